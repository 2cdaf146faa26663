// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/rounds.h"
#include "ui/delegates/desktable.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEvent>

namespace slotdesk::test {

/// A table on screen whose frames are counted: measures from before a change until the frame that shows it is painted.
class BoardView : public QObject
{
public:
    explicit BoardView(DeskTable* table) : m_table(table) { table->viewport()->installEventFilter(this); }

    [[nodiscard]] DeskTable* table() const { return m_table; }

    /// How many were painted so far.
    [[nodiscard]] int frames() const { return m_frames; }

    /// Milliseconds. A change that moves nothing in sight is painted again all the same.
    template <typename Change>
    [[nodiscard]] double toFrame(const Change& change)
    {
        settle();
        QElapsedTimer timer;
        timer.start();
        change();
        m_table->viewport()->update();
        const int before = m_frames;
        while (m_frames == before)
            QCoreApplication::processEvents();
        return double(timer.nsecsElapsed()) / 1e6;
    }

    /// Lets everything that is still due happen, also what waits for a tenth of a second.
    static void settle()
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 130)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            ++m_frames;
        return QObject::eventFilter(watched, event);
    }

private:
    DeskTable* m_table;
    int m_frames = 0;
};

} // namespace slotdesk::test
