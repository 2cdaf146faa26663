// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/alertrules.h"

#include "services/proof/doublebookings.h"

#include <algorithm>

namespace slotdesk::proof {

// One open report a request; another one is added to it and wakes it.
QByteArray AlertRules::report(const Step& step)
{
    const QByteArray key = "reported:" + QByteArray::number(step.request.value());
    Alert& alert = w.alerts[key];
    if (!alert.isOpen() || alert.status == AlertStatus::Snoozed || alert.key.isEmpty())
        alert.status = AlertStatus::New;
    alert.key = key;
    alert.rows.clear();
    for (const auto& [id, row] : w.rows)
        if (row.request == step.request && isLive(row.status))
            alert.rows.push_back(id);
    return "ok";
}

QByteArray AlertRules::whileOpen(const Step& step, AlertStatus status)
{
    Alert& alert = w.alerts.at(step.key);
    if (!alert.isOpen())
        return "changed";
    settle(alert, status);
    return "ok";
}

void AlertRules::settle(Alert& alert, AlertStatus status)
{
    alert.status = status;
    alert.covered.clear();
    for (AppointmentId row : alert.rows)
        alert.covered[row] = w.rows.at(row).therapist;
}

QByteArray AlertRules::reopen(const Step& step)
{
    Alert& alert = w.alerts.at(step.key);
    const bool settled = alert.status == AlertStatus::Resolved || alert.status == AlertStatus::Dismissed;
    const auto cases = doubleBookings(w);
    if (!settled || !cases.contains(step.key))
        return "changed";
    alert.status = AlertStatus::New;
    alert.rows = cases.at(step.key);
    return "ok";
}

// Nobody signs off what they settled, and here all are one, but for who settled what a world is made with.
QByteArray AlertRules::signOff(const Step& step)
{
    Alert& alert = w.alerts.at(step.key);
    if (alert.isOpen() || alert.signedOff)
        return "changed";
    alert.signedOff = alert.byAnother;
    return alert.byAnother ? "ok" : "not_allowed";
}

QByteArray AlertRules::tag(const Step& step)
{
    return w.alerts.at(step.key).signedOff ? "changed" : "ok";
}

QByteArray AlertRules::tickCall(const Step& step)
{
    if (step.key.isEmpty())
        return "not_found";
    CallState& call = w.alerts.at(step.key).call;
    const CallState after = step.items.empty() ? CallState::Done : CallState::Due;
    return std::exchange(call, after) == after ? "changed" : "ok";
}

QByteArray AlertRules::resolve(const Step& step)
{
    Alert& alert = w.alerts.at(step.key);
    const auto cases = doubleBookings(w);
    const auto found = cases.find(step.key);
    std::set<AppointmentId> kept;
    for (const qint64 row : step.items)
        kept.insert(AppointmentId(row));
    if (!alert.isOpen() || found == cases.end() || std::any_of(kept.begin(), kept.end(), [&](AppointmentId row) {
            return std::find(found->second.begin(), found->second.end(), row) == found->second.end();
        }))
        return "changed";
    std::set<AppointmentId> going;
    for (AppointmentId row : found->second)
        if (!kept.contains(row))
            going.insert(row);
    const RequestId request = w.rows.at(found->second.front()).request;
    if (int(kept.size()) > w.requests.at(request).slotCount)
        return "invalid";
    std::set<TherapistId> gone;
    for (AppointmentId row : going)
        gone.insert(w.rows.at(row).therapist);
    Effects effects(w, step);
    letGo(effects, going);
    followSettlement(effects, request, gone);
    alert.rows.assign(kept.begin(), kept.end());
    settle(alert, AlertStatus::Resolved);
    effects.followCases();
    return "ok";
}

// A row with a position hands it over to one that stays without; else its slot opens again while it can.
void AlertRules::letGo(Effects& effects, const std::set<AppointmentId>& going)
{
    for (AppointmentId id : going) {
        Slot& row = w.rows.at(id);
        const auto heir = std::find_if(w.rows.begin(), w.rows.end(), [&](const auto& entry) {
            const Slot& other = entry.second;
            return other.request == row.request && other.position == 0 && isLive(other.status) &&
                   !going.contains(entry.first);
        });
        if (row.position > 0 && heir != w.rows.end()) {
            heir->second.position = std::exchange(row.position, 0);
            heir->second.exempt.clear();
            heir->second.writer = row.writer = effects.writer();
        } else if (row.position > 0 && !effects.isClosedToOffers(row.request)) {
            effects.open(id);
            continue;
        }
        effects.cancel(id);
    }
}

void AlertRules::followSettlement(Effects& effects, RequestId request, const std::set<TherapistId>& gone)
{
    for (auto& [key, offer] : w.offers) {
        const bool stays = w.holds(request, key.second);
        const bool lost = offer.status == OfferStatus::Expired && offer.cause == Cause::Full;
        const bool moves =
            offer.status == OfferStatus::Pending || lost || (offer.status == OfferStatus::Accepted && !stays);
        if (key.first == request && moves && (stays || gone.contains(key.second)))
            effects.setOffer(offer, stays ? OfferStatus::Accepted : OfferStatus::Withdrawn);
    }
    effects.followRows(request);
    if (w.requests.at(request).status == RequestStatus::Open && !effects.started(request))
        effects.refill(request, {});
}

QByteArray AlertRules::saveTherapist(const Step& step)
{
    w.therapists.at(step.therapist).active = false;
    return "ok";
}

QByteArray AlertRules::standBy(const Step&)
{
    return "ok";
}

QByteArray AlertRules::notThere(const Step&)
{
    return "not_found";
}

} // namespace slotdesk::proof
