// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/serialcheck.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace slotdesk::proof {

namespace {

/// Guided, what has an order shows it within some hundreds; nobody waits an hour to hear that there is none.
constexpr std::size_t statesAtMost = 30'000;

} // namespace

class SerialCheck::Search
{
public:
    enum class Way { Guided, Exhaustive };

    Search(const SerialModel& model, const WorldState& start, const std::vector<Happened>& happened,
           const WorldState& found, Way way)
        : m_model(model),
          m_start(start),
          m_happened(happened),
          m_found(found),
          m_left(happened.size(), true),
          m_way(way)
    {
    }

    bool from(const ModelState& state, std::size_t count);
    [[nodiscard]] QStringList closest() const { return m_closest; }

private:
    [[nodiscard]] bool mayBeNext(std::size_t candidate) const;
    [[nodiscard]] bool overlaps(const Happened& one, const Happened& other) const;
    [[nodiscard]] bool othersRanMeanwhile(const Happened& one) const;
    [[nodiscard]] bool soughtInVain(const Happened& one, const Step& step, const QByteArray& code) const;
    [[nodiscard]] std::set<TherapistId> touchedMeanwhile(const ModelState& state, const Happened& one) const;
    [[nodiscard]] std::vector<SerialModel::Next> possible(const ModelState& state, const Happened& one,
                                                          const Step& step) const;
    [[nodiscard]] std::vector<ModelState> after(const ModelState& state, const Happened& one);
    [[nodiscard]] QByteArray whatLooksBack(const ModelState& state, const Happened& one) const;
    [[nodiscard]] bool isKnown(const ModelState& state);
    [[nodiscard]] bool isTold(Writer writer) const;
    [[nodiscard]] bool canEndAsFound(const WorldState& now) const;
    [[nodiscard]] static bool leavesNothing(const Happened& one);
    [[nodiscard]] bool isUndoneByOthers(const Happened& one) const;
    void remember(std::size_t depth, const QStringList& why);

    const SerialModel& m_model;
    const WorldState& m_start;
    const std::vector<Happened>& m_happened;
    const WorldState& m_found;
    std::vector<bool> m_left;
    Way m_way;
    std::set<std::pair<std::size_t, std::size_t>> m_known; ///< hashes: the keys are long, and there may be many
    std::size_t m_depth = 0;
    QStringList m_closest;
};

void SerialCheck::Search::remember(std::size_t depth, const QStringList& why)
{
    if (!m_closest.isEmpty() && depth <= m_depth)
        return;
    m_depth = depth;
    m_closest = why;
}

bool SerialCheck::Search::mayBeNext(std::size_t candidate) const
{
    for (std::size_t other = 0; other < m_happened.size(); ++other)
        if (m_left[other] && other != candidate && m_happened[other].ended < m_happened[candidate].began)
            return false;
    return true;
}

bool SerialCheck::Search::overlaps(const Happened& one, const Happened& other) const
{
    return &other != &one && other.began < one.ended && one.began < other.ended;
}

bool SerialCheck::Search::othersRanMeanwhile(const Happened& one) const
{
    return std::any_of(m_happened.begin(), m_happened.end(),
                       [&](const Happened& other) { return overlaps(one, other); });
}

// Whose time another session changed while this one ran, by what has been told already.
std::set<TherapistId> SerialCheck::Search::touchedMeanwhile(const ModelState& state, const Happened& one) const
{
    std::set<TherapistId> touched;
    for (const Happened& other : m_happened) {
        if (!overlaps(one, other))
            continue;
        for (const Step& their : other.transaction.steps)
            if (const auto receipt = state.receipts.find(their.number); receipt != state.receipts.end())
                touched.insert(receipt->second->touched().begin(), receipt->second->touched().end());
    }
    return touched;
}

