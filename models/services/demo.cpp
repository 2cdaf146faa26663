// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demo.h"

#include "db/migrator.h"
#include "services/democalls.h"
#include "services/legacydump.h"
#include "services/legacyimport.h"

#include <QtCore/QStringBuilder>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int waitForAnotherMs = 300000;

Result<std::unique_ptr<PgConnection>> connectTo(const PrivateCluster& cluster, const QString& database)
{
    PgConnection::Options options;
    options.applicationName = "slotdesk demo";
    return PgConnection::open(cluster.endpoint(database), options);
}

Result<Done> drop(PgConnection& server, const QString& database)
{
    const auto dropped = server.exec(QString(u"drop database if exists "_s % database).toUtf8());
    if (!dropped)
        return dropped.error();
    return Done{};
}

/// Whether the copy was loaded and moved as a whole, and whether it was imported.
struct Stage
{
    bool moved = false;
    bool imported = false;
    bool stale = false; ///< its last visit is over
};

Result<Stage> stageOf(PgConnection& legacy)
{
    const auto there = legacy.exec("select to_regclass('public.slotdesk_demo') is not null");
    if (!there || !there->boolean(0, 0))
        return there ? Result<Stage>(Stage{}) : there.error();
    const auto state =
        legacy.exec("select imported, (select max(starts_at) < now() at time zone 'UTC' from appointments) "
                    "from slotdesk_demo");
    if (!state)
        return state.error();
    return Stage{true, state->boolean(0, 0), state->boolean(0, 1)};
}

Result<Done> makeLegacy(PrivateCluster& cluster, PgConnection& server, const Demo::Progress& progress)
{
    progress(u"Loading the old backend's database"_s, 0, 0);
    if (auto dropped = drop(server, Demo::legacyDatabaseName()); !dropped)
        return dropped;
    if (const auto made = cluster.ensureDatabase(Demo::legacyDatabaseName()); !made)
        return made.error();
    auto loaded = LegacyDump::load(u":/sql/demo/legacy-rails.sql.gz"_s, cluster.endpoint(Demo::legacyDatabaseName()),
                                   cluster.status().binaries);
    if (!loaded)
        return loaded;
    progress(u"Moving its times to today"_s, 0, 0);
    const auto legacy = connectTo(cluster, Demo::legacyDatabaseName());
    if (!legacy)
        return legacy.error();
    const auto moved = LegacyDump::shift(**legacy, QDateTime::currentDateTimeUtc());
    if (!moved)
        return moved.error();
    return Done{};
}

Result<Done> import(PgConnection& legacy, PgConnection& demo, const Demo::Progress& progress)
{
    const auto mapping = LegacyMapping::builtIn();
    if (!mapping)
        return mapping.error();
    LegacyImport::Options options;
    options.progress = [&progress](const LegacyImport::Progress& p) {
        progress(p.step, p.done, p.total);
        return true;
    };
    const auto report = LegacyImport::run(legacy, demo, *mapping, options);
    if (!report)
        return report.error();
    if (!report->trustworthy())
        return DbError{DbError::Kind::Schema,
                       {},
                       u"The demo's import does not agree with itself: "_s % report->disagreements.first(),
                       u"Make it anew: slotctl demo after dropping it."_s};
    // A first look should not find every offer lapsed already.
    return demo.script("update slotdesk.setting set value = '240' where name = 'offer_minutes' and value = '30'");
}

} // namespace

Result<Endpoint> Demo::prepare(PrivateCluster& cluster, const Progress& told)
{
    const Progress progress = told ? told : [](const QString&, qint64, qint64) {};
    const auto server = connectTo(cluster, u"postgres"_s);
    if (!server)
        return server.error();
    // Two programs that start at once make it once.
    (*server)->setStatementTimeout(waitForAnotherMs);
    if (const auto alone = (*server)->exec("select pg_advisory_lock(hashtext('slotdesk.demo'))"); !alone)
        return alone.error();
    if (const auto made = make(cluster, **server, progress); !made)
        return made.error();
    const auto demo = connectTo(cluster, databaseName());
    if (!demo)
        return demo.error();
    progress(u"Taking calls"_s, 0, 0);
    if (const auto calls = DemoCalls::take(**demo); !calls)
        return calls.error();
    return cluster.endpoint(databaseName());
}

Result<Done> Demo::make(PrivateCluster& cluster, PgConnection& server, const Progress& progress)
{
    Stage stage;
    if (const auto made = cluster.ensureDatabase(legacyDatabaseName()); !made)
        return made.error();
    {
        const auto legacy = connectTo(cluster, legacyDatabaseName());
        if (!legacy)
            return legacy.error();
        const auto found = stageOf(**legacy);
        if (!found)
            return found.error();
        stage = *found;
    }
    // When everything in it is past, it is made again for today; somebody who still works in it keeps it.
    if (stage.stale && drop(server, databaseName()))
        stage = {};
    if (stage.imported)
        return Done{};
    if (!stage.moved) {
        if (auto made = makeLegacy(cluster, server, progress); !made)
            return made;
    }
    if (const auto made = cluster.ensureDatabase(databaseName()); !made)
        return made.error();
    const auto legacy = connectTo(cluster, legacyDatabaseName());
    const auto demo = connectTo(cluster, databaseName());
    if (!legacy || !demo)
        return legacy ? demo.error() : legacy.error();
    if (const auto migrated = Migrator(**demo).migrate(); !migrated)
        return migrated.error();
    if (auto imported = import(**legacy, **demo, progress); !imported)
        return imported;
    return (*legacy)->script("update slotdesk_demo set imported = true");
}

Result<Done> Demo::discard(PrivateCluster& cluster)
{
    const auto server = connectTo(cluster, u"postgres"_s);
    if (!server)
        return server.error();
    if (auto dropped = drop(**server, databaseName()); !dropped)
        return dropped;
    return drop(**server, legacyDatabaseName());
}

} // namespace slotdesk
