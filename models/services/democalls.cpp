// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/democalls.h"

#include "services/legacysql.h"
#include "services/localstaff.h"
#include "services/simworld.h"

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int callsAMarket = 2;
constexpr int enoughWaiting = 6;

} // namespace

Result<int> DemoCalls::take(PgConnection& demo)
{
    const auto waiting = demo.exec("select slotdesk.expire_due(), (select count(distinct request_id) from "
                                   "slotdesk.appointment_offer where status = 'pending' and expires_at > now())");
    if (!waiting)
        return waiting.error();
    if (waiting->int64(0, 1) >= enoughWaiting)
        return 0;
    const auto wishes = demo.exec(LegacySql::resource(u"demo_calls.sql"_s), SqlParams().add(callsAMarket));
    if (!wishes)
        return wishes.error();
    const QString app = SimWorld::backendLogin();
    if (const auto made = LocalStaff::ensureLogin(demo, app, {u"slotdesk_backend"_s}); !made)
        return made.error();
    if (const auto become = demo.script("set session authorization " + demo.quoted(app)); !become)
        return become.error();
    Result<Done> called = Done{};
    for (int row = 0; called && row < wishes->rows(); ++row)
        called = call(demo, *wishes, row);
    if (const auto back = demo.script("reset session authorization"); !back)
        return back.error();
    return called ? Result<int>(wishes->rows()) : called.error();
}

Result<Done> DemoCalls::call(PgConnection& demo, const PgResult& wishes, int row)
{
    SqlParams params;
    params.add(CommandId::make());
    for (const char* column : {"client_id", "market_id", "service", "slots", "starts_at", "minutes", "therapists",
                               "price_cents", "pay_cents"})
        params.raw(wishes.bytes(row, wishes.column(column)));
    const auto made =
        demo.exec("select ok, request_id, message from slotdesk.create_request($1, $2, $3, $4, $5, $6, $7, "
                  "$8, null, $9, $10)",
                  params);
    if (!made)
        return made.error();
    // Of every third call one therapist has said yes already: a couple then waits for the second.
    if (!made->boolean(0, 0) || row % 3 != 0)
        return Done{};
    const auto accepted = demo.exec("select (slotdesk.accept_offer($1, (select min(id) from slotdesk.outstanding_offer "
                                    "where request_id = $2))).ok",
                                    SqlParams().add(CommandId::make()).add(made->int64(0, 1)));
    if (!accepted)
        return accepted.error();
    return Done{};
}

} // namespace slotdesk
