// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "services/historyreport.h"
#include "services/legacymapping.h"

namespace slotdesk {

/// Looks back over years: in a Slotdesk database at every case that it ever had, imported ones too, in an old backend's
/// at what its audit names. Blocking; reads only.
class BookingHistory
{
public:
    [[nodiscard]] static Result<HistoryReport> own(PgConnection& connection);
    [[nodiscard]] static Result<HistoryReport> legacy(PgConnection& connection, const LegacyMapping& mapping);
};

} // namespace slotdesk
