// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audittrail.h"
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;
using namespace Qt::StringLiterals;

/// The audit trail (resources/sql/0031): everything anybody did, found by who, when, what and words, a page at a time.
class TestAuditTrail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everythingIsInItOnce();
    void everyFilterFinds_data();
    void everyFilterFinds();
    void pagesMissNothingAndRepeatNothing();
    void oldDeedsAreReachedAcrossAGap();
    void aMarketsSupervisorSeesThatMarket();
    void whoMayNotAskIsRefused();
    void nonsenseIsAUsageError();

private:
    [[nodiscard]] AuditTrail::Page page(const AuditTrail::Filter& filter, int most = 500, const QString& from = {})
    {
        auto found = AuditTrail(*m_auditor).page(filter, from, most);
        if (!found)
            qFatal("%s", qPrintable(found.error().text()));
        return found.take();
    }
    [[nodiscard]] std::unique_ptr<PgConnection> as(const char* name, const char* group,
                                                   const QList<qint64>& markets = {})
    {
        return PgFixture::connect(
            m_fixture.login(m_endpoint, QLatin1String(name), {QString::fromLatin1(group)}, markets));
    }

    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<PgConnection> m_auditor;
    std::unique_ptr<BookingWorld> m_world;
};

void TestAuditTrail::initTestCase()
{
    m_endpoint = m_fixture.freshDatabase(u"trail"_s);
    m_connection = PgFixture::connect(m_endpoint);
    m_world = std::make_unique<BookingWorld>(*m_connection, 4);
    m_world->run("insert into slotdesk.market (name, time_zone) values ('Boston', 'America/New_York')");
    m_auditor = as("auditor", "slotdesk_reader");
    const RequestId request = m_world->request(1, 300);
    (void)m_world->request(2, 600);
    const auto ana = as("ana", "slotdesk_agent");
    const auto say = [&](const QByteArray& call) { PgFixture::run(*ana, "select slotdesk." + call); };
    say("accept_offer(gen_random_uuid(), 1)");
    say("accept_offer(gen_random_uuid(), 2)"); // refused: too late
    say("release(gen_random_uuid(), 1, null, 'illness: 100% sure_now')");
    say("claim_request(gen_random_uuid(), 1)");
    say("report_problem(gen_random_uuid(), 1, 'the door was locked')");
    say("cancel_all(gen_random_uuid(), array[2], 'weather')"); // an event of its own for the item
    const auto old = as("old", "slotdesk_legacy");
    PgFixture::run(*old, "insert into slotdesk.appointment (request_id, therapist_id, status) values (" +
                             QByteArray::number(request.value()) + ", 4, 'booked')");
}

void TestAuditTrail::cleanupTestCase()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_auditor.reset();
    m_connection.reset();
}

/// Every receipt but claims, and every event that is no receipt's.
void TestAuditTrail::everythingIsInItOnce()
{
    const QList<QJsonObject> rows = page({}).rows;
    QCOMPARE(rows.size(),
             m_world->number("select (select count(*) from slotdesk.command where function <> 'claim_request') + "
                             "(select count(*) from slotdesk.event e where not exists (select from "
                             "slotdesk.command c where c.event_id = e.id))"));
    QSet<qint64> events;
    for (const QJsonObject& row : rows) {
        if (const qint64 event = row[u"event_id"].toInteger(); event > 0) {
            QVERIFY(!events.contains(event));
            events.insert(event);
        }
    }
    QCOMPARE(events.size(),
             m_world->number("select count(*) from slotdesk.event e where not exists (select from "
                             "slotdesk.command c where c.event_id = e.id and c.function = 'claim_request')"));
    for (qsizetype i = 1; i < rows.size(); ++i)
        QVERIFY(rows.at(i)[u"at"].toString() <= rows.at(i - 1)[u"at"].toString());
}

