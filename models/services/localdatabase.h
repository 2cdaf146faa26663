// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/privatecluster.h"

#include <functional>

namespace slotdesk {

/// A database on the private cluster, ready to work with: the server runs, the database is there with this program's
/// schema, and the person at this machine can log in. Holds the cluster. Blocking: open it in a worker thread.
class LocalDatabase
{
public:
    using Progress = std::function<void(const QString& step, qint64 done, qint64 total)>;

    [[nodiscard]] static QString defaultName() { return QStringLiteral("slotdesk"); }

    /// Starts, creates and migrates as far as needed. A newer schema is refused and left alone.
    [[nodiscard]] static Result<std::unique_ptr<LocalDatabase>> open(const QString& database, const Progress& progress);

    /// The demonstration database, filled on first use, with its guard set to observe.
    [[nodiscard]] static Result<std::unique_ptr<LocalDatabase>> openDemo(const Progress& progress);

    [[nodiscard]] PrivateCluster& cluster() { return *m_cluster; }
    [[nodiscard]] Endpoint owner() const { return m_owner; }   ///< the cluster's superuser: set-up, import
    [[nodiscard]] Endpoint person() const { return m_person; } ///< who books
    [[nodiscard]] int migrated() const { return m_migrated; }  ///< migrations applied just now

private:
    LocalDatabase(std::unique_ptr<PrivateCluster> cluster, Endpoint owner);
    [[nodiscard]] Result<Done> makeReady(const Progress& progress);

    std::unique_ptr<PrivateCluster> m_cluster;
    Endpoint m_owner;
    Endpoint m_person;
    int m_migrated = 0;
};

} // namespace slotdesk
