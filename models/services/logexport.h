// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "services/logcheck.h"

namespace slotdesk {

/// Writes the sealed log to a file, a line a batch and a line an event, for an auditor and as the archive of what will
/// be retired. A file that is there already is checked first and gone on with. Blocking.
class LogExport
{
public:
    struct Written
    {
        qint64 batches = 0; ///< added by this export
        qint64 events = 0;
        SealedBatch last;    ///< the end of the file's chain
        bool marked = false; ///< the database knows: from now on these may be retired

        [[nodiscard]] QJsonObject toJson() const;
    };

    /// What the database holds must agree with its own chain, and with the file's end: nothing else is exported.
    /// Refused otherwise. On the disk before it is marked; a failure leaves the file as it was.
    [[nodiscard]] static Result<Written> run(PgConnection& connection, const QString& fileName);
};

} // namespace slotdesk
