// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

class QSplitter;
class QWidget;

namespace slotdesk {

class DeskDocks;

/// How the panels of a window share its room, and where the window is: remembered, and as at first again on demand.
class DeskLayout : public QObject
{
    Q_OBJECT

public:
    /// `number`: which window of the desk; each has its own place.
    DeskLayout(QWidget* window, int number);

    void add(const QString& name, QSplitter* splitter, const QList<int>& sizes);
    void setDocks(DeskDocks* docks);
    /// Before the window is shown.
    void restoreGeometry();
    void reset();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Part
    {
        QString key;
        QSplitter* splitter = nullptr;
        QList<int> sizes; ///< at first
    };

    void remember(const Part& part);

    QWidget* m_window;
    QString m_prefix;
    QList<Part> m_parts;
    DeskDocks* m_docks = nullptr;
};

} // namespace slotdesk
