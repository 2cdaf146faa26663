// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/deskmodels.h"

namespace slotdesk {

DeskModels::DeskModels(const DeskContext& context)
    : requests(context.store, context.pending, context.clock),
      filter(requests),
      offers(context.store, context.clock),
      alerts(context.store, context.clock)
{
    requests.setClaims(claims);
    sortedOffers.setSourceModel(&offers);
    sortedOffers.setSortRole(OfferTable::SortRole);
    sortedOffers.sort(OfferTable::Lapses);
}

void DeskModels::tick()
{
    requests.tick();
    offers.tick();
}

} // namespace slotdesk
