// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/suite.h"

#include <QtCore/QElapsedTimer>
#include <algorithm>
#include <thread>

namespace slotdesk::proof {

namespace {

constexpr std::size_t worldsAtOnce = 40;
constexpr std::size_t handedOutAtOnce = 24; // the orders of a pair stay together

std::vector<Play> share(const std::vector<Play>& all, std::size_t thread, std::size_t threads)
{
    std::vector<Play> own;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (i / handedOutAtOnce % threads == thread)
            own.push_back(all[i]);
    return own;
}

/// The next plays that get their worlds together. Those made with something past its time must not see each other.
std::size_t batchFrom(const std::vector<Play>& plays, std::size_t from)
{
    std::size_t to = from + 1;
    while (!plays[from].scene->isDue && to < plays.size() && to - from < worldsAtOnce && !plays[to].scene->isDue)
        ++to;
    return to;
}

/// Knows the beginnings of orders that need not be run: the locks let nobody go in this order.
class SameOrders
{
public:
    bool contains(const Play& play)
    {
        const QString whole = play.text();
        const QString group = whole.left(whole.lastIndexOf(QLatin1Char('|')));
        if (group != m_group)
            m_blocked.clear();
        m_group = group;
        return std::any_of(m_blocked.begin(), m_blocked.end(), [&](const std::vector<int>& beginning) {
            return std::equal(beginning.begin(), beginning.end(), play.order.begin());
        });
    }
    void add(const std::vector<std::vector<int>>& blocked)
    {
        m_blocked.insert(m_blocked.end(), blocked.begin(), blocked.end());
    }

private:
    QString m_group; ///< the same transactions with the same endings
    std::vector<std::vector<int>> m_blocked;
};

} // namespace

Result<SuiteReport> Suite::playOn(Stage& stage, const std::vector<Play>& plays, int enough)
{
    SuiteReport report;
    SameOrders same;
    const Result<qint64> deadlocksBefore = stage.deadlocks();
    for (std::size_t from = 0; from < plays.size() && report.failures < enough;) {
        if (plays[from].scene->isDue && same.contains(plays[from])) { // its world would stay due
            ++report.same;
            ++from;
            continue;
        }
        const std::size_t to = batchFrom(plays, from);
        std::vector<const Play*> batch;
        for (; from < to; ++from)
            batch.push_back(&plays[from]);
        const Result<std::vector<World>> worlds = stage.worldsFor(batch);
        if (!worlds)
            return worlds.error();
        for (std::size_t i = 0; i < batch.size() && report.failures < enough; ++i) {
            if (same.contains(*batch[i])) {
                ++report.same;
                continue;
            }
            const Result<Stage::Verdict> verdict = stage.judge(*batch[i], (*worlds)[i]);
            if (!verdict)
                return verdict.error();
            same.add(verdict->blocked);
            report.count(*batch[i]);
            report.waits += verdict->waits;
            if (!verdict->wrong.isEmpty())
                report.fail(QStringLiteral("%1 (world %2)\n    %3")
                                .arg(batch[i]->text())
                                .arg((*worlds)[i].base)
                                .arg(verdict->wrong.join(QStringLiteral("\n    "))));
        }
    }
    const Result<qint64> deadlocks = stage.deadlocks();
    if (!deadlocks || !deadlocksBefore)
        return deadlocks.error();
    report.deadlocks = *deadlocks - *deadlocksBefore;
    return report;
}

Result<std::unique_ptr<Suite>> Suite::open(const Endpoint& server, int threads, const PgConnection::Options& options)
{
    std::unique_ptr<Suite> suite(new Suite);
    // One after the other: migrations make roles, which all databases of a server share.
    for (int i = 0; i < threads; ++i) {
        Result<std::unique_ptr<ScratchDatabase>> scratch =
            ScratchDatabase::create(server, QStringLiteral("slotdesk_proof"));
        if (!scratch)
            return scratch.error();
        suite->m_scratch.push_back(scratch.take());
        Result<std::unique_ptr<Stage>> stage = Stage::open(suite->m_scratch.back()->endpoint(), options);
        if (!stage)
            return stage.error();
        suite->m_stages.push_back(stage.take());
    }
    const Result<QList<QByteArray>> commands = suite->m_stages.front()->commands();
    if (!commands)
        return commands.error();
    suite->m_commands = *commands;
    suite->m_report.functions = *commands + QList<QByteArray>{"old_insert", "preview"};
    const QList<QByteArray> played = Plays::functions();
    for (const QByteArray& function : *commands)
        if (!played.contains(function))
            suite->m_report.unknown += function;
    return suite;
}

std::vector<Suite::Chapter> Suite::chapters() const
{
    const Plays plays(m_commands);
    std::vector<Chapter> chapters;
    for (const Scene& scene : scenes())
        chapters.push_back({scene.name, plays.pairs(scene)});
    chapters.push_back({"three at once", plays.triples()});
    chapters.push_back({"two in one transaction", plays.twoInOne()});
    chapters.push_back({"under an observing guard", plays.observed()});
    return chapters;
}

Result<Done> Suite::play(const std::vector<Play>& plays)
{
    QElapsedTimer clock;
    clock.start();
    std::vector<Result<SuiteReport>> parts;
    parts.resize(m_stages.size());
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < m_stages.size(); ++i)
        threads.emplace_back([&, i] { parts[i] = playOn(*m_stages[i], share(plays, i, m_stages.size())); });
    threads.clear();
    for (const Result<SuiteReport>& part : parts) {
        if (!part)
            return part.error();
        m_report.add(*part);
    }
    m_report.seconds += double(clock.elapsed()) / 1000;
    return Done{};
}

// Each world keeps its rows: what any play broke is seen in the end.
Result<Done> Suite::lookForViolations(Stage& stage, SuiteReport& report)
{
    const Result<QStringList> violations = stage.violations();
    if (!violations)
        return violations.error();
    for (const QString& violation : *violations)
        report.fail(QStringLiteral("violation: ") + violation);
    return Done{};
}

Result<Done> Suite::finish()
{
    for (const std::unique_ptr<Stage>& stage : m_stages)
        if (Result<Done> looked = lookForViolations(*stage, m_report); !looked)
            return looked;
    return Done{};
}

Result<SuiteReport> Suite::run(const Endpoint& server, int threads, const PgConnection::Options& options,
                               const QByteArray& about)
{
    Result<std::unique_ptr<Suite>> suite = open(server, threads, options);
    if (!suite)
        return suite.error();
    const QList<QByteArray>& functions = (*suite)->report().functions;
    if (!about.isEmpty() && !functions.contains(about))
        return DbError{DbError::Kind::Usage,
                       {},
                       QStringLiteral("There is no command %1.").arg(QString::fromLatin1(about)),
                       QStringLiteral("It is one of: ") + QString::fromLatin1(functions.join(", "))};
    (*suite)->report().about = about;
    for (Chapter& chapter : (*suite)->chapters()) {
        std::erase_if(chapter.plays, [&](const Play& play) { return !about.isEmpty() && !play.has(about); });
        if (Result<Done> played = (*suite)->play(chapter.plays); !played)
            return played.error();
    }
    if (Result<Done> finished = (*suite)->finish(); !finished)
        return finished.error();
    return (*suite)->report();
}

} // namespace slotdesk::proof
