// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/docktitle.h"

#include "ui/shell/theme.h"

#include <QtGui/QContextMenuEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QMainWindow>

namespace slotdesk {

namespace {

constexpr int thickness = 8; ///< with the separator as wide as any gap between panels
constexpr int dots = 5;
constexpr int dotStep = 6;

} // namespace

DockTitle::DockTitle(QMainWindow* docks, QDockWidget* dock) : QWidget(dock), m_docks(docks), m_dock(dock)
{
    setObjectName(QStringLiteral("dockTitle"));
    setAccessibleName(dock->windowTitle()); // heard as "Alerts, grip"
    setCursor(Qt::OpenHandCursor);
    setToolTip(tr("Drag it to another side"));
    connect(dock, &QDockWidget::dockLocationChanged, this, &DockTitle::follow);
}

bool DockTitle::isUpright() const
{
    return m_dock->features().testFlag(QDockWidget::DockWidgetVerticalTitleBar);
}

// Beside the board it stands in the gap to it, so that the heads of the panels stay in one line.
void DockTitle::follow()
{
    const Qt::DockWidgetArea area = m_docks->dockWidgetArea(m_dock);
    const bool beside = area == Qt::RightDockWidgetArea || area == Qt::LeftDockWidgetArea;
    QDockWidget::DockWidgetFeatures features = m_dock->features();
    features.setFlag(QDockWidget::DockWidgetVerticalTitleBar, beside);
    m_dock->setFeatures(features);
    updateGeometry();
    update();
}

QSize DockTitle::sizeHint() const
{
    const QSize along(2 * dots * dotStep, thickness);
    return isUpright() ? along.transposed() : along;
}

void DockTitle::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const ThemeColors& colors = Theme::instance().colors();
    painter.setBrush(underMouse() ? colors.accent : colors.strongLine);
    const QPoint step = isUpright() ? QPoint(0, dotStep) : QPoint(dotStep, 0);
    for (int i = 0; i < dots; ++i)
        painter.drawEllipse(rect().toRectF().center() + (i - (dots - 1) / 2.0) * QPointF(step), 1.5, 1.5);
}

void DockTitle::enterEvent(QEnterEvent* event)
{
    QWidget::enterEvent(event);
    update();
}

void DockTitle::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    update();
}

void DockTitle::contextMenuEvent(QContextMenuEvent* event)
{
    Q_EMIT menuRequested(event->globalPos());
}

} // namespace slotdesk
