// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/histories.h"

#include "services/proof/serialcheck.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QElapsedTimer>

namespace slotdesk::proof {

namespace {

constexpr int movesOfOne = 60;
constexpr int triesOfOne = 6; ///< a race does not show each time
constexpr int shrinkingMs = 90000;
constexpr int lookForViolationsEvery = 100;

} // namespace

Result<QStringList> Histories::judge(const History& history)
{
    const Result<std::vector<World>> world = m_stage.store().make({&history.start});
    if (!world)
        return world.error();
    const Result<std::vector<Happened>> happened = m_run.run(history, world->front());
    if (!happened)
        return happened.error();
    const Result<WorldState> found = m_stage.store().read(world->front());
    if (!found)
        return found.error();
    QStringList wrong = SerialCheck(SerialModel(), {history.start, {}}).explain(*happened, *found);
    if (!wrong.isEmpty())
        for (const Happened& one : *happened)
            wrong += one.text();
    // What is due is the next one's business too, unless it is done.
    const Result<PgResult> rest = m_stage.owner().exec("select slotdesk.expire_due()");
    return rest ? Result<QStringList>(wrong) : Result<QStringList>(rest.error());
}

Result<bool> Histories::fails(const History& history)
{
    for (int i = 0; i < triesOfOne; ++i) {
        const Result<QStringList> wrong = judge(history);
        if (!wrong)
            return wrong.error();
        if (!wrong->isEmpty()) {
            m_lastWrong = *wrong;
            return true;
        }
    }
    return false;
}

// Takes ever smaller parts away as long as it fails without them (delta debugging).
Result<History> Histories::shrink(History history)
{
    const QDeadlineTimer patience(shrinkingMs);
    for (std::size_t part = history.moves.size() / 2; part > 0 && !patience.hasExpired();) {
        bool smaller = false;
        for (std::size_t from = 0; from < history.moves.size() && !patience.hasExpired();) {
            History without = history;
            const auto first = without.moves.begin() + std::ptrdiff_t(from);
            const std::size_t count = std::min(part, history.moves.size() - from);
            without.moves.erase(first, first + std::ptrdiff_t(count));
            const Result<bool> failing = fails(without);
            if (!failing)
                return failing.error();
            if (*failing) {
                history = without;
                smaller = true;
            } else {
                from += part;
            }
        }
        if (!smaller)
            part /= 2;
    }
    return history;
}

Result<Histories::Report> Histories::run(const Endpoint& scratch, const PgConnection::Options& options, quint32 seed,
                                         int commands, bool shrinks)
{
    Result<std::unique_ptr<Stage>> stage = Stage::open(scratch, options);
    if (!stage)
        return stage.error();
    std::vector<std::unique_ptr<Session>> sessions;
    for (int i = 0; i < HistoryMaker::sessions; ++i) {
        sessions.push_back(std::make_unique<Session>(scratch, options));
        if (Result<Done> opened = sessions.back()->open(); !opened)
            return opened.error();
    }
    const Result<QList<QByteArray>> known = (*stage)->commands();
    if (!known)
        return known.error();
    Histories histories(**stage, sessions);
    HistoryMaker maker(seed, *known);
    Report report;
    report.seed = seed;
    QElapsedTimer clock;
    clock.start();
    while (report.commands < commands && report.wrong.isEmpty()) {
        const History history = maker.next(movesOfOne);
        const Result<QStringList> wrong = histories.judge(history);
        if (!wrong)
            return wrong.error();
        ++report.histories;
        for (const Move& move : history.moves) {
            report.commands += int(move.transaction.steps.size());
            report.broken += move.fate != Move::Fate::Plain ? 1 : 0;
        }
        report.wrong = *wrong;
        if (!wrong->isEmpty() && shrinks) {
            const Result<History> smallest = histories.shrink(history);
            if (!smallest)
                return smallest.error();
            report.smallest = smallest->text() + histories.m_lastWrong;
        }
        if (report.histories % lookForViolationsEvery == 0 || report.commands >= commands) {
            const Result<QStringList> violations = (*stage)->violations();
            if (!violations)
                return violations.error();
            report.wrong += *violations;
        }
    }
    const Result<qint64> deadlocks = (*stage)->deadlocks();
    if (!deadlocks)
        return deadlocks.error();
    report.deadlocks = *deadlocks;
    report.seconds = double(clock.elapsed()) / 1000;
    return report;
}

} // namespace slotdesk::proof
