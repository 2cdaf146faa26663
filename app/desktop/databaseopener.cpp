// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/databaseopener.h"

#include "db/migrator.h"
#include "services/listings.h"
#include "services/localstaff.h"

namespace slotdesk {

Result<DatabaseOpener::Opened> DatabaseOpener::open(const Wish& wish, const LocalDatabase::Progress& progress)
{
    return wish.uri.isEmpty() ? openHere(wish, progress) : openServer(wish.uri);
}

Result<DatabaseOpener::Opened> DatabaseOpener::openServer(const QString& uri)
{
    Result<Endpoint> endpoint = Endpoint::parse(uri);
    if (!endpoint)
        return endpoint.error();
    Result<std::unique_ptr<PgConnection>> connection = PgConnection::open(*endpoint, {});
    if (!connection)
        return connection.error();
    Migrator migrator(**connection);
    const Result<Migrator::State> state = migrator.state();
    if (!state)
        return state.error();
    // A newer schema is shown and not changed: the feed says so. None, or an older one, has nothing to show.
    if (state->current < state->latest) {
        if (const Result<Done> fit = migrator.check(); !fit)
            return fit.error();
    }
    Opened opened;
    opened.endpoint = *endpoint;
    opened.who = endpoint->user();
    if (opened.who.isEmpty()) {
        const Result<PgResult> login = (*connection)->exec("select session_user");
        opened.who = login ? login->text(0, 0) : QString();
    }
    return opened;
}

Result<DatabaseOpener::Opened> DatabaseOpener::openHere(const Wish& wish, const LocalDatabase::Progress& progress)
{
    Result<std::unique_ptr<LocalDatabase>> local =
        wish.demo ? LocalDatabase::openDemo(progress) : LocalDatabase::open(LocalDatabase::defaultName(), progress);
    if (!local)
        return local.error();
    Opened opened;
    opened.local = local.take();
    opened.endpoint = opened.local->person();
    opened.who = LocalStaff::here(opened.endpoint.database()).name;
    if (wish.demo && wish.traffic) {
        Result<SimWorld> world = SimWorld::prepare(opened.local->owner(), 0, true);
        if (!world)
            return world.error();
        opened.world = world.take();
    }
    return opened;
}

} // namespace slotdesk
