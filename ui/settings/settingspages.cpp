// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspages.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("slotdesk::SettingsPages", text);
}

SettingsPage* appearance()
{
    auto* page = new SettingsPage(tr("Appearance"));
    page->choice(tr("Colours"), QStringLiteral("look/theme"),
                 {{QString(), tr("As the system")},
                  {QStringLiteral("light"), tr("Light")},
                  {QStringLiteral("dark"), tr("Dark")}});
    return page;
}

} // namespace

QList<SettingsPage*> settingsPages()
{
    return {appearance()};
}

} // namespace slotdesk
