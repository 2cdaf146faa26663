// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/waitline.h"

#include <algorithm>

namespace slotdesk {

namespace {

bool comesBefore(const AppointmentOffer& a, const AppointmentOffer& b)
{
    return a.waitlistedAt != b.waitlistedAt ? a.waitlistedAt < b.waitlistedAt : a.id < b.id;
}

} // namespace

QList<AppointmentOffer> WaitLine::of(const LiveStore& store, RequestId request)
{
    QList<AppointmentOffer> line = store.offersOf(request);
    line.removeIf([](const AppointmentOffer& offer) { return !offer.waitlistedAt.isValid(); });
    std::sort(line.begin(), line.end(), &comesBefore);
    return line;
}

int WaitLine::placeOf(const LiveStore& store, const AppointmentOffer& offer)
{
    if (!offer.waitlistedAt.isValid())
        return 0;
    const QList<AppointmentOffer> offers = store.offersOf(offer.request);
    return 1 + static_cast<int>(std::count_if(offers.cbegin(), offers.cend(), [&](const AppointmentOffer& other) {
               return other.waitlistedAt.isValid() && comesBefore(other, offer);
           }));
}

bool WaitLine::canJoin(const AppointmentOffer& offer)
{
    return offer.status == OfferStatus::Expired && offer.cause == QLatin1String("full") &&
           !offer.waitlistedAt.isValid();
}

} // namespace slotdesk
