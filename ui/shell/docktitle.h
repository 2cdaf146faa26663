// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QDockWidget;
class QMainWindow;

namespace slotdesk {

/// What a dock is held by: a thin line of dots, because the panel below has a head of its own. Moves the dock by mouse,
/// offers the same by its menu.
class DockTitle : public QWidget
{
    Q_OBJECT

public:
    /// `dock` owns it.
    DockTitle(QMainWindow* docks, QDockWidget* dock);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void menuRequested(const QPoint& at);

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void follow();
    [[nodiscard]] bool isUpright() const;

    QMainWindow* m_docks;
    QDockWidget* m_dock;
};

} // namespace slotdesk
