// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/play.h"

#include "services/proof/interleaving.h"
#include "services/proof/steps.h"

#include <algorithm>

namespace slotdesk::proof {

using namespace steps;

namespace {

/// Whose every order is run with BEGIN as a step of its own. It takes no snapshot at READ COMMITTED, so that its place
/// changes nothing: shown with these, supposed of the others.
bool beginsAnywhere(const Step& step)
{
    return step.function == "accept_offer";
}

} // namespace

QString Play::text() const
{
    QString text = QString::fromLatin1(scene->name) + (guardObserves ? QStringLiteral(" (observed)") : QString());
    for (std::size_t i = 0; i < transactions.size(); ++i)
        text += QStringLiteral(" | %1: %2").arg(QChar(u'A' + char16_t(i))).arg(transactions[i].text());
    text += QStringLiteral(" | order ");
    for (const int session : order)
        text += QChar(u'A' + char16_t(session));
    return text;
}

bool Play::has(const QByteArray& function) const
{
    return std::any_of(transactions.begin(), transactions.end(), [&](const Transaction& transaction) {
        return std::any_of(transaction.steps.begin(), transaction.steps.end(),
                           [&](const Step& step) { return step.function == function; });
    });
}

bool Plays::knows(const Step& step) const
{
    return step.function == "old_insert" || step.function == "preview" || m_known.contains(step.function);
}

bool Plays::knows(const std::vector<Step>& steps) const
{
    return std::all_of(steps.begin(), steps.end(), [this](const Step& step) { return knows(step); });
}

// All orders, and with `withRollbacks` all ways to end; the commands are numbered through.
void Plays::add(std::vector<Play>& plays, const Scene& scene, const std::vector<std::vector<Step>>& parts,
                bool withBegin, bool withRollbacks) const
{
    std::vector<Transaction> transactions;
    std::vector<int> lengths;
    int number = 0;
    for (const std::vector<Step>& steps : parts) {
        transactions.push_back({steps});
        for (Step& step : transactions.back().steps)
            step.number = ++number;
        lengths.push_back(int(steps.size()) + (withBegin ? 2 : 1));
    }
    const unsigned endings = withRollbacks ? 1U << parts.size() : 1U;
    for (unsigned ending = 0; ending < endings; ++ending) {
        if (parts.size() > 2 && ending > 1) // of three, the first rolls back or nobody
            continue;
        for (std::size_t i = 0; i < transactions.size(); ++i)
            transactions[i].commits = (ending & (1U << i)) == 0;
        const bool nobodyCommits = withRollbacks && ending == endings - 1;
        const bool standsBy = std::any_of(parts.begin(), parts.end(), [&](const std::vector<Step>& steps) {
            return scene.bystanders.contains(steps.front().function);
        });
        std::vector<std::vector<int>> orders = Interleaving::orders(lengths);
        // Nothing is left of it, or half of it books nothing: once there and once back.
        if (nobodyCommits || (standsBy && ending != 0))
            orders = {orders.front(), orders.back()};
        for (const std::vector<int>& order : orders)
            plays.push_back({&scene, transactions, order, withBegin, false});
    }
}

std::vector<Play> Plays::pairs(const Scene& scene) const
{
    std::vector<Play> plays;
    for (std::size_t a = 0; a < scene.steps.size(); ++a) {
        for (std::size_t b = a; b < scene.steps.size(); ++b) {
            const Step& first = scene.steps[a];
            const Step& second = scene.steps[b];
            const bool matters =
                scene.about.isEmpty() || scene.about.contains(first.function) || scene.about.contains(second.function);
            if (matters && knows(scene.prelude) && knows(first) && knows(second))
                add(plays, scene, {{first}, {second}}, beginsAnywhere(first) && beginsAnywhere(second), true);
        }
    }
    return plays;
}

std::vector<Play> Plays::of(const Scene& scene, const std::vector<std::vector<Step>>& parts) const
{
    std::vector<Play> plays;
    add(plays, scene, parts, false, true);
    return plays;
}

std::vector<Play> Plays::observed() const
{
    std::vector<Play> plays = pairs(scene("desk"));
    std::erase_if(plays, [](const Play& play) {
        return std::none_of(play.transactions.begin(), play.transactions.end(),
                            [&](const Transaction& t) { return t.steps.front().function == "old_insert"; });
    });
    for (Play& play : plays)
        play.guardObserves = true;
    return plays;
}

QList<QByteArray> Plays::functions()
{
    QList<QByteArray> names;
    for (const Scene& scene : scenes())
        for (const Step& step : scene.steps)
            if (!names.contains(step.function))
                names += step.function;
    return names;
}

std::vector<Play> Plays::triples() const
{
    const Scene& desk = scene("desk");
    const Scene& due = scene("due");
    std::vector<Play> plays;
    const auto play = [&](const Scene& scene, const Step& a, const Step& b, const Step& c) {
        if (knows(a) && knows(b) && knows(c))
            add(plays, scene, {{a}, {b}, {c}}, false, true);
    };
    play(desk, accept(1, 2), accept(1, 3), release(11));
    play(desk, accept(1, 2), accept(3, 2), accept(1, 3));
    play(desk, accept(1, 2), cancelRequest(1), release(11));
    play(desk, accept(1, 2), assign(12, 2), decline(1, 2));
    play(desk, release(21), accept(2, 2), sendOffers(2));
    play(desk, release(11), reassign(11, 2), cancelAppointment(11));
    play(desk, accept(1, 2), accept(1, 3), oldInsert(1, 6));
    play(desk, swap(11, 21), swap(21, 11), reassign(11, 6));
    play(desk, swap(11, 21), release(11), reassign(21, 6));
    play(desk, joinWaitlist(2, 2), release(21), accept(2, 2));
    play(desk, joinWaitlist(2, 2), joinWaitlist(2, 6), release(21));
    play(desk, reschedule(1, 600), accept(1, 2), accept(3, 2));
    play(due, expireDue(), accept(1, 1), cancelRequest(1));
    play(due, expireDue(), expireDue(), accept(1, 2));
    play(desk, releaseAll({11, 21}), releaseAll({21, 11}), swap(11, 21));
    play(desk, cancelAll({2, 1}), accept(1, 2), release(21));
    return plays;
}

std::vector<Play> Plays::twoInOne() const
{
    const Scene& desk = scene("desk");
    std::vector<Play> plays;
    const auto play = [&](const std::vector<Step>& two, const std::vector<Step>& other) {
        if (knows(two) && knows(other))
            add(plays, desk, {two, other}, false, true);
    };
    play({accept(1, 2), accept(3, 2)}, {accept(3, 6)});
    play({accept(3, 2), accept(1, 2)}, {accept(1, 3)});
    play({accept(3, 2), accept(1, 3)}, {accept(1, 2), accept(3, 6)});
    play({release(11), accept(1, 2)}, {accept(1, 3)});
    play({release(21), assign(21, 6)}, {reassign(21, 1)});
    play({cancelAppointment(12), release(11)}, {accept(1, 2)});
    play({decline(1, 2), accept(1, 3)}, {release(11)});
    return plays;
}

} // namespace slotdesk::proof
