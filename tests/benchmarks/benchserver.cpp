// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmarks/benchserver.h"

#include "db/migrator.h"
#include "support/pgfixture.h"

#include <QtCore/QFile>

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
    if (const auto made = m_cluster->ensureDatabase(QStringLiteral("bench")); !made)
        qFatal("%s", qPrintable(made.error().message));
    m_owner = PgFixture::connect(m_cluster->endpoint(QStringLiteral("bench")));
    m_owner->setStatementTimeout(60 * 60 * 1000);
    if (const auto migrated = Migrator(*m_owner).migrate(); !migrated)
        qFatal("%s", qPrintable(migrated.error().message));
    PgFixture::run(*m_owner, "CREATE ROLE bench_backend LOGIN IN ROLE slotdesk_backend");
    for (const char* name : {"fsync", "synchronous_commit", "full_page_writes"}) {
        if (PgFixture::run(*m_owner, "SELECT current_setting($1)", SqlParams().raw(name)).bytes(0, 0) != "on")
            qFatal("%s is not on", name);
    }
}

Endpoint BenchServer::backend() const
{
    return m_cluster->endpoint(QStringLiteral("bench"), QStringLiteral("bench_backend"));
}

void BenchServer::runFile(const QString& name)
{
    QFile file(QStringLiteral(SLOTDESK_SOURCE_DIR "/tests/benchmarks/peers/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    if (const auto ran = m_owner->script(file.readAll()); !ran)
        qFatal("%s: %s", qPrintable(name), qPrintable(ran.error().message));
}

} // namespace slotdesk
