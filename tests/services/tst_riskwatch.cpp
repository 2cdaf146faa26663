// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/alertworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QTest>

using namespace slotdesk;

/// The alerts of kind at_risk: raised once, by whoever asks, closed when somebody took the request or it is over, and
/// not raised again after a dismissal until a slot is let go.
class TestRiskWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void whatIsAtRisk_data();
    void whatIsAtRisk();
    void raisedOnceAndClosed();
    void dismissedUntilReleased();
    void snoozedWakes();

private:
    [[nodiscard]] QString open() const
    {
        return m_world->text("select coalesce(string_agg(status, ',' order by id), '') from slotdesk.alert "
                             "where kind = 'at_risk' and status in ('new', 'claimed', 'snoozed')");
    }
    qint64 watch() { return m_world->number("select slotdesk.watch_risks()"); }
    /// As an agent, who is on the staff.
    Outcome ask(const QByteArray& call) { return AlertWorld::ask(*m_agent, call); }
    void everybodyDeclines(RequestId request);

    PgFixture m_pg;
    Endpoint m_database;
    std::unique_ptr<PgConnection> m_owner;
    std::unique_ptr<PgConnection> m_agent;
    std::unique_ptr<BookingWorld> m_world;
};

void TestRiskWatch::initTestCase()
{
    m_database = m_pg.freshDatabase(QStringLiteral("risk"));
    m_owner = PgFixture::connect(m_database);
    m_agent = PgFixture::connect(m_pg.login(m_database, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")}));
}

void TestRiskWatch::init()
{
    m_world = std::make_unique<BookingWorld>(*m_owner, 3);
}

void TestRiskWatch::cleanup()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    BookingWorld::clear(*m_owner);
}

void TestRiskWatch::everybodyDeclines(RequestId request)
{
    for (int therapist = 1; therapist <= 3; ++therapist)
        QVERIFY(m_world->call("decline_offer", {num(m_world->offer(request, therapist).value())}).ok);
}

void TestRiskWatch::whatIsAtRisk_data()
{
    QTest::addColumn<int>("inMinutes");
    QTest::addColumn<bool>("asked");
    QTest::addColumn<int>("oldMinutes");
    QTest::addColumn<bool>("taken");
    QTest::addColumn<bool>("atRisk");
    QTest::newRow("soon, asked a while ago") << 90 << true << 10 << false << true;
    QTest::newRow("soon, asked just now") << 90 << true << 1 << false << false;
    QTest::newRow("soon, all declined just now") << 90 << false << 1 << false << true;
    QTest::newRow("later, asked") << 300 << true << 60 << false << false;
    QTest::newRow("later, nobody left to answer") << 300 << false << 60 << false << true;
    QTest::newRow("the day after, nobody left to answer") << 1500 << false << 60 << false << false;
    QTest::newRow("taken") << 90 << true << 60 << true << false;
}

void TestRiskWatch::whatIsAtRisk()
{
    QFETCH(const int, inMinutes);
    QFETCH(const bool, asked);
    QFETCH(const int, oldMinutes);
    QFETCH(const bool, taken);
    QFETCH(const bool, atRisk);
    const RequestId request = m_world->request(1, inMinutes);
    if (!asked)
        everybodyDeclines(request);
    if (taken)
        QVERIFY(m_world->accept(request, 1).ok);
    m_world->run("update slotdesk.appointment_request set created_at = created_at - interval '" + num(oldMinutes) +
                 " min'");
    QCOMPARE(watch(), atRisk ? 1 : 0);
    QCOMPARE(open(), atRisk ? QStringLiteral("new") : QString());
}

void TestRiskWatch::raisedOnceAndClosed()
{
    const RequestId request = m_world->request(1, 90);
    everybodyDeclines(request);
    QCOMPARE(watch(), 1);
    QCOMPARE(watch(), 0);
    QVERIFY(ask("claim_alert((select max(id) from slotdesk.open_alert))").ok);
    QCOMPARE(open(), QStringLiteral("claimed"));
    QCOMPARE(watch(), 0);
    QVERIFY(m_world
                ->call("assign", {num(m_world->slot(request, 1).value()), num(m_world->therapist(2).value()), "null",
                                  "'phone_agreement'"})
                .ok);
    QCOMPARE(watch(), 1);
    QCOMPARE(open(), QString());
    QCOMPARE(m_world->text("select status || ' ' || (settled_at is not null) from slotdesk.alert"),
             QStringLiteral("closed true"));
}

void TestRiskWatch::dismissedUntilReleased()
{
    const RequestId request = m_world->request(1, 90);
    everybodyDeclines(request);
    QCOMPARE(watch(), 1);
    QVERIFY(ask("dismiss_alert((select max(id) from slotdesk.open_alert), 'handled')").ok);
    QCOMPARE(watch(), 0);
    const QByteArray slot = num(m_world->slot(request, 1).value());
    QVERIFY(m_world->call("assign", {slot, num(m_world->therapist(2).value()), "null", "'phone_agreement'"}).ok);
    QVERIFY(m_world->call("release", {slot, "null", "'illness'"}).ok);
    // The offers went out a while ago: nobody new can be asked.
    m_world->run("update slotdesk.appointment_request set created_at = created_at - interval '1 h'");
    QCOMPARE(watch(), 1);
    QCOMPARE(m_world->number("select count(*) from slotdesk.alert where reopens is not null"), 1);
}

void TestRiskWatch::snoozedWakes()
{
    everybodyDeclines(m_world->request(1, 90));
    QCOMPARE(watch(), 1);
    QVERIFY(ask("snooze_alert((select max(id) from slotdesk.open_alert), 5)").ok);
    QCOMPARE(watch(), 0);
    QCOMPARE(open(), QStringLiteral("snoozed"));
    m_world->run("update slotdesk.alert set snoozed_until = now() - interval '1 s'");
    m_world->run("select slotdesk.expire_due()");
    QCOMPARE(open(), QStringLiteral("new"));
}

QTEST_GUILESS_MAIN(TestRiskWatch)
#include "tst_riskwatch.moc"
