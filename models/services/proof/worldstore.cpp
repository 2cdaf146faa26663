// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/worldstore.h"

#include "services/legacysql.h"

#include <QtCore/QFile>
#include <set>

namespace slotdesk::proof {

namespace {

constexpr qint64 idsOfOneWorld = 10000;

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

QByteArray quotedText(const QByteArray& word)
{
    return word.isEmpty() ? QByteArray("null") : "'" + word + "'";
}

qint64 offerId(const OfferKey& key)
{
    return key.first.value() * 100 + key.second.value();
}

QByteArray word(auto status)
{
    return "'" + wordOf(status).toLatin1() + "'";
}

QByteArray after(int minutes)
{
    return "now() + " + number(minutes) + " * interval '1 minute'";
}

/// The insert statements of one table, filled row by row.
class Rows
{
public:
    explicit Rows(QByteArray into) : m_into(std::move(into)) {}
    void add(const QByteArrayList& values) { m_rows += "(" + values.join(", ") + ")"; }
    [[nodiscard]] QByteArray statement() const
    {
        return m_rows.isEmpty() ? QByteArray()
                                : "insert into slotdesk." + m_into + " values " + m_rows.join(", ") + ";\n";
    }

private:
    QByteArray m_into;
    QByteArrayList m_rows;
};

/// What makes worlds, as one script.
class Script
{
public:
    void add(const WorldState& state, qint64 base);
    [[nodiscard]] QByteArray text() const;

private:
    static QByteArray writtenRows(const WorldState& state, qint64 base);
    void addRows(const WorldState& state, qint64 base);
    void addOffers(const WorldState& state, qint64 base);
    void addAlerts(const WorldState& state, qint64 base);

