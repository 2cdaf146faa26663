// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/worldstate.h"

#include <algorithm>

namespace slotdesk::proof {

namespace {

QString lineOf(const Request& r)
{
    return QStringLiteral("request %1 %2 slots=%3 %4..%5 by=%6")
        .arg(r.id.value())
        .arg(wordOf(r.status))
        .arg(r.slotCount)
        .arg(r.starts)
        .arg(r.ends)
        .arg(r.writer);
}

QString lineOf(const Slot& s)
{
    return QStringLiteral("slot %1 of=%2 position=%3 %4 therapist=%5 %6..%7 %8by=%9")
        .arg(s.id.value())
        .arg(s.request.value())
        .arg(s.position)
        .arg(wordOf(s.status))
        .arg(s.therapist.value())
        .arg(s.starts)
        .arg(s.ends)
        .arg(s.exempt.isEmpty() ? QString() : QString::fromLatin1(s.exempt) + QLatin1Char(' '))
        .arg(s.writer);
}

QString lineOf(const Offer& o)
{
    static const char* const causes[] = {"", " full", " time"};
    return QStringLiteral("offer %1/%2 %3%4%5 place=%6 by=%7")
        .arg(o.request.value())
        .arg(o.therapist.value())
        .arg(wordOf(o.status), QLatin1String(causes[int(o.cause)]), o.lapsed ? QStringLiteral(" lapsed") : QString())
        .arg(o.place)
        .arg(o.writer);
}

QString lineOf(const Alert& a)
{
    QStringList rows;
    for (AppointmentId row : a.casesRows())
        rows += QString::number(row.value());
    return QStringLiteral("alert %1 %2%3 rows=%4%5")
        .arg(QString::fromLatin1(a.key), wordOf(a.status), QLatin1String(a.signedOff ? " signed off" : ""),
             rows.join(QLatin1Char(',')), QLatin1String(a.call == CallState::Done ? " called" : ""));
}

} // namespace

void WorldState::addTherapists(int count)
{
    for (int n = 1; n <= count; ++n)
        therapists[TherapistId(n)] = {TherapistId(n)};
}

Request& WorldState::addRequest(int id, int slotCount, int starts, int minutes)
{
    for (int position = 1; position <= slotCount; ++position) {
        Slot slot;
        slot.id = slotId(id, position);
        slot.request = RequestId(id);
        slot.position = position;
        slot.starts = starts;
        slot.ends = starts + minutes;
        rows[slot.id] = slot;
    }
    Request& request = requests[RequestId(id)];
    request = {RequestId(id), slotCount, starts, starts + minutes};
    return request;
}

void WorldState::book(int request, int position, int therapist)
{
    Slot& slot = rows.at(slotId(request, position));
    slot.status = SlotStatus::Booked;
    slot.therapist = TherapistId(therapist);
    offer(request, therapist, OfferStatus::Accepted);
    if (!firstOpen(RequestId(request)))
        setStatus(request, RequestStatus::Filled);
}

void WorldState::offer(int request, int therapist, OfferStatus status, Cause cause)
{
    Offer& offer = offers[{RequestId(request), TherapistId(therapist)}];
    offer = {RequestId(request), TherapistId(therapist), status, cause};
}

std::vector<AppointmentId> WorldState::rowsOf(RequestId request) const
{
    std::vector<const Slot*> found;
    for (const auto& [id, row] : rows)
        if (row.request == request)
            found.push_back(&row);
    std::sort(found.begin(), found.end(), [](const Slot* a, const Slot* b) {
        return std::tuple(a->position == 0, a->position, a->id) < std::tuple(b->position == 0, b->position, b->id);
    });
    std::vector<AppointmentId> ids;
    ids.reserve(found.size());
    for (const Slot* row : found)
        ids.push_back(row->id);
    return ids;
}

std::optional<AppointmentId> WorldState::firstOpen(RequestId request) const
{
    for (AppointmentId id : rowsOf(request))
        if (rows.at(id).status == SlotStatus::Open)
            return id;
    return std::nullopt;
}

int WorldState::liveRows(RequestId request) const
{
    return int(std::count_if(rows.begin(), rows.end(), [&](const auto& entry) {
        return entry.second.request == request && isLive(entry.second.status);
    }));
}

bool WorldState::holds(RequestId request, TherapistId therapist) const
{
    return std::any_of(rows.begin(), rows.end(), [&](const auto& entry) {
        const Slot& row = entry.second;
        return row.request == request && row.therapist == therapist && isLive(row.status);
    });
}

bool WorldState::isFree(TherapistId therapist, int starts, int ends, RequestId except) const
{
    return std::none_of(rows.begin(), rows.end(), [&](const auto& entry) {
        const Slot& row = entry.second;
        return row.therapist == therapist && isLive(row.status) && row.request != except && row.starts < ends &&
               starts < row.ends;
    });
}

const Offer* WorldState::offerOf(RequestId request, TherapistId therapist) const
{
    const auto found = offers.find({request, therapist});
    return found == offers.end() ? nullptr : &found->second;
}

std::set<TherapistId> WorldState::busyOtherwise(const WorldState& before, const WorldState& after)
{
    std::set<TherapistId> found;
    const auto compare = [&](const WorldState& one, const WorldState& other) {
        for (const auto& [id, row] : one.rows) {
            if (!isLive(row.status))
                continue;
            const auto same = other.rows.find(id);
            if (same == other.rows.end() || !isLive(same->second.status) || same->second.therapist != row.therapist ||
                same->second.starts != row.starts)
                found.insert(row.therapist);
        }
    };
    compare(before, after);
    compare(after, before);
    for (const auto& [id, therapist] : before.therapists)
        if (after.therapists.at(id) != therapist)
            found.insert(id);
    return found;
}

QByteArray WorldState::key() const
{
    QByteArray key;
    const auto add = [&key](auto... values) { (key.append(QByteArray::number(qint64(values), 36)).append(' '), ...); };
    for (const auto& [id, therapist] : therapists)
        add(id.value(), therapist.active);
    for (const auto& [id, r] : requests)
        add(id.value(), r.slotCount, r.starts, r.ends, int(r.status), r.writer);
    for (const auto& [id, a] : rows) {
        add(id.value(), a.request.value(), a.position, int(a.status), a.therapist.value(), a.starts, a.ends, a.writer);
        key += a.exempt + ';';
    }
    for (const auto& [id, o] : offers)
        add(id.first.value(), id.second.value(), int(o.status), int(o.cause), o.lapsed, o.place, o.writer);
    for (const auto& [name, l] : alerts) {
        key += name + ';';
        add(int(l.status), l.signedOff, int(l.call));
        for (const AppointmentId row : l.casesRows())
            add(row.value());
        key += ';';
    }
    return key;
}

QStringList WorldState::lines() const
{
    QStringList lines;
    for (const auto& [id, therapist] : therapists)
        if (!therapist.active)
            lines += QStringLiteral("therapist %1 inactive").arg(id.value());
    for (const auto& [id, request] : requests)
        lines += lineOf(request);
    for (const auto& [id, row] : rows)
        lines += lineOf(row);
    for (const auto& [key, offer] : offers)
        lines += lineOf(offer);
    for (const auto& [key, alert] : alerts)
        lines += lineOf(alert);
    return lines;
}

QStringList WorldState::difference(const WorldState& expected, const WorldState& found)
{
    const QStringList before = expected.lines();
    const QStringList after = found.lines();
    QStringList lines;
    for (const QString& line : before)
        if (!after.contains(line))
            lines += QStringLiteral("- ") + line;
    for (const QString& line : after)
        if (!before.contains(line))
            lines += QStringLiteral("+ ") + line;
    return lines;
}

} // namespace slotdesk::proof
