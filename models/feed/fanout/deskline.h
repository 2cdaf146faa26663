// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/fanout/boardjournal.h"
#include "feed/fanout/deskright.h"
#include "feed/fanout/feedwire.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>

class QSslSocket;

namespace slotdesk {

/// One desk that has been let in: gives it what it is owed as fast as it takes it, and not faster. Of one thread.
class DeskLine : public QObject
{
    Q_OBJECT

public:
    /// Bytes that may lie unsent here, encrypted ones included; then the desk gets nothing until it has taken some.
    /// One frame more at most.
    static constexpr qint64 mostUnsent = 256 << 10;

    /// Takes the socket over. `welcome` is the first that the desk is told.
    DeskLine(QSslSocket* socket, DeskRight right, std::shared_ptr<BoardJournal> journal, const QByteArray& welcome);

    [[nodiscard]] const DeskRight& right() const { return m_right; }
    /// Gives it what is new.
    void pump();
    /// A sign of life, when nothing else is on its way.
    void beat(const QByteArray& frame);
    /// Tells it why and lets it go; ended() follows.
    void end(FeedWire::Reason reason);
    void drop();

    [[nodiscard]] qint64 unsent() const;
    /// How long it has taken nothing although there was something to take.
    [[nodiscard]] qint64 stuckMs() const;
    [[nodiscard]] int snapshots() const { return m_place.snapshots; }

Q_SIGNALS:
    void ended();

private:
    void taken();

    QSslSocket* m_socket; ///< a child
    const DeskRight m_right;
    const std::shared_ptr<BoardJournal> m_journal;
    BoardJournal::Place m_place;
    QElapsedTimer m_sinceTaken;
    bool m_ending = false;
};

} // namespace slotdesk
