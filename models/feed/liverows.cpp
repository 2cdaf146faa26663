// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/liverows.h"

#include <algorithm>
#include <utility>

namespace slotdesk {

const LiveRow* LiveRows::find(RequestId id) const
{
    const auto found = m_places.constFind(id);
    return found == m_places.cend() ? nullptr : &m_rows[*found];
}

LiveRow* LiveRows::find(RequestId id)
{
    return const_cast<LiveRow*>(std::as_const(*this).find(id));
}

const AppointmentOffer* LiveRows::offer(OfferId id) const
{
    const auto place = m_placeOfOffer.constFind(id);
    if (place == m_placeOfOffer.cend())
        return nullptr;
    const QList<AppointmentOffer>& offers = m_rows[*place].offers;
    const auto found = std::find_if(offers.cbegin(), offers.cend(), [id](const auto& row) { return row.id == id; });
    return found == offers.cend() ? nullptr : &*found;
}

LiveRow& LiveRows::insert(RequestId id)
{
    quint32 place = 0;
    if (m_free.empty()) {
        place = quint32(m_rows.size());
        m_rows.emplace_back();
    } else {
        place = m_free.back();
        m_free.pop_back();
    }
    m_places.insert(id, place);
    return m_rows[place];
}

LiveRow LiveRows::take(RequestId id)
{
    const quint32 place = m_places.take(id);
    m_free.push_back(place);
    LiveRow row = std::exchange(m_rows[place], {});
    for (const AppointmentOffer& offer : std::as_const(row.offers))
        m_placeOfOffer.remove(offer.id);
    return row;
}

void LiveRows::followOffers(RequestId request, const QList<OfferId>& added, const QList<OfferId>& removed)
{
    const quint32 place = m_places.value(request);
    for (const OfferId id : removed)
        m_placeOfOffer.remove(id);
    for (const OfferId id : added)
        m_placeOfOffer.insert(id, place);
}

} // namespace slotdesk
