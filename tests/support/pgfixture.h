// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/endpoint.h"
#include "db/pgconnection.h"
#include "db/privatecluster.h"

#include <QtCore/QTemporaryDir>

namespace slotdesk {

/// A real PostgreSQL of the test program's own, thrown away with it. Make it a member of the test class: it starts
/// with the first database that is asked for. Whatever goes wrong ends the program with the reason: a test that needs
/// PostgreSQL fails without it and is never skipped.
class PgFixture
{
public:
    PgFixture() = default;
    ~PgFixture();
    PgFixture(const PgFixture&) = delete;
    PgFixture& operator=(const PgFixture&) = delete;

    /// A new database with the built-in migrations applied, as superuser "postgres". Copied from a template: fast.
    [[nodiscard]] Endpoint freshDatabase(const QString& hint = {});
    /// A new database with nothing in it.
    [[nodiscard]] Endpoint emptyDatabase(const QString& hint = {});

    /// The same database as a login of its own, made when missing, member of the group roles ("slotdesk_agent", …).
    /// For groups that are people the staff row is written too; no markets means every market.
    [[nodiscard]] Endpoint login(const Endpoint& database, const QString& name, const QStringList& groups,
                                 const QList<qint64>& markets = {});

    /// An open connection, or the end of the program.
    [[nodiscard]] static std::unique_ptr<PgConnection> connect(const Endpoint& endpoint);
    /// One statement that must succeed.
    static PgResult run(PgConnection& connection, QByteArrayView sql, const SqlParams& params = {});
    /// The same on a connection of its own.
    static PgResult run(const Endpoint& endpoint, QByteArrayView sql, const SqlParams& params = {});

    [[nodiscard]] PrivateCluster& cluster();

private:
    [[nodiscard]] Endpoint create(const QString& hint, const QString& templateName);
    void makeTemplate();

    QTemporaryDir m_folder{QStringLiteral("/tmp/slotdesk-test-XXXXXX")};
    std::unique_ptr<PrivateCluster> m_cluster;
    bool m_hasTemplate = false;
    int m_count = 0;
};

} // namespace slotdesk
