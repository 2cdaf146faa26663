// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/relay/relayservice.h"

namespace slotdesk {

namespace {

DeadLetter letterOf(const RowCells& row)
{
    DeadLetter letter;
    letter.delivery = row.int64(0);
    letter.destination = row.text(1);
    letter.event = row.int64(2);
    letter.kind = row.text(3);
    letter.eventAt = QDateTime::fromString(row.text(4), Qt::ISODateWithMs);
    letter.marketName = row.text(5);
    letter.timeZone = row.text(6).toUtf8();
    letter.request = row.id<RequestId>(7);
    letter.alert = row.id<AlertId>(8);
    letter.alertKind = row.text(9);
    letter.tries = row.int32(10);
    letter.status = row.int32(11);
    letter.error = row.text(12);
    letter.givenUpAt = row.time(13);
    letter.sending = row.boolean(14);
    return letter;
}

RelayDestination destinationOf(const RowCells& row)
{
    RelayDestination to;
    to.id = row.int64(0);
    to.name = row.text(1);
    to.kind = row.text(2);
    to.url = row.text(3);
    to.events = row.texts(4);
    to.alertKinds = row.texts(5);
    for (const MarketId market : row.ids<MarketId>(6))
        to.markets.append(market.value());
    to.secretName = row.text(7);
    to.paused = row.boolean(8);
    to.version = row.int32(9);
    to.waiting = row.int64(10);
    to.dead = row.int64(11);
    to.oldest = row.time(12);
    return to;
}

} // namespace

RelayService::Answer<DeadLetter> RelayService::deadLetters()
{
    return m_caller.rows<DeadLetter>(
        "select delivery, destination, event_id, kind, event_at, market_name, time_zone, request_id, alert_id, "
        "alert_kind, tries, status, error, given_up_at, sending from slotdesk.dead_letters(1000)",
        {}, letterOf);
}

RelayService::Answer<RelayDestination> RelayService::destinations()
{
    return m_caller.rows<RelayDestination>("select id, name, kind, url, events, alert_kinds, markets, secret, paused, "
                                           "version, waiting, dead, oldest from slotdesk.relay_destinations()",
                                           {}, destinationOf);
}

RelayService::Reply RelayService::sendAgain(CommandId command, qint64 delivery)
{
    return m_caller.call("select * from slotdesk.replay_dead_letter($1, $2)", SqlParams().add(command).add(delivery));
}

RelayService::Reply RelayService::save(CommandId command, const RelayDestination& to)
{
    SqlParams params;
    params.add(command);
    to.id > 0 ? params.add(to.id) : params.null();
    params.add(to.name).add(to.kind).add(to.url).addArray(to.events).addArray(to.alertKinds);
    to.markets.isEmpty() ? params.null() : params.addArray(to.markets);
    params.addOrNull(to.secretName).add(to.paused);
    return m_caller.call("select * from slotdesk.save_destination($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                         addVersion(params, to.version));
}

} // namespace slotdesk
