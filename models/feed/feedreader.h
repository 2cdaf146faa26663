// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "feed/feedbatch.h"
#include "feed/feedchanges.h"
#include "feed/feedcursor.h"
#include "feed/feedhead.h"
#include "feed/feedticket.h"

#include <functional>
#include <optional>

namespace slotdesk {

/// The feed's questions to the database, on a connection it does not own. A snapshot sets the cursor to the snapshot's
/// own horizon: what was committed before it is in the rows, everything else comes with the tail.
class FeedReader
{
public:
    explicit FeedReader(PgConnection& connection) : m_connection(connection) {}

    /// A server whose schema is not ours has the views, but perhaps not the functions, which keep their plans.
    void readByFunctions(bool byFunctions) { m_byFunctions = byFunctions; }

    [[nodiscard]] Result<FeedHead> head();
    /// A way into a relay; none where there is none, or where this server or this login has no tickets.
    [[nodiscard]] Result<std::optional<FeedTicket>> ticket();
    using Take = std::function<void(const FeedBatch&)>;

    /// Everything there is, as of one moment; of a big board `take` is given parts before.
    [[nodiscard]] Result<FeedBatch> snapshot(const Take& take);
    /// What the next events are about; moves the cursor past them. Empty: nothing new below the horizon.
    [[nodiscard]] Result<FeedChanges> changes();
    /// Reads those rows again, all as of one moment, and hands them over in portions.
    [[nodiscard]] Result<Done> readAgain(const FeedChanges& changes, const Take& take);

private:
    [[nodiscard]] Result<FeedBatch> copyBoard(const Take& take);
    /// A save changes what rows on the board show without changing the rows.
    [[nodiscard]] Result<Done> addRequestsShowing(FeedChanges& changes);
    [[nodiscard]] Result<Done> readRest(const QList<RequestId>& requests, FeedBatch& batch, const Take& take);
    static void takeAlerts(const PgResult& rows, FeedChanges& changes, FeedBatch& batch);
    /// `answers` has the requests, slots and offers from that place on.
    static void takeRows(const QList<PgResult>& answers, qsizetype from, FeedBatch& batch);

    PgConnection& m_connection;
    FeedCursor m_cursor;
    bool m_byFunctions = true;
};

} // namespace slotdesk
