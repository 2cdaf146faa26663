// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/serialcheck.h"

#include <algorithm>
#include <set>

namespace slotdesk::proof {

class SerialCheck::Search
{
public:
    Search(const SerialModel& model, const WorldState& start, const std::vector<Happened>& happened,
           const WorldState& found)
        : m_model(model), m_start(start), m_happened(happened), m_found(found), m_left(happened.size(), true)
    {
    }

    bool from(const ModelState& state, std::size_t count);
    [[nodiscard]] QStringList closest() const { return m_closest; }

private:
    [[nodiscard]] bool mayBeNext(std::size_t candidate) const;
    [[nodiscard]] bool overlaps(const Happened& one, const Happened& other) const;
    [[nodiscard]] bool othersRanMeanwhile(const Happened& one) const;
    [[nodiscard]] bool soughtInVain(const Happened& one, const Step& step, const QByteArray& code) const;
    [[nodiscard]] std::vector<Step> readings(const ModelState& state, const Happened& one, const Step& step) const;
    [[nodiscard]] std::vector<ModelState> after(const ModelState& state, const Happened& one);
    [[nodiscard]] static QByteArray whatUndoSees(const ModelState& state, const Transaction& transaction);
    [[nodiscard]] bool isKnown(const ModelState& state);
    void remember(std::size_t depth, const QStringList& why);

    const SerialModel& m_model;
    const WorldState& m_start;
    const std::vector<Happened>& m_happened;
    const WorldState& m_found;
    std::vector<bool> m_left;
    std::set<QByteArray> m_known;
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

// The step as it is, and with each set of therapists whose time another session changed meanwhile seen as it was.
std::vector<Step> SerialCheck::Search::readings(const ModelState& state, const Happened& one, const Step& step) const
{
    std::set<TherapistId> touched;
    for (const Happened& other : m_happened) {
        if (!overlaps(one, other))
            continue;
        for (const Step& their : other.transaction.steps)
            if (const auto receipt = state.receipts.find(their.number); receipt != state.receipts.end())
                touched.merge(WorldState::busyOtherwise(*receipt->second.before, *receipt->second.after));
    }
    const std::vector<TherapistId> list(touched.begin(), touched.end());
    std::vector<Step> readings;
    for (unsigned chosen = 0; chosen < (1U << list.size()); ++chosen) {
        readings.push_back(step);
        for (std::size_t i = 0; i < list.size(); ++i)
            if ((chosen & (1U << i)) != 0)
                readings.back().seenOtherwise.insert(list[i]);
    }
    return readings;
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
                known.receipts[step.number] = {step, code, same, same};
            }
            continue;
        }
        std::vector<ModelState> next;
        QByteArray wouldAnswer;
        for (const ModelState& before : states) {
            for (const Step& reading : readings(before, one, step)) {
                for (const SerialModel::Next& possible : m_model.apply(before, reading)) {
                    wouldAnswer = possible.code;
                    if (possible.code == code && (next.empty() || next.back().world != possible.state.world))
                        next.push_back(possible.state);
                }
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

// Undo looks back at what a command wrote, which two orders that lead to the same world need not have in common.
QByteArray SerialCheck::Search::whatUndoSees(const ModelState& state, const Transaction& transaction)
{
    QByteArray seen;
    for (const Step& step : transaction.steps) {
        const auto receipt = step.function == "undo" ? state.receipts.find(step.undoes) : state.receipts.end();
        if (receipt != state.receipts.end())
            seen +=
                (receipt->second.before->lines() + receipt->second.after->lines()).join(QLatin1Char('\n')).toLatin1();
    }
    return seen;
}

bool SerialCheck::Search::isKnown(const ModelState& state)
{
    QByteArray key = state.world.lines().join(QLatin1Char('\n')).toLatin1();
    for (std::size_t i = 0; i < m_left.size(); ++i) {
        key += m_left[i] ? '1' : '0';
        if (m_left[i])
            key += whatUndoSees(state, m_happened[i].transaction);
    }
    return !m_known.insert(key).second;
}

bool SerialCheck::Search::from(const ModelState& state, std::size_t count)
{
    if (count == 0) {
        if (state.world == m_found)
            return true;
        remember(m_happened.size(), WorldState::difference(state.world, m_found));
        return false;
    }
    if (isKnown(state))
        return false;
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < m_happened.size(); ++i)
        if (m_left[i] && mayBeNext(i))
            candidates.push_back(i);
    std::sort(candidates.begin(), candidates.end(),
              [&](std::size_t a, std::size_t b) { return m_happened[a].ended < m_happened[b].ended; });
    for (const std::size_t candidate : candidates) {
        for (const ModelState& next : after(state, m_happened[candidate])) {
            m_left[candidate] = false;
            if (from(next, count - 1))
                return true;
            m_left[candidate] = true;
        }
    }
    return false;
}

QStringList SerialCheck::explain(const std::vector<Happened>& happened, const WorldState& found) const
{
    Search search(m_model, m_start.world, happened, found);
    if (search.from(m_start, happened.size()))
        return {};
    QStringList why = search.closest();
    return why.isEmpty() ? QStringList{QStringLiteral("no serial order")} : why;
}

} // namespace slotdesk::proof
