// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "db/privatecluster.h"

#include <QtCore/QTemporaryDir>

namespace slotdesk {

/// A PostgreSQL of the benchmark's own with full durability (fsync, synchronous_commit and full_page_writes on), the
/// schema in it, thrown away at the end. What goes wrong ends the program.
class BenchServer
{
public:
    BenchServer();

    [[nodiscard]] PgConnection& owner() { return *m_owner; }
    /// As a therapist app's backend logs in: no superuser, every right checked.
    [[nodiscard]] Endpoint backend() const;
    [[nodiscard]] QString socketFolder() const { return m_cluster->status().socketFolder; }
    [[nodiscard]] QString version() const { return m_cluster->status().serverVersion; }
    /// Runs a file of tests/benchmarks/peers.
    void runFile(const QString& name) { runFile(*m_owner, name); }
    static void runFile(PgConnection& owner, const QString& name);

    static constexpr int patienceMs = 60 * 60 * 1000; ///< history takes its time to make

    /// While rows are made: nothing is flushed. Not while anything is measured.
    void hurry(bool on);
    /// Another database with the schema in it, and the logins' ways to it.
    [[nodiscard]] std::unique_ptr<PgConnection> freshDatabase(const QString& name);
    /// One without.
    [[nodiscard]] std::unique_ptr<PgConnection> emptyDatabase(const QString& name);
    [[nodiscard]] Endpoint backend(const QString& database) const;
    [[nodiscard]] Endpoint ownerEndpoint(const QString& database) const { return m_cluster->endpoint(database); }

private:
    QTemporaryDir m_folder{QStringLiteral("/tmp/slotdesk-bench-XXXXXX")};
    std::unique_ptr<PrivateCluster> m_cluster;
    std::unique_ptr<PgConnection> m_owner;
};

} // namespace slotdesk
