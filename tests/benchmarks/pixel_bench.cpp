// SPDX-License-Identifier: GPL-3.0-or-later
// From the commit to the pixel: desks that follow a relay, a process of its own; with --polling they poll the outbox
// themselves. One has a window; the others are real feeds, each a thread of this program. Beside it a bare client that
// LISTENs.
#include "feed/changefeed.h"
#include "tests/benchmarks/benchrelay.h"
#include "tests/benchmarks/boardview.h"
#include "tests/benchmarks/pixelprobe.h"
#include "tests/support/bookingworld.h"
#include "tests/support/changewriter.h"
#include "tests/support/pgfixture.h"
#include "ui/requests/requestpanel.h"
#include "ui/shell/desk.h"
#include "ui/shell/theme.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QEventLoop>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlDriver>
#include <QtSql/QSqlError>
#include <QtWidgets/QApplication>
#include <utility>

using namespace slotdesk;
using namespace slotdesk::test;

namespace {

constexpr int requestCount = 400;
constexpr int writers = 4;
constexpr int flatOut = 1000000; ///< a pace that nobody keeps

void spin(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

/// The database with its requests, far enough apart that everybody is free for each.
struct World
{
    World()
        : database(pg.freshDatabase(QStringLiteral("pixel"))),
          connection(PgFixture::connect(database)),
          world(*connection, 6)
    {
        PgFixture::run(*connection, "alter system set fsync = on");
        PgFixture::run(*connection, "select pg_reload_conf()");
        world.run("select (slotdesk.create_request(gen_random_uuid(), 1, 1, 'Swedish 60', 1 + n % 2, "
                  "clock_timestamp() + make_interval(mins => 300 + n * 40), 30)).ok from generate_series(0, " +
                  QByteArray::number(requestCount) + ") n");
        const PgResult rows =
            world.run("select id, 1 + id % 6, request_id from slotdesk.appointment where position = 1 order by id");
        probed = AppointmentId(rows.int64(0, 0));
        probedRequest = RequestId(rows.int64(0, 2));
        for (int row = 1; row < rows.rows(); ++row)
            places.append({AppointmentId(rows.int64(row, 0)), TherapistId(rows.int64(row, 1))});
        agent = pg.login(database, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")});
        worker = pg.login(database, QStringLiteral("worker"), {QStringLiteral("slotdesk_worker")});
    }

    /// Commands a second.
    [[nodiscard]] double throughput(int seconds) const
    {
        ChangeWriter writer(database, places, writers, flatOut);
        writer.start();
        spin(seconds * 1000);
        const int written = writer.written();
        writer.stop();
        return double(written) / seconds;
    }

    PgFixture pg;
    Endpoint database;
    std::unique_ptr<PgConnection> connection;
    BookingWorld world;
    Endpoint agent;
    Endpoint worker;
    std::unique_ptr<BenchRelay> relay; ///< none: desks poll
    QList<ChangeWriter::Slot> places;
    AppointmentId probed;
    RequestId probedRequest;
};

/// The other desks: feeds whose rows nobody looks at. Where there is a relay they all follow it before this is done.
class Crowd
{
public:
    Crowd(const World& world, int desks)
    {
        for (int i = 0; i < desks; ++i) {
            m_feeds.push_back(std::make_unique<ChangeFeed>(world.agent, ChangeFeed::Options()));
            QObject::connect(m_feeds.back().get(), &ChangeFeed::healthChanged, m_feeds.back().get(),
                             [this, i](const FeedHealth& health) {
                                 if (health.source == FeedHealth::Source::Relay)
                                     m_following.insert(i);
                             });
            m_feeds.back()->start();
            // One connection each until the relay has them; the server takes 200.
            if (i % 10 == 9)
                settle(world, i + 1);
        }
        settle(world, desks);
    }

private:
    void settle(const World& world, int desks)
    {
        QElapsedTimer waited;
        waited.start();
        while (world.relay && m_following.size() < desks) {
            spin(20);
            if (waited.elapsed() > 60000)
                qFatal("only %d of %d desks follow the relay", int(m_following.size()), desks);
        }
    }

    std::vector<std::unique_ptr<ChangeFeed>> m_feeds;
    QSet<int> m_following;
};

/// The window's latencies at half of the server's capacity.
Rounds windowLatencies(World& world, int seconds, int perSecond)
{
    Desk desk(world.agent, QStringLiteral("Ana Ruiz"));
    desk.window().resize(1280, 800);
    desk.show();
    BoardView view(desk.window().requests()->table());
    while (desk.window().requests()->table()->model()->rowCount() < requestCount)
        spin(20);
    ChangeWriter writer(world.database, world.places, writers, perSecond);
    writer.start();
    spin(1000);
    PixelProbe probe(world.database, world.probed, TherapistId(1));
    QElapsedTimer timer;
    timer.start();
    int frames = view.frames();
    while (timer.elapsed() < seconds * 1000LL) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (std::exchange(frames, view.frames()) == view.frames())
            continue;
        const QList<Appointment> slots = desk.store().slotsOf(world.probedRequest);
        if (!slots.isEmpty() && probe.isExpected(slots.constFirst().therapist))
            probe.seen();
    }
    writer.stop();
    if (probe.missed() > 0)
        std::printf("%d changes were not seen within 5 s\n", probe.missed());
    return probe.latencies();
}

/// A bare client: one UPDATE and NOTIFY in a transaction, and a connection that LISTENs in an event loop.
Rounds listenLatencies(World& world, int times)
{
    Rounds latencies;
    PgFixture::run(*world.connection, "create table if not exists bench_row (id int primary key, n int)");
    PgFixture::run(*world.connection, "insert into bench_row values (1, 0) on conflict do nothing");
    const QString name = QStringLiteral("listener");
    {
        QSqlDatabase listener = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), name);
        listener.setHostName(world.pg.cluster().status().socketFolder);
        listener.setDatabaseName(world.database.database());
        listener.setUserName(world.database.user());
        if (!listener.open() || !listener.driver()->subscribeToNotification(QStringLiteral("bench")))
            qFatal("%s", qPrintable(listener.lastError().text()));
        for (int i = 0; i < times; ++i) {
            QEventLoop loop;
            QObject::connect(listener.driver(), &QSqlDriver::notification, &loop, &QEventLoop::quit);
            PgFixture::run(*world.connection, "begin");
            PgFixture::run(*world.connection, "update bench_row set n = n + 1");
            PgFixture::run(*world.connection, "notify bench");
            PgFixture::run(*world.connection, "commit");
            QElapsedTimer timer;
            timer.start();
            loop.exec();
            latencies.add(double(timer.nsecsElapsed()) / 1e6);
        }
    }
    QSqlDatabase::removeDatabase(name);
    return latencies;
}

