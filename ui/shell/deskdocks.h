// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QMainWindow>

class QDockWidget;

namespace slotdesk {

/// The panels around the board: each may stand at another side, or go. The board stays in the middle.
class DeskDocks : public QMainWindow
{
    Q_OBJECT

public:
    /// Takes `board` over.
    explicit DeskDocks(QWidget* board, QWidget* parent = nullptr);

    /// Takes `panel` over. `name` is kept in the settings; `extent` is its first width or height.
    QDockWidget* add(const QString& name, const QString& title, QWidget* panel, Qt::DockWidgetArea area, int extent);
    [[nodiscard]] QList<QDockWidget*> docks() const;
    /// Shows the dock that the panel is in: what somebody asks for is never hidden.
    static void reveal(QWidget* panel);

    /// False: not a state of these docks; nothing changes.
    bool restore(const QByteArray& state);
    /// As at first.
    void reset();

Q_SIGNALS:
    void menuRequested(QDockWidget* dock, const QPoint& at);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Place
    {
        QDockWidget* dock = nullptr;
        Qt::DockWidgetArea area = Qt::RightDockWidgetArea;
        int extent = 0;
    };

    void layOut();

    QList<Place> m_places;
    bool m_atFirst = true; ///< nothing is remembered: the first extents count
};

} // namespace slotdesk
