// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "services/sealedbatch.h"

namespace slotdesk {

/// The sealed log of a database, as a supervisor, an administrator, an auditor or the worker reads it. Blocking.
class SealedLog
{
public:
    explicit SealedLog(PgConnection& connection) : m_connection(connection) {}

    /// The next few after this one; none: that was the last.
    [[nodiscard]] Result<QList<SealedBatch>> batchesAfter(qint64 no, int most = 20);
    /// The events of a batch that are there, in the feed's order, as lines.
    [[nodiscard]] Result<QList<QByteArray>> lines(qint64 batch);
    /// An event that somebody put in where all is sealed; 0: none.
    [[nodiscard]] Result<qint64> unsealedBetween();
    [[nodiscard]] Result<bool> mayMark();
    /// Says that everything up to this batch is safe elsewhere: only what is marked can ever be retired.
    [[nodiscard]] Result<int> markExported(const SealedBatch& last);

private:
    PgConnection& m_connection;
};

} // namespace slotdesk