void printBeside(const QByteArray& line, double ours, double bare, double most)
{
    Rounds::print(line.toStdString(), Rounds::number(ours) + " ms", Rounds::number(bare) + " ms",
                  "+" + Rounds::number(ours - bare) + " ms", "<= +" + Rounds::number(most) + " ms",
                  ours - bare <= most);
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({
        {QStringLiteral("desks"), QStringLiteral("how many, one after the other"), QStringLiteral("N,N"),
         QStringLiteral("50,200")},
        {QStringLiteral("polling"), QStringLiteral("no relay; the server takes 200 connections in all")},
        {QStringLiteral("seconds"), QStringLiteral("of each measurement"), QStringLiteral("S"), QStringLiteral("15")},
    });
    parser.process(application);
    Theme::instance().install();
    const int seconds = std::max(1, parser.value(QStringLiteral("seconds")).toInt());
    World world;
    const bool polling = parser.isSet(QStringLiteral("polling"));
    const QByteArray kind = polling ? " polling desks" : " desks on a relay";
    std::printf("%d writers, PostgreSQL %s, %s build.\n", writers,
                qPrintable(world.pg.cluster().status().serverVersion), SLOTDESK_BUILD_TYPE);
    const double alone = world.throughput(seconds);
    for (const QString& word : parser.value(QStringLiteral("desks")).split(QLatin1Char(','))) {
        const int desks = word.toInt();
        Rounds without;
        Rounds with;
        for (int round = 0; round < 5; ++round) {
            world.relay.reset();
            without.add(world.throughput(seconds / 3 + 1));
            if (!polling)
                world.relay = std::make_unique<BenchRelay>(world.worker);
            const Crowd crowd(world, desks);
            spin(2000);
            with.add(world.throughput(seconds / 3 + 1));
        }
        const Rounds share = Rounds::ratioOf(with, without);
        Rounds::print("writers' throughput with " + std::to_string(desks) + kind.toStdString(), with.text("/s"),
                      without.text("/s"), share.ratioText(), ">= 0.9", share.median() >= 0.9);
        const Crowd crowd(world, desks - 1);
        spin(2000);
        const Rounds window = windowLatencies(world, seconds, std::max(1, int(alone / 2)));
        const Rounds bare = listenLatencies(world, 200);
        const QByteArray name = "commit to pixel, " + QByteArray::number(desks) + kind + ", ";
        printBeside(name + "p50, beside LISTEN", window.at(0.5), bare.at(0.5), 33);
        printBeside(name + "p99, beside LISTEN", window.at(0.99), bare.at(0.99), 100);
    }
    return 0;
}