// What the step does as it is, and with each set of those looks taken at another moment that make a difference.
std::vector<SerialModel::Next> SerialCheck::Search::possible(const ModelState& state, const Happened& one,
                                                             const Step& step) const
{
    Step reading = step;
    reading.looks = std::make_shared<std::set<OfferKey>>();
    std::vector<SerialModel::Next> all = m_model.apply(state, reading);
    const std::set<OfferKey> looks = *std::exchange(reading.looks, nullptr);
    const std::set<TherapistId> touched = looks.empty() ? std::set<TherapistId>() : touchedMeanwhile(state, one);
    std::vector<OfferKey> matter;
    for (const OfferKey& look : looks) {
        if (!touched.contains(look.second))
            continue;
        reading.seenOtherwise = {look};
        const std::vector<SerialModel::Next> other = m_model.apply(state, reading);
        if (other.front().code == all.front().code && other.front().state.world == all.front().state.world)
            continue;
        matter.push_back(look);
    }
    for (unsigned chosen = 1; chosen < (1U << matter.size()); ++chosen) {
        reading.seenOtherwise.clear();
        for (std::size_t i = 0; i < matter.size(); ++i)
            if ((chosen & (1U << i)) != 0)
                reading.seenOtherwise.insert(matter[i]);
        all.push_back(m_model.apply(state, reading).front());
    }
    return all;
}

// What is not there yet is looked for without a lock, so a transaction of several commands can see two moments: this
// command came before one that made it, and the next one waits for that one.
bool SerialCheck::Search::soughtInVain(const Happened& one, const Step& step, const QByteArray& code) const
{
    static const QList<QByteArray> ofOffers = {"accept_offer", "decline_offer", "withdraw_offer", "join_waitlist"};
    if (ofOffers.contains(step.function))
        return code == "invalid" && !m_start.offerOf(step.request, step.therapist) && othersRanMeanwhile(one);
    if (step.function != "undo" || code != "not_found")
        return false;
    return std::any_of(m_happened.begin(), m_happened.end(), [&](const Happened& other) {
        const std::vector<Step>& steps = other.transaction.steps;
        return overlaps(one, other) &&
               std::any_of(steps.begin(), steps.end(), [&](const Step& their) { return their.number == step.undoes; });
    });
}

// The states that a transaction can leave behind when it answers what it did answer; none: it cannot be next.
std::vector<ModelState> SerialCheck::Search::after(const ModelState& state, const Happened& one)
{
    std::vector<ModelState> states = {state};
    for (std::size_t i = 0; i < one.answers.size(); ++i) {
        const Step& step = one.transaction.steps.at(i);
        const QByteArray& code = one.answers[i].code;
        // The second command of a transaction does not wait for a lock: it may answer busy, and does nothing then.
        if (code == "busy" && i > 0 && othersRanMeanwhile(one))
            continue;
        if (one.answers.size() > 1 && soughtInVain(one, step, code)) {
            for (ModelState& known : states) {
                const auto same = std::make_shared<WorldState>(known.world);
                known.receipts[step.number] = std::make_shared<Receipt>(step, code, same, same);
            }
            continue;
        }
        std::vector<ModelState> next;
        QByteArray wouldAnswer;
        for (const ModelState& before : states) {
            for (const SerialModel::Next& outcome : possible(before, one, step)) {
                wouldAnswer = outcome.code;
                if (outcome.code == code && (next.empty() || next.back().world != outcome.state.world))
                    next.push_back(outcome.state);
            }
        }
        if (next.empty()) {
            remember(std::size_t(std::count(m_left.begin(), m_left.end(), false)),
                     {QStringLiteral("%1 answered %2, but %3 would be right")
                          .arg(step.text(), QString::fromLatin1(code), QString::fromLatin1(wouldAnswer))});
            return {};
        }
        states = next;
    }
    return one.committed ? states : std::vector<ModelState>{state};
}

// What two orders that lead to the same world need not have in common: undo looks back at what a command changed, a
// look without a lock at whose time changed meanwhile. Not the worlds before and after: they differ with each order of
// what has nothing to do with it.
QByteArray SerialCheck::Search::whatLooksBack(const ModelState& state, const Happened& one) const
{
    QByteArray seen;
    for (const Step& step : one.transaction.steps) {
        const auto receipt = step.function == "undo" ? state.receipts.find(step.undoes) : state.receipts.end();
        if (receipt != state.receipts.end())
            seen += receipt->second->changed();
    }
    for (const TherapistId therapist : touchedMeanwhile(state, one))
        seen += QByteArray::number(therapist.value()) + ' ';
    return seen;
}

