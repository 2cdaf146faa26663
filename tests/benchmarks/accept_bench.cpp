// SPDX-License-Identifier: GPL-3.0-or-later
// How near are the booking commands to the limit of one commit? L is a bare UPDATE of one row by primary key, Lc eight
// clients after one row. Beside it: the least function that accepts with a row lock, and Rails. In turns, one server,
// one client program, full durability. Usage: accept_bench [--seconds S] [--rounds N] [--connections 1,4,16,64]
// [--no-rails]
#include "benchmarks/benchserver.h"
#include "benchmarks/comparison.h"
#include "benchmarks/loaddriver.h"
#include "support/pgfixture.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QUuid>

#include <cstdio>

using namespace slotdesk;

namespace {

const QString bare = QStringLiteral("L");
const QString least = QStringLiteral("bare function");
const QString acceptOffer = QStringLiteral("accept_offer");
const QString rails = QStringLiteral("Rails with_lock");
constexpr int stormClients = 8;
constexpr int railsRequests = 1500;
constexpr int bareRows = 100000;

QByteArray newCommand()
{
    static const QByteArray start = QUuid::createUuid().toByteArray(QUuid::WithoutBraces).left(24);
    static quint64 n = 0;
    return start + QByteArray::number(++n, 16).rightJustified(12, '0');
}

/// The numbers of requests, handed out one after the other.
struct Pool
{
    qint64 first = 0;
    qint64 end = 0;
    qint64 next = 0;
    explicit Pool(qint64 from, qint64 count) : first(from), end(from + count), next(from) {}
};

class AcceptBench
{
public:
    AcceptBench(double seconds, int connections, bool withRails);
    void round(int connections, bool counts);
    void storm(bool counts);
    void report(const QList<int>& connections) const;

private:
    Pool make(qint64 count);
    void settle();
    void note(const QString& side, int connections, const LoadDriver::Turn& turn, bool counts);
    LoadDriver::Turn updates(int connections, bool oneRow);
    LoadDriver::Turn accepts(const char* statement, int connections, Pool& pool);
    LoadDriver::Turn slotCommands(const char* statement, int connections, Pool pool);
    LoadDriver::Turn race(const char* statement);
    LoadDriver::Turn turn(const char* statement, int connections, const LoadDriver::Next& next);
    void runRails(int connections);

