// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "services/importreport.h"
#include "services/legacymapping.h"

#include <functional>

namespace slotdesk {

/// Brings a legacy database over: markets, clients, therapists, requests with their slots, offers, and an alert for
/// each double booking. Can be run again: what is there stays, what is new is added. Can be stopped at any moment and
/// run again: each batch of requests commits as a whole. The legacy side is only read, in one snapshot. Blocking.
class LegacyImport
{
public:
    struct Progress
    {
        QString step; ///< "Reading appointments", "Writing requests", …
        qint64 done = 0;
        qint64 total = 0; ///< 0: not known
    };

    struct Options
    {
        int batch = 500; ///< requests a transaction; up to eight times as many when many are written already
        std::function<bool(const Progress&)> progress; ///< false stops after what is committed: Cancelled
    };

    /// `slotdesk` must have this program's schema and a login that may act as slotdesk_owner; else Missing.
    [[nodiscard]] static Result<ImportReport> run(PgConnection& legacy, PgConnection& slotdesk,
                                                  const LegacyMapping& mapping, const Options& options);
};

} // namespace slotdesk
