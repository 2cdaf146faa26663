// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/alerttable.h"
#include "tables/offertable.h"
#include "tables/requestfilter.h"
#include "tables/requesttable.h"
#include "ui/shell/deskcontext.h"

#include <QtCore/QSortFilterProxyModel>

namespace slotdesk {

/// The tables of one window. Made before its panels, gone after them.
struct DeskModels
{
    explicit DeskModels(const DeskContext& context);
    void tick();

    LiveClaims claims;
    RequestTable requests;
    RequestFilter filter;
    OfferTable offers;
    QSortFilterProxyModel sortedOffers;
    AlertTable alerts;
};

} // namespace slotdesk
