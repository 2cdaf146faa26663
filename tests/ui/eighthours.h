// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/heartbeat.h"
#include "tests/ui/testdesk.h"
#include "ui/delegates/desktable.h"
#include "ui/requests/requestpanel.h"
#include "ui/shell/topbar.h"

#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QPointer>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>

namespace slotdesk::test {

/// A day at the desk, shortened: the real window while updates arrive, a number half typed into the search, which rows
/// come into and go out of, a request chosen and scrolled to, its menu open. Counts every time one of them moved by
/// itself, and what the memory does.
class EightHours
{
public:
    static constexpr int requests = 1200;
    static constexpr int everyMs = 100;

    struct Figures
    {
        qint64 updates = 0;
        int jumps = 0; ///< of selection, scroll, menu or typed text
        double slowestMs = 0;
        qint64 memoryBeforeKb = 0;
        qint64 memoryAfterKb = 0;
    };

    explicit EightHours(int updatesPerSecond) : m_each(updatesPerSecond * everyMs / 1000) {}

    Figures run(int seconds)
    {
        TestDesk desk(LiveBoard::filled(requests));
        MainWindow window(desk.context);
        window.resize(1440, 900);
        window.show();
        const QList<RequestId> ids = sorted(desk.store.requestIds());
        DeskTable* table = window.requests()->table();
        QLineEdit* typed = window.topBar()->search();
        typed->setText(QStringLiteral("48"));
        const RequestId chosen(48200); // found by its own number, whatever its client is called meanwhile
        window.requests()->choose(chosen);
        spin(500);
        const QModelIndex row = window.models().filter.indexOf(chosen).siblingAtColumn(RequestTable::Client);
        Q_EMIT table->customContextMenuRequested(table->visualRect(row).center());
        const QPointer<QWidget> menu = QApplication::activePopupWidget();
        const QPoint menuAt = menu ? menu->pos() : QPoint();
        spin(500);
        const auto rowTop = [&] { return table->visualRect(window.models().filter.indexOf(chosen)).top(); };
        const int top = rowTop();
        Figures figures;
        Heartbeat heart;
        heart.start();
        for (int step = 0; step < seconds * 1000 / everyMs; ++step) {
            if (step == warmUp(seconds))
                figures.memoryBeforeKb = memoryKb();
            change(desk, ids, chosen, step);
            figures.updates += m_each;
            desk.feed();
            desk.clock.advance(step % 10 == 0 ? 1 : 0);
            spin(everyMs);
            const bool calm = window.requests()->current() == chosen && rowTop() == top && menu && menu->isVisible() &&
                              menu->pos() == menuAt && typed->text() == QLatin1String("48");
            figures.jumps += int(!calm);
        }
        figures.memoryAfterKb = memoryKb();
        figures.slowestMs = heart.longestBlockedMs();
        return figures;
    }

private:
    /// Caches fill at first; from here on memory has to stay.
    static int warmUp(int seconds) { return seconds * 1000 / everyMs / 3; }

    static QList<RequestId> sorted(QList<RequestId> ids)
    {
        std::sort(ids.begin(), ids.end());
        return ids;
    }

    static void spin(int ms)
    {
        QEventLoop loop;
        QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
        loop.exec();
    }

    /// As many rows come as go, so that only a leak grows.
    void change(TestDesk& desk, const QList<RequestId>& ids, RequestId chosen, int step)
    {
        for (int i = 0; i < m_each; ++i) {
            const RequestId id = ids.at((step * 613 + i * 97) % ids.size());
            if (i == 0 && !m_guest.isValid())
                m_guest =
                    desk.board.addRequest(QStringLiteral("Guest %1").arg(step), QStringLiteral("Swedish 90"), 1, 5);
            else if (i == 0)
                desk.board.removeRequest(std::exchange(m_guest, {}));
            else if (id == chosen)
                desk.board.touch(id);
            else
                desk.board.setClientName(id, QStringLiteral("Client %1").arg(step % 1000));
        }
    }

    static qint64 memoryKb()
    {
        QFile file(QStringLiteral("/proc/self/statm"));
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        return file.readAll().split(' ').value(1).toLongLong() * 4;
    }

    int m_each;
    RequestId m_guest;
};

} // namespace slotdesk::test
