// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "db/privatecluster.h"

#include <functional>

namespace slotdesk {

/// The demonstration: the old backend's dump in a database of its own ("demo_legacy"), moved to today, and imported
/// into a Slotdesk database ("demo") on the private cluster.
class Demo
{
public:
    using Progress = std::function<void(const QString& step, qint64 done, qint64 total)>;

    [[nodiscard]] static QString databaseName() { return QStringLiteral("demo"); }
    [[nodiscard]] static QString legacyDatabaseName() { return QStringLiteral("demo_legacy"); }

    /// Makes it, or finds it made; an unfinished one is finished, one whose last visit is over is made again. Takes new
    /// calls when no offers are outstanding. Blocking.
    [[nodiscard]] static Result<Endpoint> prepare(PrivateCluster& cluster, const Progress& progress);
    /// Drops both databases, so that the next prepare starts with today's times.
    [[nodiscard]] static Result<Done> discard(PrivateCluster& cluster);

private:
    [[nodiscard]] static Result<Done> make(PrivateCluster& cluster, PgConnection& server, const Progress& progress);
};

} // namespace slotdesk