void TestAuditTrail::everyFilterFinds_data()
{
    QTest::addColumn<AuditTrail::Filter>("filter");
    QTest::addColumn<QStringList>("deeds");
    const auto row = [](const char* name, AuditTrail::Filter filter, const QStringList& deeds) {
        QTest::newRow(name) << filter << deeds;
    };
    const QStringList anas{u"cancel_all"_s, u"report_problem"_s, u"release"_s, u"accept_offer"_s, u"accept_offer"_s};
    AuditTrail::Filter filter;
    filter.login = u"ana"_s;
    filter.what = u"accept_offer"_s;
    row("who and what, the refused one too", filter, {u"accept_offer"_s, u"accept_offer"_s});
    filter = {};
    filter.login = u"old"_s;
    filter.what = u"slot_booked"_s;
    row("an old backend", filter, {u"slot_booked"_s});
    filter = {};
    filter.what = u"claim_request"_s;
    row("claims when asked for", filter, {u"claim_request"_s});
    filter = {};
    filter.typed = u"LOCKED"_s;
    row("words", filter, {u"report_problem"_s});
    filter.typed = u"100% sure_"_s;
    row("words are no pattern", filter, {u"release"_s});
    filter.typed = u"1_0"_s;
    row("nor is one character", filter, {});
    filter = {};
    filter.request = 2;
    filter.typed = u"priya"_s;
    filter.what = u"create_request"_s;
    row("a client's name", filter, {u"create_request"_s});
    filter = {};
    filter.market = u"boston"_s;
    row("another market", filter, {});
    filter.market = u"Albany"_s;
    filter.typed = u"weather"_s;
    filter.login = u"ana"_s;
    filter.what = u"cancel_all"_s;
    row("a market", filter, {});
    filter = {};
    filter.until = u"2020-01-01"_s;
    row("before all", filter, {});
    filter = {};
    filter.since = u"2020-01-01T00:00:00+05:45"_s;
    filter.login = u"ana"_s;
    filter.request = 1;
    row("a request since then", filter, {u"report_problem"_s, u"release"_s, u"accept_offer"_s, u"accept_offer"_s});
}

void TestAuditTrail::everyFilterFinds()
{
    QFETCH(AuditTrail::Filter, filter);
    QFETCH(QStringList, deeds);
    if (QByteArray(QTest::currentDataTag()) == "a market") // a bulk belongs to none: its items do
        deeds =
            m_world->number("select count(*) from slotdesk.event e join slotdesk.command c on c.event_id = e.id where "
                            "c.function = 'cancel_all' and e.market_id = 1") > 0
                ? QStringList{u"cancel_all"_s}
                : QStringList();
    QStringList found;
    for (const QJsonObject& row : page(filter).rows)
        found << row[u"deed"].toString();
    QCOMPARE(found, deeds);
}

void TestAuditTrail::pagesMissNothingAndRepeatNothing()
{
    // Many of one moment: the place tells them apart.
    m_world->run(
        "insert into slotdesk.event (kind, source, at) select 'same_moment', 'hand', now() from generate_series(1, 7)");
    const QList<QJsonObject> all = page({}).rows;
    QList<QJsonObject> paged;
    QString from;
    do {
        const AuditTrail::Page next = page({}, 3, from);
        QVERIFY(next.rows.size() <= 3);
        paged += next.rows;
        from = next.next;
        // What is written meanwhile is newer: it is on no later page.
        m_world->run("insert into slotdesk.event (kind, source) values ('meanwhile', 'hand')");
    } while (!from.isEmpty());
    QCOMPARE(paged, all);
}

void TestAuditTrail::oldDeedsAreReachedAcrossAGap()
{
    m_world->run("begin");
    m_world->run("set local session_replication_role = replica");
    m_world->run("update slotdesk.schema_version set applied_at = applied_at - interval '4 years'");
    m_world->run(
        "insert into slotdesk.event (kind, source, at) values ('long_ago', 'hand', now() - interval '3 years')");
    m_world->run("commit");
    AuditTrail::Filter filter;
    filter.what = u"long_ago"_s;
    QCOMPARE(page(filter, 1).rows.size(), 1);
    QCOMPARE(page({}).rows.last()[u"deed"].toString(), u"long_ago"_s);
}

void TestAuditTrail::aMarketsSupervisorSeesThatMarket()
{
    const auto deeds = [this](const char* name, const QList<qint64>& markets) {
        const auto login = as(name, "slotdesk_supervisor", markets);
        return AuditTrail(*login).page({}, {}, 500)->rows.size();
    };
    QVERIFY(deeds("sue_albany", {1}) > 5);
    QVERIFY(deeds("sue_albany", {1}) < page({}).rows.size()); // what belongs to no market is for who sees all
    QCOMPARE(deeds("sue_boston", {2}), 0);
}

void TestAuditTrail::whoMayNotAskIsRefused()
{
    for (const char* group : {"slotdesk_agent", "slotdesk_backend", "slotdesk_legacy", "slotdesk_worker"}) {
        const auto login = as(group + sizeof("slotdesk"), group);
        const auto found = AuditTrail(*login).page({}, {}, 10);
        QVERIFY(!found);
        QCOMPARE(found.error().sqlState, QByteArray("42501"));
    }
}

void TestAuditTrail::nonsenseIsAUsageError()
{
    AuditTrail trail(*m_auditor);
    QCOMPARE(trail.page({}, u"nowhere"_s, 1).error().kind, DbError::Kind::Usage);
    AuditTrail::Filter filter;
    filter.since = u"yesterdayish"_s;
    QCOMPARE(trail.page(filter, {}, 1).error().kind, DbError::Kind::Usage);
    filter = {};
    filter.market = u"Nowhere"_s;
    QVERIFY(!trail.page(filter, {}, 1));
}

QTEST_GUILESS_MAIN(TestAuditTrail)
#include "tst_audittrail.moc"
