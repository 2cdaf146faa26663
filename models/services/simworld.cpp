// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/simworld.h"

#include "services/listings.h"
#include "services/localstaff.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace slotdesk {

namespace {

// Somebody to play with in an empty database.
Result<Done> people(PgConnection& owner, int therapists)
{
    Result<PgResult> market =
        owner.exec("insert into slotdesk.market (name, time_zone) select 'Simulation', 'Europe/Paris' "
                   "where not exists (select from slotdesk.market) returning id");
    if (!market)
        return market.error();
    if (market->isEmpty())
        return Done{};
    SqlParams params;
    params.add(market->int64(0, 0)).add(therapists > 0 ? therapists : 20);
    Result<PgResult> made = owner.exec("insert into slotdesk.therapist (market_id, name, rating) "
                                       "select $1, 'Therapist ' || n, 3 + n % 5 * 0.5 from generate_series(1, $2) n",
                                       params);
    if (made)
        made = owner.exec("insert into slotdesk.client (name, phone) select 'Client ' || n, '+1 555 ' || 1000 + n "
                          "from generate_series(1, 50) n where not exists (select from slotdesk.client)");
    if (!made)
        return made.error();
    return Done{};
}

// What therapists say they do; where none says so, everybody does everything and the names are ours to choose.
Result<Done> readServices(PgConnection& owner, SimWorld& world)
{
    Result<PgResult> found =
        owner.exec("select array(select s from slotdesk.therapist t, unnest(t.services) s where t.active group by s "
                   "order by count(*) desc, s limit 6)");
    if (!found)
        return found.error();
    world.services = found->textArray(0, 0);
    if (world.services.isEmpty())
        world.services = QStringList{QStringLiteral("Swedish 60"),     QStringLiteral("Swedish 90"),
                                     QStringLiteral("Deep tissue 60"), QStringLiteral("Deep tissue 90"),
                                     QStringLiteral("Prenatal 60"),    QStringLiteral("Sports 90"),
                                     QStringLiteral("Couples 60"),     QStringLiteral("Couples 90")};
    return Done{};
}

Result<Done> readPeople(PgConnection& owner, int therapists, SimWorld& world)
{
    SqlParams params;
    therapists > 0 ? params.add(therapists) : params.null();
    Result<PgResult> found =
        owner.exec("select id, market_id from slotdesk.therapist where active order by id limit $1::int", params);
    if (!found)
        return found.error();
    for (int row = 0; row < found->rows(); ++row)
        world.therapists.append({found->int64(row, 0), found->int64(row, 1)});
    found = owner.exec("select c.id, coalesce((select max(r.market_id) from slotdesk.appointment_request r where "
                       "r.client_id = c.id), (select min(market_id) from slotdesk.therapist)) from slotdesk.client c "
                       "order by c.id limit 500");
    if (!found)
        return found.error();
    for (int row = 0; row < found->rows(); ++row)
        world.clients.append({found->int64(row, 0), found->int64(row, 1)});
    return readServices(owner, world);
}

Result<Endpoint> loginFor(PgConnection& connection, const Endpoint& owner, const QString& login, const QString& group)
{
    if (Result<Done> made = LocalStaff::ensureLogin(connection, login, {group}); !made)
        return made.error();
    Endpoint endpoint = owner.withUser(login);
    if (Result<std::unique_ptr<PgConnection>> tried = PgConnection::open(endpoint, {}); !tried)
        return tried.error();
    return endpoint;
}

} // namespace

Result<SimWorld> SimWorld::prepare(const Endpoint& owner, int therapists, bool withLegacy)
{
    Result<std::unique_ptr<PgConnection>> connection = PgConnection::open(owner, {});
    if (!connection)
        return connection.error();
    SimWorld world;
    if (Result<Done> done = people(**connection, therapists); !done)
        return done.error();
    if (Result<Done> done = readPeople(**connection, therapists, world); !done)
        return done.error();
    Result<Endpoint> backend = loginFor(**connection, owner, backendLogin(), QStringLiteral("slotdesk_backend"));
    world.backend = backend ? *backend : owner; // a server that wants passwords: then as whoever asked
    if (withLegacy) {
        Result<Endpoint> legacy = loginFor(**connection, owner, legacyLogin(), QStringLiteral("slotdesk_legacy"));
        if (!legacy)
            return legacy.error();
        world.legacy = *legacy;
    }
    return world;
}

QJsonObject SimWorld::toJson(bool asLegacy) const
{
    const auto pairs = [](const QList<Person>& people) {
        QJsonArray all;
        for (const Person& person : people)
            all.append(QJsonArray{person.id, person.market});
        return all;
    };
    return {{QStringLiteral("db"), QString::fromUtf8((asLegacy ? legacy : backend).conninfo())},
            {QStringLiteral("therapists"), pairs(therapists)},
            {QStringLiteral("clients"), pairs(clients)},
            {QStringLiteral("services"), QJsonArray::fromStringList(services)}};
}

Result<SimWorld> SimWorld::fromJson(const QByteArray& line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    Result<Endpoint> endpoint = Endpoint::parse(object.value(QStringLiteral("db")).toString());
    if (!endpoint)
        return usageError(QCoreApplication::translate("SimWorld", "Standard input does not say what to simulate."));
    SimWorld world;
    world.backend = *endpoint;
    const auto people = [&object](const QString& name) {
        QList<Person> all;
        for (const auto& pair : object.value(name).toArray())
            all.append({pair.toArray().at(0).toInteger(), pair.toArray().at(1).toInteger()});
        return all;
    };
    world.therapists = people(QStringLiteral("therapists"));
    world.clients = people(QStringLiteral("clients"));
    for (const auto& service : object.value(QStringLiteral("services")).toArray())
        world.services += service.toString();
    return world;
}

} // namespace slotdesk
