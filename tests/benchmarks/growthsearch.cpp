// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmarks/growthsearch.h"

#include "benchmarks/comparison.h"
#include "benchmarks/rounds.h"
#include "benchmarks/stopwatch.h"
#include "services/callerqueries.h"
#include "support/pgfixture.h"

#include <algorithm>

namespace slotdesk {

namespace {

constexpr int typed = 60; // people; every key from the third on is a question
constexpr int leastKeys = 2;
constexpr int leastDigits = 5; // "+346" is everybody
constexpr double mostMs = 20;
constexpr int cancels = 21;

} // namespace

GrowthSearch::GrowthSearch(GrowthSide& side, const Endpoint& endpoint, int people)
    : m_side(side), m_endpoint(endpoint), m_people(people)
{
}

void GrowthSearch::run()
{
    for (const char* function : {"find_people", "search_requests"}) {
        typeAll(By::Phone, function);
        typeAll(By::Name, function);
    }
    cancel();
}

QString GrowthSearch::person(By by)
{
    m_random = m_random * 6364136223846793005ULL + 1442695040888963407ULL;
    const qint64 id = 1001 + qint64((m_random >> 33) % quint64(std::max(1, m_people)));
    const PgResult one =
        PgFixture::run(m_side.owner(), "SELECT name, phone FROM slotdesk.client WHERE id = $1", SqlParams().add(id));
    return one.text(0, by == By::Phone ? 1 : 0);
}

void GrowthSearch::typeAll(By by, const QByteArray& function)
{
    const auto desk = PgFixture::connect(m_endpoint);
    QList<double> times;
    for (int i = -1; i < typed; ++i) { // the first is to warm up
        const QString text = person(by);
        for (qsizetype keys = by == By::Phone ? leastDigits : leastKeys; keys <= text.size(); ++keys) {
            const double ms = millisecondsOf([&] {
                PgFixture::run(*desk, "SELECT * FROM slotdesk." + function + "($1)", SqlParams().add(text.left(keys)));
            });
            if (i >= 0)
                times += ms;
        }
    }
    std::sort(times.begin(), times.end());
    const double p99 = times.at(times.size() * 99 / 100);
    Comparison::printLine(QStringLiteral("%4 by %1 over %2 clients, key by key, p99 of %3 keys")
                              .arg(by == By::Phone ? QStringLiteral("phone") : QStringLiteral("name"))
                              .arg(m_people)
                              .arg(times.size())
                              .arg(QString::fromLatin1(function)),
                          QStringLiteral("%1 ms (median %2, most %3)")
                              .arg(p99, 0, 'f', 1)
                              .arg(times.at(times.size() / 2), 0, 'f', 1)
                              .arg(times.last(), 0, 'f', 1),
                          QStringLiteral("-"), QStringLiteral("-"), QStringLiteral("<= 20 ms"), p99 <= mostMs);
}

// A question that would take ten seconds stands for one that is too slow: from the next key until its answer is there.
void GrowthSearch::cancel()
{
    DbWorker worker(m_endpoint, PgConnection::Options());
    test::Rounds ended;
    bool allCancelled = true;
    for (int i = 0; i < cancels; ++i) {
        QFuture<Result<Done>> slow = worker.run<Done>(
            [](PgConnection& connection) -> Result<Done> {
                const auto slept = connection.exec("SELECT pg_sleep(10)");
                return slept ? Result<Done>(Done()) : slept.error();
            },
            CallerQueries::typing);
        while (!PgFixture::run(m_side.owner(), "SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'").rows()) {
        }
        ended.add(millisecondsOf([&] {
            worker.cancel(CallerQueries::typing);
            QFuture<Result<QString>> next = worker.run<QString>([](PgConnection& connection) -> Result<QString> {
                const auto found = connection.exec("SELECT * FROM slotdesk.find_people($1)",
                                                   SqlParams().add(QStringLiteral("alonso 00")));
                return found ? Result<QString>(QString()) : found.error();
            });
            next.waitForFinished();
            allCancelled = allCancelled && !slow.result().ok() && next.result().ok();
        }));
    }
    Comparison::printLine(
        QStringLiteral("a search under way ends when the next key comes: until that key's answer, most of %1")
            .arg(cancels),
        QStringLiteral("%1 ms (median %2)").arg(ended.most(), 0, 'f', 1).arg(ended.median(), 0, 'f', 1),
        QStringLiteral("-"), QStringLiteral("-"), QStringLiteral("cancelled"), allCancelled);
}

} // namespace slotdesk
