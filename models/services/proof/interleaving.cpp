// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/interleaving.h"

#include "services/proof/call.h"

#include <QtCore/QDeadlineTimer>
#include <algorithm>

namespace slotdesk::proof {

namespace {

constexpr int patienceMs = 20000; // a deadlock that the server must break takes a second

} // namespace

struct Interleaving::Part
{
    enum class Doing { Nothing, Begin, Command, End };

    Session& session;
    Happened& happened;
    bool begun = false;
    std::size_t step = 0;
    Doing doing = Doing::Nothing;
    bool waits = false;
};

std::vector<std::vector<int>> Interleaving::orders(const std::vector<int>& steps)
{
    std::vector<int> order;
    for (std::size_t session = 0; session < steps.size(); ++session)
        order.insert(order.end(), std::size_t(steps[session]), int(session));
    std::vector<std::vector<int>> all;
    do
        all.push_back(order);
    while (std::next_permutation(order.begin(), order.end()));
    return all;
}

// Sends what comes next in this session and waits until it has answered or waits for another.
Result<Done> Interleaving::next(Part& part)
{
    const Transaction& transaction = part.happened.transaction;
    if (!part.begun) {
        part.begun = true;
        part.doing = Part::Doing::Begin;
        if (Result<Done> sent = part.session.send("begin"); !sent)
            return sent;
        return finish(part);
    }
    if (part.step < transaction.steps.size()) {
        part.doing = Part::Doing::Command;
        if (part.happened.began == 0)
            part.happened.began = ++m_clock;
        const std::optional<Call> call = Call::of(transaction.steps[part.step], m_world);
        if (!call)
            qFatal("No statement for %s", transaction.steps[part.step].function.constData());
        if (Result<Done> sent = part.session.send(call->sql, call->params); !sent)
            return sent;
    } else {
        part.doing = Part::Doing::End;
        if (Result<Done> sent = part.session.send(transaction.commits ? "commit" : "rollback"); !sent)
            return sent;
    }
    if (part.session.settle(m_watch) == Session::State::Waits) {
        part.waits = true;
        ++m_outcome.waits;
        return Done{};
    }
    return finish(part);
}

// Takes the answer that is there.
Result<Done> Interleaving::finish(Part& part)
{
    const Result<PgResult> result = part.session.take();
    part.waits = false;
    if (part.doing == Part::Doing::Command) {
        part.happened.answers.push_back(Call::answer(part.happened.transaction.steps[part.step], result));
        ++part.step;
        if (!result) { // the transaction is aborted: only its end is left
            part.happened.transaction.steps.resize(part.step);
            part.happened.committed = false;
        }
    } else if (part.doing == Part::Doing::End) {
        part.happened.ended = ++m_clock;
        part.happened.committed = part.happened.committed && part.happened.transaction.commits && result.ok();
        if (!result)
            part.happened.answers.push_back({result.error().sqlState});
    } else if (!result) {
        return result.error();
    }
    part.doing = Part::Doing::Nothing;
    return Done{};
}

// Looks at everyone who waited: who can go on has answered or will without another's doing.
Result<Done> Interleaving::collect(std::vector<Part>& parts)
{
    for (Part& part : parts) {
        if (!part.waits || part.session.settle(m_watch) == Session::State::Waits)
            continue;
        if (Result<Done> finished = finish(part); !finished)
            return finished;
    }
    return Done{};
}

Result<Interleaving::Outcome> Interleaving::run(const std::vector<Transaction>& transactions,
                                                const std::vector<int>& order, World world, bool withBegin)
{
    m_world = world;
    m_outcome = {};
    m_outcome.happened.resize(transactions.size());
    std::vector<Part> parts;
    for (std::size_t i = 0; i < transactions.size(); ++i) {
        m_outcome.happened[i].transaction = transactions[i];
        parts.push_back({*m_sessions.at(i), m_outcome.happened[i]});
        if (withBegin)
            continue;
        if (Result<Done> begun = next(parts.back()); !begun)
            return begun.error();
    }
    std::vector<int> left = order;
    std::vector<int> done;
    QDeadlineTimer patience(patienceMs);
    while (!left.empty() || std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.waits; })) {
        if (Result<Done> collected = collect(parts); !collected)
            return collected.error();
        const auto free = std::find_if(left.begin(), left.end(), [&](int session) { return !parts[session].waits; });
        if (free != left.end()) {
            Part& part = parts[*free];
            if (free != left.begin()) {
                m_outcome.blocked.push_back(done);
                m_outcome.blocked.back().push_back(left.front());
            }
            done.push_back(*free);
            left.erase(free);
            const bool isOver = part.begun && part.happened.ended > 0; // after an error there was less to do
            if (Result<Done> sent = isOver ? Result<Done>(Done{}) : next(part); !sent)
                return sent.error();
        } else if (patience.hasExpired()) {
            m_outcome.stuckOn = QStringLiteral("nobody could go on");
            for (Part& part : parts)
                part.session.cut();
            return m_outcome;
        }
    }
    return m_outcome;
}

} // namespace slotdesk::proof
