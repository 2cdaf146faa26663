// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/historyrun.h"

#include "services/proof/call.h"

#include <algorithm>

namespace slotdesk::proof {

struct HistoryRun::Actor
{
    enum class Doing { Nothing, Begin, Command, End };

    Session* session = nullptr;
    const Move* move = nullptr;
    std::size_t index = 0; ///< of what happened
    std::size_t step = 0;
    Doing doing = Doing::Nothing;
    bool alone = false;  ///< commits by itself, without BEGIN
    bool broken = false; ///< its line has been cut already
};

Result<Done> HistoryRun::begin(Actor& actor, const Move& move)
{
    actor.move = &move;
    actor.index = m_happened.size();
    actor.step = 0;
    actor.broken = false;
    actor.alone = move.transaction.steps.size() == 1 && move.transaction.commits;
    m_happened.push_back({move.transaction, {}, true, ++m_clock, 0});
    if (actor.alone)
        return next(actor);
    actor.doing = Actor::Doing::Begin;
    return actor.session->send("begin");
}

// Sends what the actor has to do next.
Result<Done> HistoryRun::next(Actor& actor)
{
    Happened& happened = m_happened[actor.index];
    const std::vector<Step>& steps = happened.transaction.steps;
    if (actor.step < steps.size()) {
        actor.doing = Actor::Doing::Command;
        const std::optional<Call> call = Call::of(steps[actor.step], m_world);
        if (Result<Done> sent = actor.session->send(call->sql, call->params); !sent)
            return sent;
        return actor.move->fate != Move::Fate::Plain && !actor.broken ? breakOff(actor) : Result<Done>(Done{});
    }
    if (actor.alone) {
        actor.doing = Actor::Doing::Nothing;
        happened.ended = ++m_clock;
        return Done{};
    }
    actor.doing = Actor::Doing::End;
    return actor.session->send(actor.move->transaction.commits ? "commit" : "rollback");
}

// The line breaks between the sending and the reply. What commits by itself is asked again, what would have been
// rolled back is not there any more.
Result<Done> HistoryRun::breakOff(Actor& actor)
{
    actor.broken = true;
    Happened& happened = m_happened[actor.index];
    if (actor.move->fate == Move::Fate::Killed) {
        const int pid = actor.session->connection().backendPid();
        if (Result<PgResult> killed = m_observer.exec("select pg_terminate_backend($1)", SqlParams().add(pid)); !killed)
            return killed.error();
    }
    actor.session->cut();
    if (Result<Done> opened = actor.session->open(); !opened)
        return opened;
    if (actor.alone)
        return next(actor);
    happened.transaction.steps.resize(happened.answers.size());
    happened.committed = false;
    happened.ended = ++m_clock;
    actor.doing = Actor::Doing::Nothing;
    return Done{};
}

Result<Done> HistoryRun::take(Actor& actor)
{
    const Result<PgResult> result = actor.session->take();
    Happened& happened = m_happened[actor.index];
    if (actor.doing == Actor::Doing::Command) {
        happened.answers.push_back(Call::answer(happened.transaction.steps[actor.step], result));
        ++actor.step;
        if (!result) { // aborted: only its end is left
            happened.transaction.steps.resize(actor.step);
            happened.committed = false;
        }
    } else if (actor.doing == Actor::Doing::End) {
        happened.committed = happened.committed && happened.transaction.commits && result.ok();
        happened.ended = ++m_clock;
        actor.doing = Actor::Doing::Nothing;
        return Done{};
    }
    return next(actor);
}

// Lets everybody go on who has an answer; waits a little when nobody has.
Result<Done> HistoryRun::pump(std::vector<Actor>& actors)
{
    bool moved = false;
    for (Actor& actor : actors) {
        if (actor.doing == Actor::Doing::Nothing || !actor.session->connection().answered(0))
            continue;
        moved = true;
        if (Result<Done> taken = take(actor); !taken)
            return taken;
    }
    if (moved)
        return Done{};
    const auto busy = std::find_if(actors.begin(), actors.end(),
                                   [](const Actor& actor) { return actor.doing != Actor::Doing::Nothing; });
    if (busy != actors.end()) {
        (void)busy->session->connection().answered(1);
        std::rotate(actors.begin(), busy + 1, actors.end());
    }
    return Done{};
}

Result<std::vector<Happened>> HistoryRun::run(const History& history, World world)
{
    m_world = world;
    m_happened.clear();
    m_clock = 0;
    std::vector<Actor> actors(static_cast<std::size_t>(HistoryMaker::sessions));
    for (std::size_t i = 0; i < actors.size(); ++i)
        actors[i].session = m_sessions.at(i).get();
    const auto isBusy = [](const Actor& actor) { return actor.doing != Actor::Doing::Nothing; };
    for (const Move& move : history.moves) {
        const Session* wanted = m_sessions.at(std::size_t(move.session)).get();
        const auto find = [&] {
            return std::find_if(actors.begin(), actors.end(),
                                [&](const Actor& actor) { return actor.session == wanted; });
        };
        while (isBusy(*find()))
            if (Result<Done> pumped = pump(actors); !pumped)
                return pumped.error();
        if (Result<Done> begun = begin(*find(), move); !begun)
            return begun.error();
    }
    while (std::any_of(actors.begin(), actors.end(), isBusy))
        if (Result<Done> pumped = pump(actors); !pumped)
            return pumped.error();
    return m_happened;
}

} // namespace slotdesk::proof
