// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/themechoice.h"

#include "ui/settings/desksettings.h"
#include "ui/shell/theme.h"

namespace slotdesk {

namespace {

const QString themeKey = QStringLiteral("look/theme");
const QString contrastKey = QStringLiteral("look/contrast");

} // namespace

ThemeChoice::ThemeChoice(QObject* parent) : QObject(parent)
{
    Theme::instance().install();
    apply();
    connect(&DeskSettings::instance(), &DeskSettings::changed, this, [this](const QString& changed) {
        if (changed == themeKey || changed == contrastKey)
            apply();
    });
    connect(&Theme::instance(), &Theme::changed, this, &ThemeChoice::keep);
}

void ThemeChoice::apply()
{
    const QString chosen = DeskSettings::instance().text(themeKey);
    Theme::instance().setMode(chosen == QLatin1String("light")  ? Theme::Mode::Light
                              : chosen == QLatin1String("dark") ? Theme::Mode::Dark
                                                                : Theme::Mode::FollowSystem);
    const QString contrast = DeskSettings::instance().text(contrastKey);
    Theme::instance().setContrast(contrast == QLatin1String("normal") ? Theme::Contrast::Normal
                                  : contrast == QLatin1String("high") ? Theme::Contrast::High
                                                                      : Theme::Contrast::FollowSystem);
}

void ThemeChoice::keep()
{
    switch (Theme::instance().mode()) {
    case Theme::Mode::Light:
        return DeskSettings::instance().set(themeKey, QStringLiteral("light"));
    case Theme::Mode::Dark:
        return DeskSettings::instance().set(themeKey, QStringLiteral("dark"));
    case Theme::Mode::FollowSystem:
        return DeskSettings::instance().remove(themeKey);
    }
}

} // namespace slotdesk
