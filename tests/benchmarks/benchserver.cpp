// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmarks/benchserver.h"

#include "db/migrator.h"
#include "support/pgfixture.h"

#include <QtCore/QFile>

#include <unistd.h>

namespace slotdesk {

BenchServer::BenchServer()
{
    PrivateCluster::Options options;
    options.folder = m_folder.path();
    options.lingerSeconds = 0;
    options.durable = true;
    auto cluster = PrivateCluster::acquire(options);
    if (!cluster)
        qFatal("%s", qPrintable(cluster.error().message));
    m_cluster = std::move(cluster.value());
    m_owner = freshDatabase(QStringLiteral("bench"));
    PgFixture::run(*m_owner, "CREATE ROLE bench_backend LOGIN IN ROLE slotdesk_backend");
    for (const char* name : {"fsync", "synchronous_commit", "full_page_writes"}) {
        if (PgFixture::run(*m_owner, "SELECT current_setting($1)", SqlParams().raw(name)).bytes(0, 0) != "on")
            qFatal("%s is not on", name);
    }
}

void BenchServer::hurry(bool on)
{
    const QByteArray how = on ? " SET %1 = 'off'" : " RESET %1";
    for (const char* name : {"fsync", "full_page_writes", "synchronous_commit"})
        PgFixture::run(*m_owner, "ALTER SYSTEM" + QByteArray(how).replace("%1", name));
    PgFixture::run(*m_owner, "ALTER SYSTEM" + QByteArray(on ? " SET max_wal_size = '8GB'" : " RESET max_wal_size"));
    PgFixture::run(*m_owner, "SELECT pg_reload_conf()");
    if (on)
        return;
    PgFixture::run(*m_owner, "CHECKPOINT");
    ::sync(); // what was made without a flush is not to be written while something is measured
}

std::unique_ptr<PgConnection> BenchServer::freshDatabase(const QString& name)
{
    auto owner = emptyDatabase(name);
    if (const auto migrated = Migrator(*owner).migrate(); !migrated)
        qFatal("%s", qPrintable(migrated.error().message));
    return owner;
}

std::unique_ptr<PgConnection> BenchServer::emptyDatabase(const QString& name)
{
    if (const auto made = m_cluster->ensureDatabase(name); !made)
        qFatal("%s", qPrintable(made.error().message));
    auto owner = PgFixture::connect(ownerEndpoint(name));
    owner->setStatementTimeout(patienceMs);
    return owner;
}

Endpoint BenchServer::backend() const
{
    return backend(QStringLiteral("bench"));
}

Endpoint BenchServer::backend(const QString& database) const
{
    return m_cluster->endpoint(database, QStringLiteral("bench_backend"));
}

void BenchServer::runFile(PgConnection& owner, const QString& name)
{
    QFile file(QStringLiteral(SLOTDESK_SOURCE_DIR "/tests/benchmarks/peers/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    if (const auto ran = owner.script(file.readAll()); !ran)
        qFatal("%s: %s", qPrintable(name), qPrintable(ran.error().message));
}

} // namespace slotdesk
