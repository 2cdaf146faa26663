// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/deskdocks.h"

#include "ui/shell/docktitle.h"

#include <QtWidgets/QDockWidget>

namespace slotdesk {

DeskDocks::DeskDocks(QWidget* board, QWidget* parent) : QMainWindow(parent, Qt::Widget)
{
    setObjectName(QStringLiteral("docks"));
    setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks);
    setContextMenuPolicy(Qt::NoContextMenu); // its own menu names docks that the desk's menu names better
    // The details run below everything, as the eye goes: board, then what is chosen in it.
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    setCentralWidget(board);
}

QDockWidget* DeskDocks::add(const QString& name, const QString& title, QWidget* panel, Qt::DockWidgetArea area,
                            int extent)
{
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setAccessibleName(title);
    // No window of its own: Tab would lose its way in there, and another desk window is one key away.
    dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetClosable);
    dock->setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea |
                          Qt::BottomDockWidgetArea); // the board is first
    auto* bar = new DockTitle(this, dock);
    connect(bar, &DockTitle::menuRequested, this, [this, dock](const QPoint& at) { Q_EMIT menuRequested(dock, at); });
    dock->setTitleBarWidget(bar);
    dock->setWidget(panel);
    addDockWidget(area, dock);
    m_places.append({dock, area, extent});
    return dock;
}

QList<QDockWidget*> DeskDocks::docks() const
{
    QList<QDockWidget*> docks;
    for (const Place& place : m_places)
        docks.append(place.dock);
    return docks;
}

void DeskDocks::reveal(QWidget* panel)
{
    for (QWidget* at = panel; at; at = at->parentWidget()) {
        if (auto* dock = qobject_cast<QDockWidget*>(at)) {
            dock->show();
            return;
        }
    }
}

bool DeskDocks::restore(const QByteArray& state)
{
    if (state.isEmpty() || !restoreState(state))
        return false;
    m_atFirst = false;
    return true;
}

void DeskDocks::reset()
{
    for (const Place& place : std::as_const(m_places)) {
        addDockWidget(place.area, place.dock);
        place.dock->show();
    }
    layOut();
}

void DeskDocks::layOut()
{
    for (const Place& place : std::as_const(m_places)) {
        const bool beside = place.area == Qt::LeftDockWidgetArea || place.area == Qt::RightDockWidgetArea;
        resizeDocks({place.dock}, {place.extent}, beside ? Qt::Horizontal : Qt::Vertical);
    }
}

void DeskDocks::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (std::exchange(m_atFirst, false))
        layOut();
}

} // namespace slotdesk