    Rows m_markets{"market (id, name, time_zone)"};
    Rows m_clients{"client (id, name)"};
    Rows m_therapists{"therapist (id, market_id, name, active)"};
    Rows m_requests{"appointment_request (id, market_id, client_id, service, slots, starts_at, ends_at, status, "
                    "event_id, written_by)"};
    Rows m_slots{"appointment (id, market_id, request_id, position, therapist_id, starts_at, ends_at, status, "
                 "exempt_reason, booked_at, event_id, written_by)"};
    Rows m_offers{"appointment_offer (id, market_id, request_id, therapist_id, status, cause, sent_at, expires_at, "
                  "responded_at, waitlisted_at, event_id, written_by)"};
    Rows m_alerts{
        "alert (id, kind, case_key, status, market_id, request_id, request_ids, appointment_ids, stake_cents, "
        "event_id, settled_at, settled_by)"};
    Rows m_calls{"settlement_call (id, alert_id, request_id, part, client_id, called_at, called_by)"};
    Rows m_events{"event (id, kind, source, at, market_id, rows)"};
};

void Script::add(const WorldState& state, qint64 base)
{
    const QByteArray market = number(base);
    m_markets.add({market, "'World " + market + "'", "'UTC'"});
    m_clients.add({market, "'Client " + market + "'"});
    for (const auto& [id, therapist] : state.therapists)
        m_therapists.add(
            {number(base + id.value()), market, "'T" + number(id.value()) + "'", therapist.active ? "true" : "false"});
    for (const auto& [id, request] : state.requests)
        m_requests.add({number(base + id.value()), market, market, "'massage'", number(request.slotCount),
                        after(request.starts), after(request.ends), word(request.status), market, "'command'"});
    addRows(state, base);
    addOffers(state, base);
    addAlerts(state, base);
    m_events.add({market, "'imported'", "'import'", "now()", market, "'" + writtenRows(state, base) + "'"});
}

QByteArray Script::writtenRows(const WorldState& state, qint64 base)
{
    QByteArrayList pairs;
    const auto add = [&](qint64 id) { pairs += "[" + number(base + id) + ",1]"; };
    const auto taken = [&](const char* letter) {
        QByteArray list = QByteArray("\"") + letter + "\": [" + pairs.join(',') + "]";
        pairs.clear();
        return list;
    };
    QByteArrayList lists;
    for (const auto& [id, request] : state.requests)
        add(id.value());
    lists += taken("r");
    for (const auto& [id, row] : state.rows)
        add(id.value());
    lists += taken("a");
    for (const auto& [key, offer] : state.offers)
        add(offerId(key));
    lists += taken("o");
    for (int n = 1; n <= int(state.alerts.size()); ++n)
        add(n);
    lists += taken("l");
    return "{" + lists.join(", ") + "}";
}

void Script::addRows(const WorldState& state, qint64 base)
{
    for (const auto& [id, row] : state.rows) {
        const bool live = isLive(row.status);
        m_slots.add({number(base + id.value()), number(base), number(base + row.request.value()),
                     row.position > 0 ? number(row.position) : "null",
                     row.therapist.isValid() ? number(base + row.therapist.value()) : "null", after(row.starts),
                     after(row.ends), word(row.status), quotedText(row.exempt),
                     live ? "now() - interval '2 hours' + " + number(id.value()) + " * interval '1 second'" : "null",
                     number(base), "'command'"});
    }
}

void Script::addOffers(const WorldState& state, qint64 base)
{
    for (const auto& [key, offer] : state.offers) {
        const bool answered = offer.status == OfferStatus::Accepted || offer.status == OfferStatus::Declined;
        m_offers.add({number(base + offerId(key)), number(base), number(base + key.first.value()),
                      number(base + key.second.value()), word(offer.status),
                      offer.cause == Cause::None ? "null" : (offer.cause == Cause::Full ? "'full'" : "'time'"),
                      "now() - interval '10 minutes'", after(offer.lapsed ? -5 : 25), answered ? "now()" : "null",
                      offer.place == 0
                          ? "null"
                          : "now() - interval '1 hour' + " + number(offer.place) + " * interval '1 minute'",
                      number(base), "'command'"});
    }
}

void Script::addAlerts(const WorldState& state, qint64 base)
{
    int n = 0;
    for (const auto& [key, alert] : state.alerts) {
        QByteArrayList caseKey;
        for (const QByteArray& part : key.split(':'))
            caseKey += part.toInt() > 0 ? number(base + part.toInt()) : part;
        QByteArrayList rows;
        std::set<QByteArray> requests;
        for (AppointmentId row : alert.rows) {
            rows += number(base + row.value());
            requests.insert(number(base + state.rows.at(row).request.value()));
        }
        m_alerts.add({number(base + ++n), "'" + caseKey.value(0) + "'", "'" + caseKey.join(':') + "'",
                      word(alert.status), number(base), *requests.rbegin(),
                      "'{" + QByteArrayList(requests.begin(), requests.end()).join(',') + "}'",
                      "'{" + rows.join(',') + "}'", "0", number(base), alert.byAnother ? "now()" : "null",
                      alert.byAnother ? "'somebody else'" : "null"});
        if (alert.call != CallState::None)
            m_calls.add(
                {number(base + n), number(base + n), *requests.rbegin(), "'client'", number(base), "null", "null"});
    }
}

QByteArray Script::text() const
{
    QByteArray text = "begin;\n";
    for (const Rows* rows :
         {&m_markets, &m_clients, &m_therapists, &m_requests, &m_slots, &m_offers, &m_events, &m_alerts, &m_calls})
        text += rows->statement();
    return text + "commit";
}

/// A world's own number of a row that the world was made with.
qint64 local(qint64 id, qint64 base)
{
    return id >= base && id < base + idsOfOneWorld ? id - base : id;
}

QByteArray localKey(const QByteArray& key, qint64 base)
{
    QByteArrayList parts;
    for (const QByteArray& part : key.split(':'))
        parts += part.toLongLong() > 0 ? number(local(part.toLongLong(), base)) : part;
    return parts.join(':');
}

void take(WorldState& state, const PgResult& rows, int at, qint64 base)
{
    const qint64 id = rows.int64(at, 1);
    const RequestId request(rows.int64(at, 2));
    const TherapistId therapist(rows.int64(at, 3));
    const int n = rows.int32(at, 4);
    const QByteArray status = rows.bytes(at, 5);
    const QByteArray extra = rows.bytes(at, 6);
    const int starts = rows.int32(at, 7);
    const int ends = rows.int32(at, 8);
    const Writer by = rows.int32(at, 9);
    switch (rows.view(at, 0).front()) {
    case 't':
        state.therapists[TherapistId(id)] = {TherapistId(id), n == 1};
        break;
    case 'r':
        state.requests[RequestId(id)] = {RequestId(id), n, starts, ends, requestStatusFrom(status), by};
        break;
    case 'a':
        state.rows[AppointmentId(id)] = {
            AppointmentId(id), request, n, slotStatusFrom(status), therapist, starts, ends, extra, by};
        break;
    case 'o':
        state.offers[{request, therapist}] = {
            request,
            therapist,
            offerStatusFrom(status),
            extra.startsWith("full") ? Cause::Full : (extra.startsWith("time") ? Cause::Time : Cause::None),
            extra.endsWith("lapsed"),
            n,
            by};
        break;
    default: {
        const QByteArray key = localKey(extra.left(extra.indexOf('|')), base);
        Alert alert{key, alertStatusFrom(status), {}, {}};
        for (const QByteArray& row : extra.mid(extra.indexOf('|') + 1).split(','))
            alert.rows.emplace_back(local(row.toLongLong(), base));
        std::sort(alert.rows.begin(), alert.rows.end());
        alert.signedOff = n % 2 != 0;
        alert.call = CallState(n / 2);
        state.alerts[key] = alert;
    }
    }
}

} // namespace

Result<Done> WorldStore::prepare()
{
    QFile file(LegacySql::withResources(QStringLiteral(":/sql/proof/world.sql")));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is not built in", qPrintable(file.fileName()));
    return m_owner.script(file.readAll());
}

Result<std::vector<World>> WorldStore::make(const std::vector<const WorldState*>& states)
{
    Script script;
    std::vector<World> worlds;
    for (const WorldState* state : states) {
        worlds.push_back({++m_worlds * idsOfOneWorld});
        script.add(*state, worlds.back().base);
    }
    if (Result<Done> written = m_owner.script(script.text()); !written)
        return written.error();
    return worlds;
}

Result<WorldState> WorldStore::read(World world)
{
    const Result<PgResult> rows = m_owner.exec("select * from proof.state($1)", SqlParams().add(world.base));
    if (!rows)
        return rows.error();
    WorldState state;
    for (int at = 0; at < rows->rows(); ++at)
        take(state, *rows, at, world.base);
    return state;
}

Result<QStringList> WorldStore::violations()
{
    const Result<PgResult> rows = m_owner.exec("select rule, request_id, what from slotdesk.violations() limit 20");
    if (!rows)
        return rows.error();
    QStringList lines;
    for (int at = 0; at < rows->rows(); ++at)
        lines += QStringLiteral("%1, request %2: %3").arg(rows->text(at, 0), rows->text(at, 1), rows->text(at, 2));
    return lines;
}

} // namespace slotdesk::proof
