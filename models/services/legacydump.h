// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"

#include <QtCore/QDateTime>

namespace slotdesk {

/// A gzipped plain dump of a legacy backend: loading it, and moving that copy's times to today. For the demo only;
/// audit and import never shift a time.
class LegacyDump
{
public:
    /// Feeds the dump to psql in one transaction. `binaries` is the folder of psql; the database must be empty.
    [[nodiscard]] static Result<Done> load(const QString& fileName, const Endpoint& database, const QString& binaries);

    /// Moves every time of the copy by whole weeks, wall time kept in each request's zone, so that the dump's last days
    /// lie around `now` and at least one of its double bookings is still to come. What would then have been written
    /// after `now` was written whole weeks earlier instead. Returns the weeks.
    [[nodiscard]] static Result<int> shift(PgConnection& copy, const QDateTime& now);
};

} // namespace slotdesk
