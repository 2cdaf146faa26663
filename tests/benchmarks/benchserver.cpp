// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmarks/benchserver.h"

#include "db/migrator.h"
#include "support/pgfixture.h"

#include <QtCore/QFile>

namespace slotdesk {

namespace {

constexpr int hour = 60 * 60 * 1000; // milliseconds; history takes its time to make

} // namespace

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

std::unique_ptr<PgConnection> BenchServer::freshDatabase(const QString& name)
{
    if (const auto made = m_cluster->ensureDatabase(name); !made)
        qFatal("%s", qPrintable(made.error().message));
    auto owner = PgFixture::connect(ownerEndpoint(name));
    owner->setStatementTimeout(hour);
    if (const auto migrated = Migrator(*owner).migrate(); !migrated)
        qFatal("%s", qPrintable(migrated.error().message));
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
