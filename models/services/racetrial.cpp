// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/racetrial.h"

#include "db/migrator.h"
#include "services/raceinterleaving.h"
#include "services/racestorm.h"
#include "services/scratchdatabase.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

struct Interleaving
{
    QString name;
    int slotCount;
    bool firstCommits;
};

const QList<Interleaving>& interleavings()
{
    static const QList<Interleaving> all{{u"one slot, the first commits"_s, 1, true},
                                         {u"two slots, the first commits"_s, 2, true},
                                         {u"one slot, the first rolls back"_s, 1, false}};
    return all;
}

// One market, `connections` therapists, the requests with an offer to each, for the storm and behind them one for each
// interleaving; the same requests as the other ways have them.
Result<Done> setUp(PgConnection& connection, const RaceTrial::Options& options)
{
    if (Result<int> migrated = Migrator(connection).migrate(); !migrated)
        return migrated.error();
    QFile ways(u":/sql/race/ways.sql"_s);
    if (!ways.open(QIODevice::ReadOnly))
        return DbError{DbError::Kind::Missing, {}, ways.errorString(), {}};
    if (Result<Done> made = connection.script(
            QByteArray(ways.readAll() + "insert into slotdesk.market (name, time_zone) values ('Race', 'UTC');"
                                        "insert into slotdesk.client (name) values ('Client')"));
        !made)
        return made;
    Result<PgResult> rows = connection.exec("insert into slotdesk.therapist (market_id, name) "
                                            "select 1, 'Therapist ' || n from generate_series(1, $1) n",
                                            SqlParams().add(options.connections));
    if (rows)
        rows = connection.exec("insert into way.request (id, slots) select n, $2 from generate_series(1, $1) n",
                               SqlParams().add(options.requests).add(options.slots));
    for (qsizetype i = 0; rows && i < interleavings().size(); ++i)
        rows = connection.exec("insert into way.request values ($1, $2, $3)", SqlParams()
                                                                                  .add(options.requests + int(i) + 1)
                                                                                  .add(interleavings()[i].slotCount)
                                                                                  .add(interleavings()[i].name));
    // Each starts after the other has ended: nobody is busy.
    if (rows)
        rows =
            connection.exec("select slotdesk.create_request(gen_random_uuid(), 1, 1, 'race', slots, date_trunc('hour', "
                            "now()) + id * interval '2 hours', 60) from (select * from way.request order by id) r");
    if (rows)
        rows = connection.exec(
            "insert into way.slot (way, request, no) select w.name, r.id, x.no from way.way w, way.request r, "
            "generate_series(1, r.slots) x (no) where w.name ~ '^(update|skip)' order by r.id, x.no");
    return rows ? Result<Done>(Done{}) : rows.error();
}

Result<QList<RaceTrial::Tally>> ways(PgConnection& connection)
{
    const Result<PgResult> rows = connection.exec("select name, about from way.way order by n");
    if (!rows)
        return rows.error();
    QList<RaceTrial::Tally> list;
    for (int row = 0; row < rows->rows(); ++row)
        list.append(RaceTrial::Tally{rows->text(row, 0), rows->text(row, 1), {}, {}, 0});
    return list;
}

Result<Done> count(PgConnection& connection, RaceTrial::Tally& tally)
{
    const Result<PgResult> rows = connection.exec(
        "select interleaving, count(*) filter (where surplus > 0), sum(surplus), sum(overwritten), sum(false_full), "
        "sum(left_open), sum(errors) from way.anomaly where way = $1 group by grouping sets ((), (interleaving)) "
        "having grouping(interleaving) = 1 or interleaving is not null order by min(request)",
        SqlParams().add(tally.way));
    if (!rows)
        return rows.error();
    for (int row = 0; row < rows->rows(); ++row) {
        const auto cell = [&](int column) { return rows->int32(row, column); };
        const RaceTrial::Anomalies found{cell(1), cell(2), cell(3), cell(4), cell(5), cell(6)};
        if (rows->isNull(row, 0))
            tally.all = found;
        else
            tally.interleavings.append({rows->text(row, 0), found});
    }
    return Done{};
}

} // namespace

QJsonObject RaceTrial::Anomalies::toJson() const
{
    return {{u"double_booked"_s, doubleBooked}, {u"surplus"_s, surplus},    {u"overwritten"_s, overwritten},
            {u"false_full"_s, falseFull},       {u"left_open"_s, leftOpen}, {u"errors"_s, errors}};
}

QJsonObject RaceTrial::Tally::toJson() const
{
    QJsonObject object = all.toJson();
    QJsonObject steps;
    for (const auto& [name, found] : interleavings)
        steps.insert(name, found.toJson());
    object.insert(u"way"_s, way);
    object.insert(u"about"_s, about);
    object.insert(u"interleavings"_s, steps);
    object.insert(u"seconds"_s, seconds);
    return object;
}

QJsonObject RaceTrial::Report::toJson() const
{
    QJsonObject object{
        {u"requests"_s, options.requests}, {u"slots"_s, options.slots}, {u"connections"_s, options.connections}};
    for (const Tally& tally : ways)
        object.insert(tally.way, tally.toJson());
    return object;
}

Result<RaceTrial::Report> RaceTrial::run(const Endpoint& server, const Options& options,
                                         const std::shared_ptr<Interrupt>& interrupt)
{
    Result<std::unique_ptr<ScratchDatabase>> scratch = ScratchDatabase::create(server, u"slotdesk_race"_s);
    if (!scratch)
        return scratch.error();
    PgConnection::Options how;
    how.applicationName = "slotctl race/" SLOTDESK_VERSION;
    how.statementTimeoutMs = 60000;
    how.interrupt = interrupt;
    auto connections = RaceStorm::openAll((*scratch)->endpoint(), options.connections + 1, how);
    if (!connections)
        return connections.error();
    const std::unique_ptr<PgConnection> watcher = std::move(connections->back());
    connections->pop_back();
    if (Result<Done> ready = setUp(*watcher, options); !ready)
        return ready.error();
    auto tallies = ways(*watcher);
    if (!tallies)
        return tallies.error();
    RaceInterleaving interleaving(*connections->at(0), *connections->at(1), *watcher);
    for (Tally& tally : tallies.value()) {
        for (qsizetype i = 0; i < interleavings().size(); ++i) {
            const auto played =
                interleaving.play(tally.way, options.requests + int(i) + 1, interleavings()[i].firstCommits);
            if (!played)
                return played.error();
        }
        const auto seconds = RaceStorm(*connections, *watcher).blow(tally.way, options.requests);
        if (!seconds)
            return seconds.error();
        tally.seconds = *seconds;
        if (const auto counted = count(*watcher, tally); !counted)
            return counted.error();
    }
    return Report{options, tallies.take()};
}

} // namespace slotdesk
