// SPDX-License-Identifier: GPL-3.0-or-later
// From the commit to the pixel: desks that follow a relay, a process of its own; with --polling they poll the outbox
// themselves. One has a window; the others are real feeds, each a thread of this program. Beside it a bare client that
// LISTENs.
#include "tests/benchmarks/benchrelay.h"
#include "tests/benchmarks/boardview.h"
#include "tests/benchmarks/deskcrowd.h"
#include "tests/benchmarks/pixelprobe.h"
#include "tests/benchmarks/threadtimes.h"
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
#include <optional>
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

/// The database with its requests, far enough apart that everybody is free for each. The probed one is the next to
/// start, before all that the writers make: on top of the list, where it is seen.
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
                  "clock_timestamp() + make_interval(mins => case n when 0 then 19 else 300 + n * 40 end), 30)).ok "
                  "from generate_series(0, " +
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
    [[nodiscard]] double throughput(int seconds, int perSecond = flatOut) const
    {
        ChangeWriter writer(database, places, writers, perSecond);
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

/// The window's latencies at half of the server's capacity.
Rounds windowLatencies(World& world, int seconds)
{
    Desk desk(world.agent, QStringLiteral("Ana Ruiz"));
    desk.window().resize(1280, 800);
    desk.show();
    BoardView view(desk.window().requests()->table());
    while (desk.window().requests()->table()->model()->rowCount() < requestCount)
        spin(20);
    PixelProbe probe(world.database, world.probed, TherapistId(1));
    const auto shows = [&] {
        const QList<Appointment> slots = desk.store().slotsOf(world.probedRequest);
        return !slots.isEmpty() && probe.isExpected(slots.constFirst().therapist);
    };
    std::optional<ThreadTimes> atArrival;
    ThreadTimes toPaint;
    int painted = 0;
    QObject::connect(&desk.store(), &LiveStore::slotsChanged, &desk.store(), [&] {
        if (!shows())
            return;
        probe.arrived();
        if (!atArrival)
            atArrival = ThreadTimes::now();
    });
    QElapsedTimer timer;
    timer.start();
    int frames = view.frames();
    while (timer.elapsed() < seconds * 1000LL) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (std::exchange(frames, view.frames()) == view.frames())
            continue;
        if (shows() && atArrival) {
            toPaint += ThreadTimes::now() - *std::exchange(atArrival, std::nullopt);
            ++painted;
            probe.seen();
        }
    }
    std::printf("reached the desk after %s ms (p50), was painted after %s ms; %d frames a second\n",
                Rounds::number(probe.arrivals().at(0.5)).c_str(), Rounds::number(probe.latencies().at(0.5)).c_str(),
                int(view.frames() * 1000LL / timer.elapsed()));
    std::printf("between the two, in the mean, the window's thread ran %.1f ms and waited %.1f ms for a processor\n",
                toPaint.ranMs / std::max(1, painted), toPaint.waitedMs / std::max(1, painted));
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

class PixelBench
{
public:
    PixelBench(int seconds, bool polling) : m_seconds(seconds), m_polling(polling)
    {
        m_capacity = m_world.throughput(seconds);
        std::printf("%d writers, PostgreSQL %s, %s build; alone they write %.0f changes a second. All desks run on the "
                    "processors of the server.\n",
                    writers, qPrintable(m_world.pg.cluster().status().serverVersion), SLOTDESK_BUILD_TYPE, m_capacity);
    }

    void run(int desks, int rounds)
    {
        m_name = std::to_string(desks) + (m_polling ? " polling desks" : " desks on a relay");
        writersKeep(desks, rounds);
        if (!m_polling)
            m_world.relay = std::make_unique<BenchRelay>(m_world.worker);
        const DeskCrowd crowd(m_world.agent, desks - 1, m_polling);
        ChangeWriter writer(m_world.database, m_world.places, writers, half());
        writer.start();
        spin(1000);
        const Rounds window = windowLatencies(m_world, m_seconds);
        const Rounds bare = listenLatencies(m_world, 200);
        writer.stop();
        const QByteArray line = "commit to pixel, " + QByteArray::fromStdString(m_name) + ", ";
        printBeside(line + "p50, beside LISTEN", window.at(0.5), bare.at(0.5), 33);
        printBeside(line + "p99, beside LISTEN", window.at(0.99), bare.at(0.99), 100);
        m_world.relay.reset();
    }

private:
    [[nodiscard]] int half() const { return std::max(1, int(m_capacity / 2)); }

    /// In turns with and without desks: at half of the server's capacity, and as fast as they can.
    void writersKeep(int desks, int rounds)
    {
        Rounds pacedWithout;
        Rounds pacedWith;
        Rounds fastWithout;
        Rounds fastWith;
        for (int round = 0; round < rounds; ++round) {
            pacedWithout.add(m_world.throughput(m_seconds / 5 + 1, half()));
            fastWithout.add(m_world.throughput(m_seconds / 5 + 1));
            if (!m_polling)
                m_world.relay = std::make_unique<BenchRelay>(m_world.worker);
            const DeskCrowd crowd(m_world.agent, desks, m_polling);
            const qint64 relayMs = m_world.relay ? m_world.relay->cpuMs() : 0;
            const qint64 crowdMs = crowd.cpuMs();
            QElapsedTimer timer;
            timer.start();
            pacedWith.add(m_world.throughput(m_seconds / 5 + 1, half()));
            const double ms = double(timer.elapsed());
            std::printf("at half: relay %.2f of a processor, desks %.2f\n",
                        double((m_world.relay ? m_world.relay->cpuMs() : 0) - relayMs) / ms,
                        double(crowd.cpuMs() - crowdMs) / ms);
            fastWith.add(m_world.throughput(m_seconds / 5 + 1));
            m_world.relay.reset();
        }
        keptLine("writers at half of the capacity, " + m_name, pacedWith, pacedWithout, ">= 0.9");
        keptLine("writers as fast as they can, " + m_name, fastWith, fastWithout, "-");
    }

    static void keptLine(const std::string& line, const Rounds& with, const Rounds& without, const char* target)
    {
        const Rounds share = Rounds::ratioOf(with, without);
        Rounds::print(line, with.text("/s"), without.text("/s"), share.ratioText(), target, share.median() >= 0.9);
    }

    World m_world;
    std::string m_name;
    double m_capacity = 0;
    const int m_seconds;
    const bool m_polling;
};

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
        {QStringLiteral("rounds"), QStringLiteral("of the writers' throughput"), QStringLiteral("N"),
         QStringLiteral("5")},
        {QStringLiteral("seconds"), QStringLiteral("of each measurement"), QStringLiteral("S"), QStringLiteral("15")},
        {QStringLiteral("crowd"), QStringLiteral("be so many desks, until the input ends"), QStringLiteral("N")},
        {QStringLiteral("db"), QStringLiteral("their database"), QStringLiteral("URI")},
    });
    parser.process(application);
    const bool polling = parser.isSet(QStringLiteral("polling"));
    if (parser.isSet(QStringLiteral("crowd")))
        return DeskCrowd::run(*Endpoint::parse(parser.value(QStringLiteral("db"))),
                              parser.value(QStringLiteral("crowd")).toInt(), polling);
    Theme::instance().install();
    PixelBench bench(std::max(1, parser.value(QStringLiteral("seconds")).toInt()), polling);
    for (const QString& word : parser.value(QStringLiteral("desks")).split(QLatin1Char(',')))
        bench.run(word.toInt(), parser.value(QStringLiteral("rounds")).toInt());
    return 0;
}
