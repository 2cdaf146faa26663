// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "services/relay/runclock.h"

#include <QtCore/QUuid>

namespace slotdesk {

/// Who is the relay: one at a time, for a while that is renewed. The server's clock ends it; ours begins to count
/// before the server was asked, so that we never believe longer than the server does.
class RelayLease
{
public:
    RelayLease(QString place, int termMs, RunClock clock = bootClock());

    /// Takes or renews it, when a third of the term has passed. False: another one has it, see heldBy(). Blocking.
    [[nodiscard]] Result<bool> hold(PgConnection& connection);
    /// Something that takes up to so many milliseconds would end while it is still ours.
    [[nodiscard]] bool lasts(int ms) const { return m_token != 0 && m_clock() + ms < m_until; }
    /// Shown with every write. 0: never had.
    [[nodiscard]] qint64 token() const { return m_token; }
    /// The database said that the token is another one's.
    void lost();
    void leave(PgConnection& connection);

    [[nodiscard]] QString heldBy() const { return m_heldBy; }
    /// When it is worth to ask again.
    [[nodiscard]] int askAgainMs() const;
    [[nodiscard]] int termMs() const { return m_termMs; }

private:
    RunClock m_clock;
    QString m_place;
    int m_termMs;
    QUuid m_holder = QUuid::createUuid();
    qint64 m_token = 0;
    qint64 m_until = 0; ///< by our clock
    qint64 m_renewAt = 0;
    int m_leftMs = 0; ///< of another one's
    QString m_heldBy;
};

} // namespace slotdesk