    BenchServer m_server;
    std::unique_ptr<LoadDriver> m_driver;
    Comparison m_results;
    QMap<int, double> m_rates; ///< the most that was done a second on so many connections
    double m_seconds;
    bool m_withRails;
    qint64 m_nextRequest = 1;
    int m_turn = 0;
};

AcceptBench::AcceptBench(double seconds, int connections, bool withRails) : m_seconds(seconds), m_withRails(withRails)
{
    m_server.runFile(QStringLiteral("world.sql"));
    make(5000);
    PgFixture::run(m_server.owner(), "VACUUM (ANALYZE)");
    m_driver = std::make_unique<LoadDriver>(m_server.backend(), std::max(connections, stormClients));
    m_driver->prepare("L", "UPDATE bench.bare_row SET therapist_id = 1, status = 'booked', version = version + 1 "
                           "WHERE id = $1::bigint");
    m_driver->prepare("least", "SELECT bench.accept($1::bigint)");
    m_driver->prepare("accept", "SELECT * FROM slotdesk.accept_offer($2::uuid, $1::bigint)");
    m_driver->prepare("reassign",
                      "SELECT * FROM slotdesk.reassign($2::uuid, $1::bigint, $3::bigint, null, 'car_trouble')");
    m_driver->prepare("release", "SELECT * FROM slotdesk.release($2::uuid, $1::bigint, null, 'illness')");
}

Pool AcceptBench::make(qint64 count)
{
    const Pool pool(m_nextRequest, count);
    m_nextRequest += count;
    PgFixture::run(m_server.owner(), "CALL bench.make_requests($1, $2)", SqlParams().add(pool.first).add(count));
    return pool;
}

// What was made is counted and on disk: neither is done while something is measured.
void AcceptBench::settle()
{
    PgFixture::run(m_server.owner(), "VACUUM (ANALYZE)");
    PgFixture::run(m_server.owner(), "CHECKPOINT");
}

// The statistics are new in each round, and so the plans: every connection makes its own before it is measured.
LoadDriver::Turn AcceptBench::turn(const char* statement, int connections, const LoadDriver::Next& next)
{
    (void)m_driver->run(statement, connections, 0, next);
    return m_driver->run(statement, connections, m_seconds, next);
}

LoadDriver::Turn AcceptBench::updates(int connections, bool oneRow)
{
    quint64 n = quint64(m_nextRequest);
    return turn("L", connections, [&](int, QList<QByteArray>& parameters) {
        n = n * 6364136223846793005ULL + 1442695040888963407ULL;
        parameters += QByteArray::number(oneRow ? 1 : 1 + (n >> 33) % bareRows);
        return true;
    });
}

LoadDriver::Turn AcceptBench::accepts(const char* statement, int connections, Pool& pool)
{
    const bool withCommand = qstrcmp(statement, "accept") == 0;
    return turn(statement, connections, [&](int, QList<QByteArray>& parameters) {
        parameters += QByteArray::number(pool.next * 8 + 1);
        if (withCommand)
            parameters += newCommand();
        return pool.next < pool.end && ++pool.next > 0;
    });
}

/// On the requests of the pool that were accepted before.
LoadDriver::Turn AcceptBench::slotCommands(const char* statement, int connections, Pool pool)
{
    qint64 next = pool.first;
    return turn(statement, connections, [&](int, QList<QByteArray>& parameters) {
        parameters << QByteArray::number(next) << newCommand();
        if (qstrcmp(statement, "reassign") == 0)
            parameters += QByteArray::number((next % 250) * 8 + 2);
        return next < pool.next && ++next > 0;
    });
}

/// Eight clients, each with an offer of its own on the same requests, each as fast as it is answered.
LoadDriver::Turn AcceptBench::race(const char* statement)
{
    const Pool pool = make(qint64(m_rates.value(stormClients, 1500) * m_seconds * 1.5) + 200);
    settle();
    QList<qint64> next(stormClients, pool.first);
    const bool withCommand = qstrcmp(statement, "accept") == 0;
    return turn(statement, stormClients, [&](int client, QList<QByteArray>& parameters) {
        parameters += QByteArray::number(next.at(client) * 8 + 1 + client);
        if (withCommand)
            parameters += newCommand();
        return next.at(client) < pool.end && ++next[client] > 0;
    });
}

void AcceptBench::note(const QString& side, int connections, const LoadDriver::Turn& turn, bool counts)
{
    m_rates[connections] = std::max(m_rates.value(connections), turn.perSecond());
    if (!counts)
        return;
    const QString key = QStringLiteral("%1@%2").arg(side).arg(connections);
    m_results.add(key, turn.perSecond());
    m_results.add(key + QStringLiteral(" p50"), turn.p50);
    m_results.add(key + QStringLiteral(" p99"), turn.p99);
    m_results.add(key + QStringLiteral(" cpu"), turn.serverMicroseconds);
    m_results.add(key + QStringLiteral(" wal"), turn.walBytes);
}

void AcceptBench::runRails(int connections)
{
    const Pool pool = make(railsRequests);
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral(SLOTDESK_SOURCE_DIR "/tests/benchmarks/peers/railsaccept.rb"),
                  {m_server.socketFolder(), QStringLiteral("bench"), QStringLiteral("bench_backend"),
                   QString::number(connections), QString::number(m_seconds), QString::number(pool.first)});
    if (!process.waitForFinished(120000) || process.exitCode() != 0) {
        std::printf("Rails does not run here (Debian's ruby-activerecord and ruby-pg): left out\n");
        m_withRails = false;
        return;
    }
    const QList<QByteArray> answer = process.readAllStandardOutput().trimmed().split(' ');
    const QString key = QStringLiteral("%1@%2").arg(rails).arg(connections);
    m_results.add(key, answer.value(0).toDouble());
    m_results.add(key + QStringLiteral(" p50"), answer.value(1).toDouble());
    m_results.add(key + QStringLiteral(" p99"), answer.value(2).toDouble());
}

void AcceptBench::round(int connections, bool counts)
{
    const double seconds = m_seconds;
    if (!counts)
        m_seconds = std::max(0.5, 0.02 * connections); // enough calls for every connection to have its plans
    const auto count = qint64(m_rates.value(connections, 500 + 40 * connections) * m_seconds * 1.5) + 100 + connections;
    Pool pool = make(count);
    Pool other = pool; // the same numbers in the peer's tables
    settle();
    for (int i = 0; i < 3; ++i) {
        switch ((m_turn + i) % 3) {
        case 0:
            note(bare, connections, updates(connections, false), counts);
            break;
        case 1:
            note(least, connections, accepts("least", connections, other), counts);
            break;
        default:
            note(acceptOffer, connections, accepts("accept", connections, pool), counts);
        }
    }
    note(QStringLiteral("reassign"), connections, slotCommands("reassign", connections, pool), counts);
    note(QStringLiteral("release"), connections, slotCommands("release", connections, pool), counts);
    if (counts && m_withRails)
        runRails(connections);
    ++m_turn;
    m_seconds = seconds;
}

