// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/liverow.h"

#include <QtCore/QHash>
#include <deque>
#include <vector>

namespace slotdesk {

/// The requests of the board, each with its slots and offers beside it: a batch that reads a request again finds all it
/// has to compare in one look-up. A row keeps its address while it is here. Of one thread.
class LiveRows
{
public:
    /// Null when it is not here.
    [[nodiscard]] const LiveRow* find(RequestId id) const;
    [[nodiscard]] LiveRow* find(RequestId id);
    [[nodiscard]] QList<RequestId> ids() const { return m_places.keys(); }
    [[nodiscard]] const AppointmentOffer* offer(OfferId id) const;
    [[nodiscard]] QList<OfferId> offerIds() const { return m_placeOfOffer.keys(); }

    /// `id` is not here yet.
    LiveRow& insert(RequestId id);
    /// The row with what it held; `id` is here.
    LiveRow take(RequestId id);
    /// The row of `request` holds other offers than before; the rows themselves are the caller's to change.
    void followOffers(RequestId request, const QList<OfferId>& added, const QList<OfferId>& removed);

private:
    std::deque<LiveRow> m_rows;
    std::vector<quint32> m_free; ///< places in m_rows without a request
    QHash<RequestId, quint32> m_places;
    QHash<OfferId, quint32> m_placeOfOffer;
};

} // namespace slotdesk
