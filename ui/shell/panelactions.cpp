// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/panelactions.h"

#include "ui/shell/deskactions.h"
#include "ui/shell/deskdocks.h"

#include <QtGui/QGuiApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QMenu>

namespace slotdesk {

namespace {

struct Side
{
    Qt::DockWidgetArea area;
    const char* name;
};

/// In the order in which moving on goes round.
constexpr Side sides[] = {
    {Qt::RightDockWidgetArea, QT_TRANSLATE_NOOP("slotdesk::PanelActions", "At the right")},
    {Qt::BottomDockWidgetArea, QT_TRANSLATE_NOOP("slotdesk::PanelActions", "Below the board")},
    {Qt::LeftDockWidgetArea, QT_TRANSLATE_NOOP("slotdesk::PanelActions", "At the left")},
};

} // namespace

PanelActions::PanelActions(DeskDocks& docks, DeskActions& actions) : QObject(&docks)
{
    const QString group = tr("Panels");
    for (QDockWidget* dock : docks.docks()) {
        const QString name = dock->windowTitle();
        actions.add(group, tr("%1: show or hide").arg(name), QString(), [dock] { toggle(dock); });
        actions.add(group, tr("%1: to the next side").arg(name), QString(), [&docks, dock] { moveOn(docks, dock); });
    }
    connect(&docks, &DeskDocks::menuRequested, this, [&docks](QDockWidget* dock, const QPoint& at) {
        auto* menu = new QMenu(&docks);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillMenu(menu, docks, dock);
        menu->popup(at);
    });
}

void PanelActions::fillMenu(QMenu* menu, DeskDocks& docks, QDockWidget* dock)
{
    for (const Side& side : sides) {
        QAction* action = menu->addAction(tr(side.name));
        action->setCheckable(true);
        action->setChecked(docks.dockWidgetArea(dock) == side.area);
        connect(action, &QAction::triggered, dock, [&docks, dock, area = side.area] {
            docks.addDockWidget(area, dock);
            dock->show();
        });
    }
    menu->addSeparator();
    menu->addAction(tr("Hide"), dock, [dock] { dock->hide(); });
}

void PanelActions::toggle(QDockWidget* dock)
{
    dock->setVisible(dock->isHidden());
}

void PanelActions::moveOn(DeskDocks& docks, QDockWidget* dock)
{
    const auto* at = std::find_if(std::begin(sides), std::end(sides),
                                  [&](const Side& side) { return side.area == docks.dockWidgetArea(dock); });
    const auto* next = at == std::end(sides) || at + 1 == std::end(sides) ? std::begin(sides) : at + 1;
    docks.addDockWidget(next->area, dock);
    dock->show();
}

} // namespace slotdesk
