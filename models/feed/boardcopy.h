// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "feed/feedbatch.h"

namespace slotdesk {

class RowCells;

/// The whole board by COPY: the rows are taken as they come and no result is held twice. The caller has begun the
/// transaction whose moment they show.
class BoardCopy
{
public:
    explicit BoardCopy(PgConnection& connection) : m_connection(connection) {}
    [[nodiscard]] Result<FeedBatch> read();

private:
    template <typename T>
    [[nodiscard]] Result<qint64> copy(const QByteArray& select, T (*valueOf)(const RowCells&), QList<T>& into);
    [[nodiscard]] Result<Done> copyRowsOf(const QList<RequestId>& requests, FeedBatch& batch);

    PgConnection& m_connection;
};

} // namespace slotdesk
