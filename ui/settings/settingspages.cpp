// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspages.h"

#include "ui/alerts/riskalarm.h"
#include "ui/alerts/traynotice.h"
#include "ui/shell/translation.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

namespace {

struct PageWords
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::SettingsPages)
};

SettingsPage* appearance()
{
    auto* page = new SettingsPage(PageWords::tr("Appearance"));
    page->choice(PageWords::tr("Colours"), QStringLiteral("look/theme"),
                 {{QString(), PageWords::tr("As the system")},
                  {QStringLiteral("light"), PageWords::tr("Light")},
                  {QStringLiteral("dark"), PageWords::tr("Dark")}});
    page->choice(PageWords::tr("Contrast"), QStringLiteral("look/contrast"),
                 {{QString(), PageWords::tr("As the system")},
                  {QStringLiteral("normal"), PageWords::tr("Ordinary")},
                  {QStringLiteral("high"), PageWords::tr("High")}});
    QList<SettingsPage::Choice> languages = {{QString(), PageWords::tr("As the system")}};
    for (const Translation::Language& one : Translation::languages())
        languages.append({one.code, one.name});
    page->choice(PageWords::tr("Language"), QStringLiteral("look/language"), languages);
    page->hint(PageWords::tr("Another language is spoken after the next start."));
    return page;
}

SettingsPage* sound()
{
    auto* page = new SettingsPage(PageWords::tr("Sound and notices"));
    page->toggle(PageWords::tr("Sound while an alert is new and nobody has claimed it"), RiskAlarm::settingsKey(),
                 true);
    page->toggle(PageWords::tr("Notice of the desktop when an alert is new"), TrayNotice::settingsKey(), true);
    return page;
}

} // namespace

QList<SettingsPage*> settingsPages()
{
    return {appearance(), sound()};
}

} // namespace slotdesk
