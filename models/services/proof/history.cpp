// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/history.h"

#include "services/proof/steps.h"

namespace slotdesk::proof {

using namespace steps;

namespace {

constexpr int therapists = 7;
constexpr int requests = 4;

/// How often a function is chosen, against the others.
const std::vector<std::pair<QByteArray, int>>& weights()
{
    static const std::vector<std::pair<QByteArray, int>> all = {
        {"accept_offer", 30},  {"decline_offer", 4}, {"withdraw_offer", 4},  {"join_waitlist", 8},
        {"send_offers", 6},    {"assign", 10},       {"reassign", 10},       {"release", 12},
        {"cancel_request", 2}, {"swap", 6},          {"reschedule", 4},      {"cancel_appointment", 3},
        {"create_request", 2}, {"complete", 2},      {"no_show", 2},         {"undo", 8},
        {"release_all", 2},    {"cancel_all", 1},    {"send_offers_all", 1}, {"expire_due", 4},
        {"preview", 3},        {"old_insert", 2}};
    return all;
}

/// Whether the step can be sent twice as one command: it has an id, and its arguments are the same the second time. The
/// offer is looked up when the step is sent: one that another session may send meanwhile would be another argument.
bool staysTheSame(const WorldState& world, const Step& step)
{
    static const QList<QByteArray> withoutId = {"expire_due", "old_insert", "preview"};
    static const QList<QByteArray> ofOffers = {"accept_offer", "decline_offer", "withdraw_offer", "join_waitlist"};
    return !withoutId.contains(step.function) &&
           (!ofOffers.contains(step.function) || world.offerOf(step.request, step.therapist));
}

} // namespace

QString Move::text() const
{
    static const char* const fates[] = {"", " (line cut)", " (session killed)"};
    return QStringLiteral("session %1: %2%3").arg(session).arg(transaction.text(), QLatin1String(fates[int(fate)]));
}

QStringList History::text() const
{
    QStringList lines = start.lines();
    for (const Move& move : moves)
        lines += move.text();
    return lines;
}

QList<QByteArray> HistoryMaker::functions()
{
    QList<QByteArray> names;
    for (const auto& [function, weight] : weights())
        names += function;
    return names;
}

History HistoryMaker::next(int moves)
{
    History history{world(), {}};
    int number = 0;
    for (int i = 0; i < moves; ++i)
        history.moves.push_back(move(history.start, number));
    return history;
}

WorldState HistoryMaker::world()
{
    WorldState world;
    world.addTherapists(therapists);
    for (int id = 1; id <= requests; ++id) {
        addRequest(world, id);
        addOffers(world, id);
    }
    return world;
}

// Most overlap, so that therapists are wanted twice; some are under way, some are over.
void HistoryMaker::addRequest(WorldState& world, int id)
{
    static const int starts[] = {180, 180, 200, 200, 220, 400, -20, -120};
    const int slotCount = chance(60) ? 1 : 2;
    const Request& request = world.addRequest(id, slotCount, starts[pick(0, 7)]);
    for (int position = 1; position <= slotCount; ++position) {
        const int therapist = pick(1, therapists);
        const bool canBe = !world.holds(request.id, TherapistId(therapist)) &&
                           world.isFree(TherapistId(therapist), request.starts, request.ends);
        if (canBe && chance(50))
            world.book(id, position, therapist);
    }
}

void HistoryMaker::addOffers(WorldState& world, int id)
{
    const bool isFull = !world.firstOpen(RequestId(id));
    int place = 0;
    for (int therapist = 1; therapist <= therapists; ++therapist) {
        if (world.offerOf(RequestId(id), TherapistId(therapist)) || chance(25))
            continue;
        if (chance(10)) {
            world.offer(id, therapist, OfferStatus::Declined);
        } else if (isFull) {
            world.offer(id, therapist, OfferStatus::Expired, Cause::Full);
            if (chance(30))
                world.offers.at({RequestId(id), TherapistId(therapist)}).place = ++place;
        } else {
            world.offer(id, therapist);
            world.offers.at({RequestId(id), TherapistId(therapist)}).lapsed = chance(8);
        }
    }
}

Move HistoryMaker::move(const WorldState& world, int& number)
{
    Move move;
    move.session = pick(0, sessions - 1);
    const int count = chance(8) ? 2 : 1;
    for (int i = 0; i < count; ++i)
        move.transaction.steps.push_back(step(world, ++number, count == 1));
    move.transaction.commits = !chance(8);
    const bool canBeAskedAgain =
        count == 1 && move.transaction.commits && staysTheSame(world, move.transaction.steps.front());
    if ((canBeAskedAgain || !move.transaction.commits) && chance(2))
        move.fate = chance(50) ? Move::Fate::Cut : Move::Fate::Killed;
    return move;
}

Step HistoryMaker::step(const WorldState& world, int number, bool alone)
{
    int sum = 0;
    for (const auto& [function, weight] : weights())
        sum += weight;
    for (;;) {
        int drawn = pick(1, sum);
        std::size_t at = 0;
        while ((drawn -= weights()[at].second) > 0)
            ++at;
        const QByteArray& function = weights()[at].first;
        if (function != "old_insert" && function != "preview" && !m_known.contains(function))
            continue;
        // A look holds nothing: two in one transaction see two moments. An old backend knows no commands.
        if ((function == "preview" || function == "old_insert") && !alone)
            continue;
        Step step = stepOf(function, world, number);
        step.number = number;
        step.expect = chance(80) ? Expect::Anything : (chance(70) ? Expect::AsMade : Expect::Stale);
        return step;
    }
}

int HistoryMaker::anyRow(const WorldState& world)
{
    const auto row = std::next(world.rows.begin(), pick(0, int(world.rows.size()) - 1));
    return int(row->first.value());
}

Step HistoryMaker::stepOf(const QByteArray& function, const WorldState& world, int number)
{
    static const int times[] = {180, 200, 300, 400, 500};
    Step step{function};
    step.request = RequestId(pick(1, requests));
    step.therapist = TherapistId(pick(1, therapists));
    if (function == "assign" || function == "reassign" || function == "release" || function == "cancel_appointment" ||
        function == "complete" || function == "no_show" || function == "swap") {
        step.row = AppointmentId(anyRow(world));
        step.request = {};
    }
    if (function == "swap")
        step.otherRow = AppointmentId(anyRow(world));
    if (function == "reschedule" || function == "create_request")
        step.starts = times[pick(0, 4)];
    if (function == "create_request")
        return createRequest(step.starts, pick(1, 2));
    if (function == "send_offers" && chance(50))
        return sendOffersTo(int(step.request.value()),
                            {step.therapist.value(), step.therapist.value() % therapists + 1});
    if (function == "undo")
        return undo(std::max(1, number - pick(1, 12)));
    if (function == "release_all")
        return releaseAll(
            {WorldState::slotId(1, 1).value(), anyRow(world) == 11 ? 21 : WorldState::slotId(2, 1).value()});
    if (function == "cancel_all")
        return cancelAll({pick(3, 4), pick(1, 2)});
    if (function == "send_offers_all")
        return sendOffersAll({pick(3, 4), pick(1, 2)});
    if (function == "preview") {
        Step inner =
            chance(50) ? accept(int(step.request.value()), int(step.therapist.value())) : release(anyRow(world));
        return preview(inner);
    }
    return step;
}

} // namespace slotdesk::proof
