// SPDX-License-Identifier: GPL-3.0-or-later
// What does a desk that does not read cost the others? A relay as a process of its own, a thousand desks with real TLS
// lines in this one, of which fifty stop reading; in turns with all of them awake. From a commit's return until each
// desk has it; and the memory of the relay. Usage: fanout_bench [--desks N] [--asleep N] [--rounds N] [--seconds S]
#include "feed/feedreader.h"
#include "tests/benchmarks/benchrelay.h"
#include "tests/benchmarks/rounds.h"
#include "tests/benchmarks/simdesk.h"
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QTimer>
#include <chrono>
#include <functional>
#include <sys/resource.h>

using namespace slotdesk;
using namespace slotdesk::test;

namespace {

constexpr int requestCount = 300;
constexpr int changeEveryMs = 100;
constexpr int bursts = 12; ///< each changes every request: 2 MB that sleepers do not read, more than the buffers hold
constexpr int patienceMs = 120000;

bool waitFor(const std::function<bool()>& condition)
{
    QElapsedTimer waited;
    waited.start();
    while (!condition() && waited.elapsed() < patienceMs) {
        QEventLoop loop;
        QTimer::singleShot(5, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return condition();
}

class Bench
{
public:
    Bench(int desks, int asleep, int seconds);
    void round();
    void report() const;

private:
    void makeWorld();
    void bringDesks(int count);
    void probe(Rounds& medians, Rounds& tails);
    void change(const QByteArray& which);
    [[nodiscard]] bool allHave(int version) const;
    void sleepers(bool sleep);

    PgFixture m_pg;
    Endpoint m_database;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BenchRelay> m_relay;
    std::vector<std::unique_ptr<SimDesk>> m_desks;
    const int m_asleep;
    const int m_seconds;
    RequestId m_watched;
    int m_version = 0;
    std::chrono::steady_clock::time_point m_committed;
    Rounds* m_into = nullptr;
    Rounds m_awakeMedian;
    Rounds m_awakeTail;
    Rounds m_asleepMedian;
    Rounds m_asleepTail;
    Rounds m_memoryBefore;
    Rounds m_memoryAfter;
    double m_connectMs = 0;
};

Bench::Bench(int desks, int asleep, int seconds) : m_asleep(asleep), m_seconds(seconds)
{
    makeWorld();
    m_relay = std::make_unique<BenchRelay>(
        m_pg.login(m_database, QStringLiteral("worker"), {QStringLiteral("slotdesk_worker")}));
    bringDesks(desks);
}

void Bench::makeWorld()
{
    m_database = m_pg.freshDatabase(QStringLiteral("fanout"));
    m_connection = PgFixture::connect(m_database);
    BookingWorld world(*m_connection, 6);
    world.run("select (slotdesk.create_request(gen_random_uuid(), 1, 1, 'Swedish 60', 1, "
              "clock_timestamp() + make_interval(mins => 300 + n * 3), 30)).ok from generate_series(1, " +
              QByteArray::number(requestCount) + ") n");
    m_watched = RequestId(world.number("select min(id) from slotdesk.appointment_request"));
    m_version = int(world.number("select version from slotdesk.appointment_request where id = " +
                                 QByteArray::number(m_watched.value())));
}

void Bench::bringDesks(int count)
{
    const auto agent =
        PgFixture::connect(m_pg.login(m_database, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")}));
    FeedReader reader(*agent);
    QElapsedTimer timer;
    timer.start();
    while (int(m_desks.size()) < count) {
        const auto ticket = reader.ticket();
        if (!ticket || !*ticket)
            qFatal("no ticket");
        m_desks.push_back(std::make_unique<SimDesk>(**ticket, m_watched));
        QObject::connect(m_desks.back().get(), &SimDesk::saw, m_desks.back().get(), [this](int version) {
            if (m_into && version == m_version)
                m_into->add(
                    std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_committed).count());
        });
        if (m_desks.size() % 50 == 0 && !waitFor([this] { return m_desks.back()->snapshots() > 0; }))
            qFatal("a desk was not let in");
    }
    if (!waitFor([this] { return allHave(m_version); }))
        qFatal("not all desks follow");
    m_connectMs = double(timer.elapsed());
}

void Bench::change(const QByteArray& which)
{
    PgFixture::run(*m_connection,
                   "update slotdesk.appointment_request set note = 'n' || clock_timestamp() where " + which);
}

bool Bench::allHave(int version) const
{
    return std::all_of(m_desks.begin(), m_desks.end(),
                       [version](const auto& desk) { return !desk->isAwake() || desk->version() == version; });
}

/// One change after the other, each seen by every desk that is awake.
void Bench::probe(Rounds& medians, Rounds& tails)
{
    Rounds all;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < m_seconds * 1000LL) {
        ++m_version;
        m_into = &all;
        m_committed = std::chrono::steady_clock::now(); // until the commit is back nothing can be seen
        change("id = " + QByteArray::number(m_watched.value()));
        m_committed = std::chrono::steady_clock::now();
        if (!waitFor([this] { return allHave(m_version); }))
            qFatal("a change did not reach every desk that reads");
        m_into = nullptr;
        QEventLoop loop;
        QTimer::singleShot(changeEveryMs, &loop, &QEventLoop::quit);
        loop.exec();
    }
    medians.add(all.at(0.5));
    tails.add(all.at(0.99));
}

void Bench::sleepers(bool sleep)
{
    for (int n = 0; n < m_asleep; ++n) {
        if (sleep)
            m_desks[size_t(n)]->sleep();
        else
            m_desks[size_t(n)]->wake();
    }
}

void Bench::round()
{
    probe(m_awakeMedian, m_awakeTail);
    m_memoryBefore.add(double(m_relay->residentBytes()) / 1e6);
    sleepers(true);
    for (int n = 0; n < bursts; ++n) {
        ++m_version;
        change("true");
        if (!waitFor([this] { return allHave(m_version); }))
            qFatal("a burst did not reach every desk that reads");
    }
    probe(m_asleepMedian, m_asleepTail);
    m_memoryAfter.add(double(m_relay->residentBytes()) / 1e6);
    sleepers(false);
    if (!waitFor([this] { return allHave(m_version); }))
        qFatal("a desk that woke up was not told everything");
}

void Bench::report() const
{
    int again = 0;
    for (int n = 0; n < m_asleep; ++n)
        again += m_desks[size_t(n)]->snapshots() - 1;
    std::printf("%zu desks came in %.0f ms. Desks that slept began again %d times in all.\n", m_desks.size(),
                m_connectMs, again);
    std::printf("Commit to each desk, median: %s awake, %s with %d asleep\n", m_awakeMedian.text("ms").c_str(),
                m_asleepMedian.text("ms").c_str(), m_asleep);
    Rounds::printWithin("p99 of the others while 50 of 1,000 desks do not read", m_asleepTail, m_awakeTail, "ms", 1.2);
    Rounds::printWithin("the relay's memory while they do not", m_memoryAfter, m_memoryBefore, "MB", 1.1);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({
        {QStringLiteral("desks"), QStringLiteral("that follow"), QStringLiteral("N"), QStringLiteral("1000")},
        {QStringLiteral("asleep"), QStringLiteral("of them, every other turn"), QStringLiteral("N"),
         QStringLiteral("50")},
        {QStringLiteral("rounds"), QStringLiteral("of both"), QStringLiteral("N"), QStringLiteral("5")},
        {QStringLiteral("seconds"), QStringLiteral("of each measurement"), QStringLiteral("S"), QStringLiteral("4")},
    });
    parser.process(application);
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    Bench bench(parser.value(QStringLiteral("desks")).toInt(), parser.value(QStringLiteral("asleep")).toInt(),
                parser.value(QStringLiteral("seconds")).toInt());
    for (int round = 0; round < parser.value(QStringLiteral("rounds")).toInt(); ++round)
        bench.round();
    bench.report();
    return 0;
}
