// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/deskmenu.h"

#include "ui/shell/deskactions.h"

#include <QtCore/QHash>
#include <QtWidgets/QMenu>

namespace slotdesk {

QMenu* DeskMenu::make(const DeskActions& actions, QWidget* parent)
{
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QHash<QString, QMenu*> groups;
    for (const DeskActions::Entry& entry : actions.entries()) {
        QMenu*& group = groups[entry.group];
        if (!group)
            group = menu->addMenu(entry.group);
        group->addAction(entry.action);
    }
    return menu;
}

} // namespace slotdesk