void AcceptBench::storm(bool counts)
{
    note(QStringLiteral("Lc"), stormClients, updates(stormClients, true), counts);
    note(QStringLiteral("storm, bare function"), stormClients, race("least"), counts);
    note(QStringLiteral("storm, accept_offer"), stormClients, race("accept"), counts);
}

void AcceptBench::report(const QList<int>& connections) const
{
    std::printf("\n%-28s %26s %24s %24s %14s %12s\n", "side@connections", "a second", "p50 ms", "p99 ms", "server us",
                "WAL bytes");
    for (const QString& side : m_results.sides()) {
        static const QRegularExpression kind(QStringLiteral(" (p50|p99|cpu|wal)$"));
        if (!side.contains(kind))
            std::printf("%-28s %26s %24s %24s %14.0f %12.0f\n", qPrintable(side), qPrintable(m_results.spread(side)),
                        qPrintable(m_results.spread(side + QStringLiteral(" p50"))),
                        qPrintable(m_results.spread(side + QStringLiteral(" p99"))),
                        m_results.median(side + QStringLiteral(" cpu")),
                        m_results.median(side + QStringLiteral(" wal")));
    }
    std::printf("\n");
    const QMap<int, double> goals{{1, 0.60}, {4, 0.60}, {16, 0.50}, {64, 0.42}};
    for (const QString& side : {acceptOffer, QStringLiteral("reassign"), QStringLiteral("release"), least}) {
        for (const int n : connections) {
            const QString at = QStringLiteral("@%1").arg(n);
            m_results.printLine(QStringLiteral("%1 against L, %2 connections").arg(side).arg(n), side + at, bare + at,
                                goals.value(n, 0.42), Comparison::Better::More, QStringLiteral("/s"));
            if (side == least)
                continue;
            m_results.printLine(QStringLiteral("%1 against the bare function, %2 connections").arg(side).arg(n),
                                side + at, least + at, 1, Comparison::Better::More, QStringLiteral("/s"));
            m_results.printLine(QStringLiteral("%1, p99 against L's, %2 connections").arg(side).arg(n),
                                side + at + QStringLiteral(" p99"), bare + at + QStringLiteral(" p99"), 2,
                                Comparison::Better::Less, QStringLiteral(" ms"));
            if (m_results.has(rails + at))
                m_results.printLine(QStringLiteral("%1 against Rails with_lock, %2 connections").arg(side).arg(n),
                                    side + at, rails + at, 12, Comparison::Better::More, QStringLiteral("/s"));
        }
    }
    for (const QString& side : {QStringLiteral("storm, accept_offer"), QStringLiteral("storm, bare function")})
        m_results.printLine(QStringLiteral("%1, against Lc").arg(side), side + QStringLiteral("@8"),
                            QStringLiteral("Lc@8"), 0.90, Comparison::Better::More, QStringLiteral("/s"));
    m_results.printLine(QStringLiteral("storm, accept_offer against the bare function"),
                        QStringLiteral("storm, accept_offer@8"), QStringLiteral("storm, bare function@8"), 1,
                        Comparison::Better::More, QStringLiteral("/s"));
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption seconds(QStringLiteral("seconds"), {}, QStringLiteral("S"), QStringLiteral("2"));
    const QCommandLineOption rounds(QStringLiteral("rounds"), {}, QStringLiteral("N"), QStringLiteral("5"));
    const QCommandLineOption connections(QStringLiteral("connections"), {}, QStringLiteral("LIST"),
                                         QStringLiteral("1,4,16,64"));
    const QCommandLineOption noRails(QStringLiteral("no-rails"));
    parser.addOptions({seconds, rounds, connections, noRails});
    parser.process(application);
    QList<int> list;
    for (const QString& text : parser.value(connections).split(QLatin1Char(',')))
        list += text.toInt();

    AcceptBench bench(parser.value(seconds).toDouble(), *std::max_element(list.cbegin(), list.cend()),
                      !parser.isSet(noRails));
    for (int i = -1; i < parser.value(rounds).toInt(); ++i) { // the first is to warm up
        for (const int n : list)
            bench.round(n, i >= 0);
        bench.storm(i >= 0);
        std::fprintf(stderr, "round %d done\n", i);
    }
    bench.report(list);
    return 0;
}
