// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QAccessible>

namespace slotdesk {

/// What the desk's own widgets are to who hears the desk and does not see it. Qt takes what paints itself for a plain
/// area; their names and descriptions are each widget's own business.
class AccessibleRoles
{
public:
    /// Once for the application; before the first widget is asked for.
    static void install();
    /// By class name, with its namespace; NoRole: Qt knows better.
    [[nodiscard]] static QAccessible::Role of(const QString& className);
};

} // namespace slotdesk
