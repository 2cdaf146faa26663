// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/databaseopener.h"

#include "services/connectioncheck.h"
#include "services/localstaff.h"

namespace slotdesk {

Result<DatabaseOpener::Opened> DatabaseOpener::open(const Wish& wish, const LocalDatabase::Progress& progress)
{
    return wish.uri.isEmpty() ? openHere(wish, progress) : openServer(wish.uri);
}

Result<DatabaseOpener::Opened> DatabaseOpener::openServer(const QString& uri)
{
    // A newer schema is shown and not changed: the feed says so. None, or an older one, has nothing to show.
    const ConnectionCheck::Report report = ConnectionCheck::run(uri);
    if (!report.usable())
        return report.error();
    Opened opened;
    opened.endpoint = report.endpoint;
    opened.who = report.login;
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