bool SerialCheck::Search::isKnown(const ModelState& state)
{
    QByteArray key = state.world.key();
    for (std::size_t i = 0; i < m_left.size(); ++i) {
        key += m_left[i] ? '1' : '0';
        if (m_left[i])
            key += whatLooksBack(state, m_happened[i]);
    }
    return !m_known.emplace(qHash(key, 1), qHash(key, 2)).second;
}

bool SerialCheck::Search::isTold(Writer writer) const
{
    for (std::size_t i = 0; i < m_happened.size(); ++i)
        for (const Step& step : m_happened[i].transaction.steps)
            if (step.number == writer)
                return !m_left[i];
    return writer == made;
}

// Each row that was found names who wrote it last: once that one has been told, the row stands as it was found or never
// will, and rows do not go. Of an offer not its place on the waiting list, which others move.
bool SerialCheck::Search::canEndAsFound(const WorldState& now) const
{
    const auto fit = [this](const auto& have, const auto& wanted, const auto& isSame) {
        return std::all_of(have.begin(), have.end(), [&](const auto& row) { return wanted.contains(row.first); }) &&
               std::all_of(wanted.begin(), wanted.end(), [&](const auto& row) {
                   const auto there = have.find(row.first);
                   return !isTold(row.second.writer) || (there != have.end() && isSame(there->second, row.second));
               });
    };
    const auto isSameOffer = [](Offer one, const Offer& other) {
        one.place = other.place;
        return one == other;
    };
    return fit(now.requests, m_found.requests, std::equal_to()) && fit(now.rows, m_found.rows, std::equal_to()) &&
           fit(now.offers, m_found.offers, isSameOffer);
}

// Rolled back, or refused whole: what was done with nobody to do it to may at another moment have done something.
bool SerialCheck::Search::leavesNothing(const Happened& one)
{
    return !one.committed || std::all_of(one.answers.begin(), one.answers.end(), [](const Answer& answer) {
        return answer.code != "ok" && answer.code != "0" && answer.code.toInt() == 0;
    });
}

bool SerialCheck::Search::isUndoneByOthers(const Happened& one) const
{
    for (std::size_t other = 0; other < m_happened.size(); ++other)
        for (const Step& their : m_happened[other].transaction.steps)
            for (const Step& own : one.transaction.steps)
                if (m_left[other] && their.function == "undo" && their.undoes == own.number)
                    return true;
    return false;
}

bool SerialCheck::Search::from(const ModelState& state, std::size_t count)
{
    if (count == 0) {
        if (state.world == m_found)
            return true;
        remember(m_happened.size(), WorldState::difference(state.world, m_found));
        return false;
    }
    if (m_known.size() >= statesAtMost || isKnown(state))
        return false;
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < m_happened.size(); ++i)
        if (m_left[i] && mayBeNext(i))
            candidates.push_back(i);
    std::sort(candidates.begin(), candidates.end(),
              [&](std::size_t a, std::size_t b) { return m_happened[a].ended < m_happened[b].ended; });
    // What may come now, answers as it did and leaves nothing behind can stand here in every order that is left.
    const auto idle = std::find_if(candidates.begin(), candidates.end(), [&](std::size_t candidate) {
        const Happened& one = m_happened[candidate];
        return leavesNothing(one) && !isUndoneByOthers(one) && !after(state, one).empty();
    });
    if (idle != candidates.end())
        candidates = {*idle};
    for (const std::size_t candidate : candidates) {
        for (const ModelState& next : after(state, m_happened[candidate])) {
            m_left[candidate] = false;
            if ((m_way == Way::Exhaustive || canEndAsFound(next.world)) && from(next, count - 1))
                return true;
            m_left[candidate] = true;
        }
    }
    return false;
}

QStringList SerialCheck::explain(const std::vector<Happened>& happened, const WorldState& found) const
{
    QStringList why;
    for (const Search::Way way : {Search::Way::Guided, Search::Way::Exhaustive}) {
        Search search(m_model, m_start.world, happened, found, way);
        if (search.from(m_start, happened.size()))
            return {};
        why = search.closest();
    }
    return why.isEmpty() ? QStringList{QStringLiteral("no serial order")} : why;
}

} // namespace slotdesk::proof
