// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "feed/feedbatch.h"

#include <functional>

namespace slotdesk {

class RowCells;

/// The whole board by COPY: the rows are taken as they come and no result is held twice. The caller has begun the
/// transaction whose moment they show. A big board comes in parts, those that start next first, so that the person
/// sees the next hours before the rest is read and no part keeps the window for long.
class BoardCopy
{
public:
    /// Requests in the first parts, with all their slots and offers. The later ones, which nobody waits for, grow to
    /// `mostInPart`: each part is a question, and costs the window a walk over all it has.
    static constexpr int requestsInPart = 1000;
    static constexpr int mostInPart = 4000;

    using Take = std::function<void(FeedBatch)>;

    /// `take` is given the parts; the last one is what read() returns. `byFunctions`: the schema is this program's.
    BoardCopy(PgConnection& connection, bool byFunctions, Take take)
        : m_connection(connection), m_byFunctions(byFunctions), m_take(std::move(take))
    {
    }
    [[nodiscard]] Result<FeedBatch> read();

private:
    template <typename T>
    [[nodiscard]] Result<qint64> copy(const QByteArray& select, T (*valueOf)(const RowCells&), QList<T>& into);
    [[nodiscard]] Result<Done> takeFirstScreen();
    [[nodiscard]] static qsizetype partSize(qsizetype from);
    [[nodiscard]] Result<Done> copyRowsOf(FeedBatch& batch);
    static void sortByStart(QList<AppointmentRequest>& requests);

    PgConnection& m_connection;
    const bool m_byFunctions;
    const Take m_take;
};

} // namespace slotdesk
