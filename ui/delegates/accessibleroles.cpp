// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/accessibleroles.h"

#include <QtCore/QHash>
#include <QtWidgets/QAccessibleWidget>

namespace slotdesk {

QAccessible::Role AccessibleRoles::of(const QString& className)
{
    static const QHash<QString, QAccessible::Role> roles{
        {QStringLiteral("slotdesk::AlertCard"), QAccessible::ListItem},
        {QStringLiteral("slotdesk::CallCard"), QAccessible::ListItem},
        {QStringLiteral("slotdesk::SlotCard"), QAccessible::ListItem},
        {QStringLiteral("slotdesk::PillLabel"), QAccessible::StaticText},
        {QStringLiteral("slotdesk::WallFigure"), QAccessible::Indicator},
        {QStringLiteral("slotdesk::RaceView"), QAccessible::Graphic},
        {QStringLiteral("slotdesk::PinnedStrip"), QAccessible::Note},
        {QStringLiteral("slotdesk::Notice"), QAccessible::AlertMessage},
        {QStringLiteral("slotdesk::Toast"), QAccessible::AlertMessage},
        {QStringLiteral("slotdesk::BulkBar"), QAccessible::ToolBar},
        {QStringLiteral("slotdesk::DockTitle"), QAccessible::Grip},
        {QStringLiteral("QChartView"), QAccessible::Chart},
    };
    return roles.value(className, QAccessible::NoRole);
}

void AccessibleRoles::install()
{
    static const bool once = [] {
        QAccessible::installFactory([](const QString& className, QObject* object) -> QAccessibleInterface* {
            auto* widget = qobject_cast<QWidget*>(object);
            const QAccessible::Role role = of(className);
            return widget && role != QAccessible::NoRole ? new QAccessibleWidget(widget, role) : nullptr;
        });
        return true;
    }();
    (void)once;
}

} // namespace slotdesk
