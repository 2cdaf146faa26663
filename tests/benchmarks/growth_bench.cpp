// SPDX-License-Identifier: GPL-3.0-or-later
// What do years of history cost? Two databases of one server, the same in all but the history, measured in turns:
// accept, the tail of the feed, the first screen. Then, in the large one: the audit beside the bare aggregate, and the
// search. Usage: growth_bench [--small N] [--large N] [--clients N] [--rounds N] [--seconds S]
#include "benchmarks/benchserver.h"
#include "benchmarks/comparison.h"
#include "benchmarks/loaddriver.h"
#include "feed/feedreader.h"
#include "support/pgfixture.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QProcess>
#include <QtCore/QUuid>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace slotdesk;

namespace {

constexpr int clients = 4;
constexpr int liveRequests = 2000;
constexpr int tailReads = 20;
constexpr int searches = 400;

template <typename Work>
double millisecondsOf(const Work& work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

/// One of the two databases.
class Side
{
public:
    Side(BenchServer& server, const QString& name, int history, int people);
    double acceptMilliseconds(double seconds);
    double tailMilliseconds();
    double screenMilliseconds();
    [[nodiscard]] PgConnection& owner() { return *m_owner; }
    QString name;

private:
    std::unique_ptr<PgConnection> m_owner;
    std::unique_ptr<PgConnection> m_reader;
    std::unique_ptr<LoadDriver> m_driver;
    qint64 m_nextRequest = 1;
};

Side::Side(BenchServer& server, const QString& database, int history, int people) : name(database)
{
    m_owner = server.freshDatabase(database);
    server.runFile(*m_owner, QStringLiteral("world.sql"));
    server.runFile(*m_owner, QStringLiteral("history.sql"));
    PgFixture::run(*m_owner, "CALL bench.make_history($1, $2)", SqlParams().add(history).add(people));
    PgFixture::run(*m_owner, "CALL bench.make_requests(1000000, $1)", SqlParams().add(liveRequests));
    PgFixture::run(*m_owner, "VACUUM (ANALYZE)");
    m_reader = PgFixture::connect(server.backend(database));
    m_driver = std::make_unique<LoadDriver>(server.backend(database), clients);
    m_driver->prepare("accept", "SELECT * FROM slotdesk.accept_offer($2::uuid, $1::bigint)");
}

double Side::acceptMilliseconds(double seconds)
{
    const qint64 count = qint64(seconds * 1500);
    PgFixture::run(*m_owner, "CALL bench.make_requests($1, $2)", SqlParams().add(m_nextRequest).add(count));
    PgFixture::run(*m_owner, "CHECKPOINT");
    const qint64 end = m_nextRequest + count;
    qint64 next = m_nextRequest;
    m_nextRequest = end;
    return m_driver
        ->run("accept", clients, seconds,
              [&](int, QList<QByteArray>& parameters) {
                  parameters << QByteArray::number(next * 8 + 1)
                             << QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
                  return next < end && ++next > 0;
              })
        .p50;
}

double Side::tailMilliseconds()
{
    const PgResult head = PgFixture::run(*m_reader, "SELECT horizon FROM slotdesk.feed_head()");
    return millisecondsOf([&] {
               for (int i = 0; i < tailReads; ++i)
                   PgFixture::run(*m_reader, "SELECT * FROM slotdesk.feed_events($1::xid8, 0, 500)",
                                  SqlParams().raw(head.bytes(0, 0)));
           }) /
           tailReads;
}

double Side::screenMilliseconds()
{
    return millisecondsOf([&] {
        if (const auto board = FeedReader(*m_reader).snapshot([](const FeedBatch&) {}); !board)
            qFatal("%s", qPrintable(board.error().message));
    });
}

void searchLine(Side& large, const char* kind, int people)
{
    QList<double> times;
    quint64 n = 12345;
    for (int i = 0; i < searches; ++i) {
        n = n * 6364136223846793005ULL + 1442695040888963407ULL;
        const qint64 person = qint64((n >> 33) % quint64(std::max(1, people)));
        const PgResult one = PgFixture::run(large.owner(), "SELECT name, phone FROM slotdesk.client WHERE id = $1",
                                            SqlParams().add(1001 + person));
        const bool byPhone = qstrcmp(kind, "phone") == 0;
        const QString typed = byPhone ? one.text(0, 1) : one.text(0, 0);
        times += millisecondsOf(
            [&] { PgFixture::run(large.owner(), "SELECT * FROM slotdesk.find_people($1)", SqlParams().add(typed)); });
    }
    std::sort(times.begin(), times.end());
    const double p99 = times.at(times.size() * 99 / 100);
    Comparison::printLine(
        QStringLiteral("find_people by %1, %2 clients, p99 of %3 in ms")
            .arg(QLatin1String(kind))
            .arg(people)
            .arg(searches),
        QStringLiteral("%1 ms (median %2)").arg(p99, 0, 'f', 1).arg(times.at(times.size() / 2), 0, 'f', 1),
        QStringLiteral("-"), QStringLiteral("-"), QStringLiteral("<= 20 ms"), p99 <= 20);
}

/// The bare aggregate: requests with more live appointments than slots, and nothing else.
double aggregateMilliseconds(Side& large)
{
    return millisecondsOf([&] {
        PgFixture::run(large.owner(),
                       "SELECT count(*) FROM (SELECT r.id FROM slotdesk.appointment_request r JOIN "
                       "slotdesk.appointment a ON a.request_id = r.id AND a.status IN ('booked', 'completed', "
                       "'no_show') GROUP BY r.id HAVING count(*) > r.slots) x");
    });
}

double auditMilliseconds(const QString& program, const Endpoint& endpoint)
{
    return millisecondsOf([&] {
        QProcess audit;
        audit.start(program, {QStringLiteral("audit"), QStringLiteral("--db"), QString::fromUtf8(endpoint.conninfo()),
                              QStringLiteral("--json")});
        if (!audit.waitForFinished(3600 * 1000) || audit.exitCode() > 1)
            qFatal("slotctl audit: %s", audit.readAllStandardError().constData());
    });
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const auto option = [&](const char* name, const char* value) {
        const QCommandLineOption made(QString::fromLatin1(name), {}, QStringLiteral("N"), QString::fromLatin1(value));
        parser.addOption(made);
        return made;
    };
    const QCommandLineOption smallSize = option("small", "10000");
    const QCommandLineOption largeSize = option("large", "100000");
    const QCommandLineOption people = option("clients", "100000");
    const QCommandLineOption rounds = option("rounds", "5");
    const QCommandLineOption seconds = option("seconds", "1");
    parser.process(application);
    const int few = parser.value(smallSize).toInt();
    const int many = parser.value(largeSize).toInt();
    const int persons = parser.value(people).toInt();

    BenchServer server;
    Side small(server, QStringLiteral("small"), few, persons);
    Side large(server, QStringLiteral("large"), many, persons);
    Comparison results;
    for (int i = -1; i < parser.value(rounds).toInt(); ++i) { // the first is to warm up
        Comparison ignored;
        Comparison& into = i < 0 ? ignored : results;
        for (Side* side : i % 2 == 0 ? std::array{&small, &large} : std::array{&large, &small}) {
            into.add(side->name + QStringLiteral(" accept"),
                     side->acceptMilliseconds(parser.value(seconds).toDouble()));
            into.add(side->name + QStringLiteral(" tail"), side->tailMilliseconds());
            into.add(side->name + QStringLiteral(" screen"), side->screenMilliseconds());
        }
        into.add(QStringLiteral("aggregate"), aggregateMilliseconds(large));
        into.add(QStringLiteral("audit"),
                 auditMilliseconds(QCoreApplication::applicationDirPath() + QStringLiteral("/slotctl"),
                                   server.ownerEndpoint(large.name)));
    }
    std::printf("%d and %d requests of history (eight offers, three events each), %d clients, %d live requests\n", few,
                many, persons, liveRequests);
    for (const auto& [key, text] :
         {std::pair("accept", "accept_offer, p50 at 4 connections"), std::pair("tail", "tail of the feed"),
          std::pair("screen", "first screen (FeedReader::snapshot)")}) {
        const QString side = QLatin1Char(' ') + QLatin1String(key);
        results.printLine(QStringLiteral("%1, %2 against %3 past requests").arg(QLatin1String(text)).arg(many).arg(few),
                          large.name + side, small.name + side, 1.2, Comparison::Better::Less, QStringLiteral(" ms"));
    }
    results.printLine(QStringLiteral("slotctl audit against the bare aggregate, %1 appointments").arg(many),
                      QStringLiteral("audit"), QStringLiteral("aggregate"), 1.5, Comparison::Better::Less,
                      QStringLiteral(" ms"));
    searchLine(large, "phone", persons);
    searchLine(large, "name", persons);
    return 0;
}
