// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pgfixture.h"

#include "db/migrator.h"

#include <QtCore/QRegularExpression>

namespace slotdesk {

namespace {

const QString templateName = QStringLiteral("slotdesk_template");

template <typename T>
T must(Result<T> result, const char* what)
{
    if (!result)
        qFatal("%s: %s", what, qPrintable(result.error().text()));
    return result.take();
}

PrivateCluster::Options optionsFor(const QTemporaryDir& folder)
{
    PrivateCluster::Options options;
    options.folder = folder.path();
    options.lingerSeconds = 1;
    options.durable = false;
    return options;
}

/// The staff role of a login; empty for groups that are not people.
QString roleOf(const QStringList& groups)
{
    for (const char* role : {"admin", "supervisor", "agent", "reader"})
        if (groups.contains(QStringLiteral("slotdesk_") + QString::fromLatin1(role)))
            return QString::fromLatin1(role);
    return {};
}

} // namespace

PgFixture::~PgFixture()
{
    if (!m_cluster)
        return;
    // At once, not after the keeper's time: the folder goes now.
    const Result<Done> stopped = PrivateCluster::stop(optionsFor(m_folder));
    if (!stopped)
        qWarning("%s", qPrintable(stopped.error().text()));
    m_cluster.reset();
}

PrivateCluster& PgFixture::cluster()
{
    if (!m_folder.isValid())
        qFatal("No temporary folder: %s", qPrintable(m_folder.errorString()));
    if (!m_cluster)
        m_cluster = must(PrivateCluster::acquire(optionsFor(m_folder)), "This test needs PostgreSQL");
    return *m_cluster;
}

Endpoint PgFixture::freshDatabase(const QString& hint)
{
    makeTemplate();
    return create(hint, templateName);
}

Endpoint PgFixture::emptyDatabase(const QString& hint)
{
    return create(hint, QStringLiteral("template0"));
}

void PgFixture::makeTemplate()
{
    if (m_hasTemplate)
        return;
    must(cluster().ensureDatabase(templateName), "Template database");
    const auto connection = connect(cluster().endpoint(templateName));
    must(Migrator(*connection).migrate(), "Migrations");
    m_hasTemplate = true;
}

Endpoint PgFixture::create(const QString& hint, const QString& from)
{
    QString name = hint.toLower();
    name.replace(QRegularExpression(QStringLiteral("[^a-z0-9]")), QStringLiteral("_"));
    name = QStringLiteral("t%1_%2").arg(++m_count).arg(name.left(40));
    const auto connection = connect(cluster().endpoint(QStringLiteral("postgres")));
    run(*connection, QByteArray("CREATE DATABASE " + connection->quoted(name) + " TEMPLATE " +
                                connection->quoted(from) + " STRATEGY wal_log"));
    return cluster().endpoint(name);
}

Endpoint PgFixture::login(const Endpoint& database, const QString& name, const QStringList& groups,
                          const QList<qint64>& markets)
{
    const auto connection = connect(database);
    const QByteArray role = connection->quoted(name);
    if (run(*connection, "SELECT 1 FROM pg_roles WHERE rolname = $1", SqlParams().add(name)).isEmpty())
        run(*connection, QByteArray("CREATE ROLE " + role + " LOGIN"));
    for (const QString& group : groups)
        run(*connection, QByteArray("GRANT " + connection->quoted(group) + " TO " + role));
    if (const QString staffRole = roleOf(groups); !staffRole.isEmpty()) {
        SqlParams params;
        params.add(name).add(staffRole);
        markets.isEmpty() ? params.null() : params.addArray(markets);
        run(*connection,
            "INSERT INTO slotdesk.staff (login, name, role, markets) VALUES ($1, $1, $2, $3) "
            "ON CONFLICT (login) DO UPDATE SET role = excluded.role, markets = excluded.markets",
            params);
    }
    return database.withUser(name);
}

std::unique_ptr<PgConnection> PgFixture::connect(const Endpoint& endpoint)
{
    return must(PgConnection::open(endpoint, {}), "Connection");
}

PgResult PgFixture::run(PgConnection& connection, QByteArrayView sql, const SqlParams& params)
{
    return must(connection.exec(sql, params), sql.toByteArray().constData());
}

PgResult PgFixture::run(const Endpoint& endpoint, QByteArrayView sql, const SqlParams& params)
{
    return run(*connect(endpoint), sql, params);
}

} // namespace slotdesk
