// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/localdatabase.h"

#include "db/migrator.h"
#include "services/demo.h"
#include "services/localstaff.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

namespace {

void tell(const LocalDatabase::Progress& progress, const char* step)
{
    if (progress)
        progress(QCoreApplication::translate("LocalDatabase", step), 0, 0);
}

Result<std::unique_ptr<PrivateCluster>> startCluster(const LocalDatabase::Progress& progress)
{
    tell(progress, QT_TRANSLATE_NOOP("LocalDatabase", "Starting the private PostgreSQL"));
    return PrivateCluster::acquire({});
}

} // namespace

LocalDatabase::LocalDatabase(std::unique_ptr<PrivateCluster> cluster, Endpoint owner)
    : m_cluster(std::move(cluster)), m_owner(std::move(owner))
{
}

Result<std::unique_ptr<LocalDatabase>> LocalDatabase::open(const QString& database, const Progress& progress)
{
    auto cluster = startCluster(progress);
    if (!cluster)
        return cluster.error();
    if (Result<bool> made = (*cluster)->ensureDatabase(database); !made)
        return made.error();
    const Endpoint owner = (*cluster)->endpoint(database);
    std::unique_ptr<LocalDatabase> local(new LocalDatabase(cluster.take(), owner));
    if (Result<Done> ready = local->makeReady(progress); !ready)
        return ready.error();
    return local;
}

Result<std::unique_ptr<LocalDatabase>> LocalDatabase::openDemo(const Progress& progress)
{
    auto cluster = startCluster(progress);
    if (!cluster)
        return cluster.error();
    Result<Endpoint> owner = Demo::prepare(**cluster, progress);
    if (!owner)
        return owner.error();
    std::unique_ptr<LocalDatabase> local(new LocalDatabase(cluster.take(), *owner));
    if (Result<Done> ready = local->makeReady(progress); !ready)
        return ready.error();
    Result<std::unique_ptr<PgConnection>> connection = PgConnection::open(*owner, {});
    if (!connection)
        return connection.error();
    Result<PgResult> guard = (*connection)
                                 ->exec("update slotdesk.setting set value = 'observe' where name = 'guard' "
                                        "and value <> 'observe'");
    if (!guard)
        return guard.error();
    return local;
}

Result<Done> LocalDatabase::makeReady(const Progress& progress)
{
    Result<std::unique_ptr<PgConnection>> connection = PgConnection::open(m_owner, {});
    if (!connection)
        return connection.error();
    (*connection)->setStatementTimeout(0);
    tell(progress, QT_TRANSLATE_NOOP("LocalDatabase", "Preparing the database"));
    Result<int> migrated = Migrator(**connection).migrate();
    if (!migrated)
        return migrated.error();
    m_migrated = *migrated;
    const LocalStaff::Person person = LocalStaff::here(m_owner.database());
    m_person = m_owner.withUser(person.login);
    return LocalStaff::ensure(**connection, person);
}

} // namespace slotdesk
