// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>
#include <csignal>

using namespace slotdesk;

/// What was answered "ok" and committed is there after the server died at once: whatever else stood in its transaction.
class TestCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void withoutAFlushItWouldBeGone();
    void anAcceptOutlivesWhatStandsBesideIt_data();
    void anAcceptOutlivesWhatStandsBesideIt();

private:
    void crash();

    PgFixture m_fixture;
    PrivateCluster::Options m_options;
    std::unique_ptr<PrivateCluster> m_again;
    Endpoint m_endpoint;
    Endpoint m_agent;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
};

void TestCrash::initTestCase()
{
    m_endpoint = m_fixture.freshDatabase(QStringLiteral("crash"));
    m_agent = m_fixture.login(m_endpoint, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")});
    m_connection = PgFixture::connect(m_endpoint);
    m_world = std::make_unique<BookingWorld>(*m_connection, 3);
    m_options.folder = m_fixture.cluster().status().folder;
    m_options.lingerSeconds = 1;
    m_options.durable = false; // the machine does not die, only the server: what it gave to the kernel stays
    PgFixture::run(m_endpoint, "alter system set synchronous_commit = on"); // as on a server that people use
    // Nobody else writes the log out meanwhile: what a commit did not write itself is lost for certain.
    PgFixture::run(m_endpoint, "alter system set wal_writer_delay = '10s'");
    PgFixture::run(m_endpoint, "select pg_reload_conf()");
}

void TestCrash::cleanup()
{
    QCOMPARE(PgFixture::run(*m_connection, "select * from slotdesk.violations()").rows(), 0);
}

/// As "pg_ctl stop -m immediate": every process of the server ends where it stands.
void TestCrash::crash()
{
    const auto server = pid_t(PrivateCluster::inspect(m_options).serverPid);
    QVERIFY(server > 1);
    QCOMPARE(::kill(server, SIGQUIT), 0);
    QTRY_VERIFY_WITH_TIMEOUT(!PrivateCluster::inspect(m_options).running, 20000);
    m_world.reset();
    auto cluster = PrivateCluster::acquire(m_options);
    QVERIFY2(cluster.ok(), qPrintable(cluster.ok() ? QString() : cluster.error().text()));
    m_again = cluster.take();
    m_connection = PgFixture::connect(m_endpoint);
}

/// The control: this crash does lose what was not flushed, so that the others say something.
void TestCrash::withoutAFlushItWouldBeGone()
{
    PgFixture::run(*m_connection, "checkpoint");
    PgFixture::run(*m_connection, "set synchronous_commit = off");
    m_world->run("insert into slotdesk.market (name, time_zone) values ('Soon gone', 'UTC')");
    QCOMPARE(m_world->number("select count(*) from slotdesk.market"), 2);
    crash();
    QCOMPARE(PgFixture::run(*m_connection, "select count(*) from slotdesk.market").int64(0, 0), 1);
}

void TestCrash::anAcceptOutlivesWhatStandsBesideIt_data()
{
    QTest::addColumn<QByteArrayList>("steps");
    QTest::newRow("alone") << QByteArrayList{"accept"};
    QTest::newRow("a refusal after it") << QByteArrayList{"accept", "refusal"};
    QTest::newRow("a refusal before it") << QByteArrayList{"refusal", "accept"};
    QTest::newRow("a preview after it") << QByteArrayList{"accept", "preview"};
    QTest::newRow("a preview before it") << QByteArrayList{"preview", "accept"};
    QTest::newRow("between refusals") << QByteArrayList{"refusal", "accept", "refusal"};
    QTest::newRow("between a preview and a refusal")
        << QByteArrayList{"preview", "refusal", "accept", "preview", "refusal"};
    QTest::newRow("a replay after it") << QByteArrayList{"accept", "replay"};
    QTest::newRow("after a refusal of its own") << QByteArrayList{"refusal", "commit", "begin", "accept"};
    QTest::newRow("before a refusal of its own") << QByteArrayList{"accept", "commit", "begin", "refusal"};
}

void TestCrash::anAcceptOutlivesWhatStandsBesideIt()
{
    QFETCH(QByteArrayList, steps);
    BookingWorld::clear(*m_connection);
    m_world = std::make_unique<BookingWorld>(*m_connection, 2);
    const RequestId full = m_world->request(1, 180);
    QVERIFY(m_world->accept(full, 1).ok);
    const RequestId request = m_world->request(1, 600);
    const QByteArray offer = QByteArray::number(m_world->offer(request, 1).value());
    const QByteArray late = QByteArray::number(m_world->offer(full, 2).value());
    const CommandId command = CommandId::make();
    const QByteArray acceptIt =
        "select * from slotdesk.accept_offer('" + command.text().toLatin1() + "', " + offer + ")";
    const QHash<QByteArray, QByteArray> sql{
        {"accept", acceptIt},
        {"replay", acceptIt},
        {"refusal", "select * from slotdesk.accept_offer(gen_random_uuid(), " + late + ")"},
        {"preview", R"(select * from slotdesk.preview('accept_offer', '{"offer": )" + late + "}')"}};

    const auto agent = PgFixture::connect(m_agent);
    PgFixture::run(*agent, "begin");
    for (const QByteArray& step : steps) {
        if (!sql.contains(step)) {
            PgFixture::run(*agent, step);
            continue;
        }
        const Outcome outcome = outcomeOf(PgFixture::run(*agent, sql.value(step)));
        QCOMPARE(outcome.ok, step == "accept" || step == "replay");
    }
    PgFixture::run(*agent, "commit");
    crash();
    QCOMPARE(
        PgFixture::run(*m_connection, "select count(*) from slotdesk.appointment where status = 'booked'").int64(0, 0),
        2);
    const Outcome again = outcomeOf(PgFixture::run(*PgFixture::connect(m_agent), acceptIt));
    QVERIFY(again.ok && again.replayed);
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
