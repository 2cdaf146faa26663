// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/docktitle.h"

#include "ui/shell/theme.h"

#include <QtGui/QContextMenuEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QToolButton>

namespace slotdesk {

namespace {

constexpr int thickness = 8; ///< with the separator as wide as any gap between panels
constexpr int dots = 5;
constexpr int dotStep = 6;

} // namespace

DockTitle::DockTitle(QMainWindow* docks, QDockWidget* dock)
    : QWidget(dock), m_docks(docks), m_dock(dock), m_bar(new QWidget(this)), m_name(new QLabel(m_bar))
{
    setObjectName(QStringLiteral("dockTitle"));
    setCursor(Qt::OpenHandCursor);
    setToolTip(tr("Drag it to another place; double click: a window of its own"));
    m_name->setText(dock->windowTitle());
    m_name->setProperty("role", QStringLiteral("heading"));
    auto* back = new QToolButton(m_bar);
    back->setText(tr("Back into the desk"));
    back->setCursor(Qt::ArrowCursor);
    connect(back, &QToolButton::clicked, dock, [dock] { dock->setFloating(false); });
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(14, 4, 8, 4);
    row->addWidget(m_name, 1);
    row->addWidget(back);
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_bar);
    connect(dock, &QDockWidget::topLevelChanged, this, &DockTitle::follow);
    connect(dock, &QDockWidget::dockLocationChanged, this, &DockTitle::follow);
    m_bar->hide();
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
    features.setFlag(QDockWidget::DockWidgetVerticalTitleBar, beside && !m_dock->isFloating());
    m_dock->setFeatures(features);
    m_bar->setVisible(m_dock->isFloating());
    updateGeometry();
    update();
}

QSize DockTitle::sizeHint() const
{
    if (m_dock->isFloating())
        return m_bar->sizeHint();
    const QSize along(2 * dots * dotStep, thickness);
    return isUpright() ? along.transposed() : along;
}

void DockTitle::paintEvent(QPaintEvent*)
{
    if (m_dock->isFloating())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const ThemeColors& colors = Theme::instance().colors();
    painter.setBrush(underMouse() ? colors.accent : colors.strongLine);
    for (int i = 0; i < dots; ++i)
        painter.drawEllipse(rect().toRectF().center() + QPointF((i - dots / 2) * dotStep * (isUpright() ? 0 : 1),
                                                                (i - dots / 2) * dotStep * (isUpright() ? 1 : 0)),
                            1.5, 1.5);
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
