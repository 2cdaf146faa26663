// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

#include <thread>

using namespace slotdesk;

/// Many at once: one outcome an item, one receipt, all locks first.
class TestBulk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void oneOfTenIsRefusedAndNamed();
    void allRefusedIsRefused();
    void whatIsNoListIsInvalid();
    void cancelAndAskManyAtOnce();
    void theLineIsFilledItemByItem();
    void anItemOfAnotherMarketIsNotAllowed();
    void opposedListsDoNotBlockEachOther();
    void whoIsGoneFromAnItemIsLockedInTurnToo();

private:
    PgFixture m_fixture;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    Endpoint m_endpoint;
};

namespace {

template <typename Tag>
QByteArray num(Id<Tag> id)
{
    return QByteArray::number(id.value());
}

} // namespace

void TestBulk::init()
{
    if (m_endpoint.isNull())
        m_endpoint = m_fixture.freshDatabase(QStringLiteral("bulk"));
    m_connection = PgFixture::connect(m_endpoint);
    BookingWorld::clear(*m_connection);
    m_world = std::make_unique<BookingWorld>(*m_connection, 5);
}

void TestBulk::cleanup()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

void TestBulk::oneOfTenIsRefusedAndNamed()
{
    QByteArrayList slots;
    for (int i = 0; i < 10; ++i)
        slots += num(m_world->accept(m_world->request(1, 120 + i * 70), 1 + i % 5).appointment);
    QVERIFY(m_world->call("cancel_appointment", {slots.at(6), "null", "'weather'"}).ok);
    const CommandId command = CommandId::make();
    const Outcome all = m_world->call("release_all", {"array[" + slots.join(",") + "]", "'illness'"}, command);
    QVERIFY2(all.ok, qPrintable(all.message));
    const QJsonArray items = all.detail.value(QStringLiteral("items")).toArray();
    QCOMPARE(items.size(), 10);
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(items.at(i).toObject().value(QStringLiteral("id")).toInteger(), slots.at(i).toLongLong());
        QCOMPARE(items.at(i).toObject().value(QStringLiteral("ok")).toBool(), i != 6);
    }
    QCOMPARE(items.at(6).toObject().value(QStringLiteral("code")).toString(), QStringLiteral("request_closed"));
    const QByteArray id = "'" + command.text().toLatin1() + "'";
    QCOMPARE(m_world->number("select count(*) from slotdesk.command where id = " + id), 1);
    QCOMPARE(m_world->number("select count(*) from slotdesk.event where command = " + id), 9);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where status = 'open'"), 9);
    const Outcome again = m_world->call("release_all", {"array[" + slots.join(",") + "]", "'illness'"}, command);
    QVERIFY(again.replayed);
    QCOMPARE(again.detail, all.detail);
    QCOMPARE(m_world->call("undo", {id}).code, Outcome::Code::Invalid);
}

void TestBulk::allRefusedIsRefused()
{
    const RequestId request = m_world->request(1);
    const Outcome none =
        m_world->call("release_all", {"array[" + num(m_world->slot(request, 1)) + ", 4711]", "'other'"});
    QVERIFY(!none.ok);
    QCOMPARE(none.code, Outcome::Code::Changed);
    QCOMPARE(none.detail.value(QStringLiteral("items")).toArray().size(), 2);
    QCOMPARE(m_world->call("cancel_all", {"array[4711, 4712]", "'other'"}).code, Outcome::Code::NotFound);
}

void TestBulk::whatIsNoListIsInvalid()
{
    const RequestId request = m_world->request(1);
    for (const QByteArray& items :
         {QByteArray("null"), QByteArray("'{}'"), QByteArray("array[null]::bigint[]"),
          "array[" + num(request) + ",null]", "array[" + num(request) + "," + num(request) + "]",
          QByteArray("array(select generate_series(1, 10000))"), QByteArray("'{{1,2},{3,4}}'")}) {
        QVERIFY2(m_world->call("cancel_all", {items, "'weather'"}).code == Outcome::Code::Invalid, items.constData());
        QVERIFY2(m_world->call("release_all", {items, "'weather'"}).code == Outcome::Code::Invalid, items.constData());
        QVERIFY2(m_world->call("send_offers_all", {items, "null"}).code == Outcome::Code::Invalid, items.constData());
    }
    QCOMPARE(m_world->call("cancel_all", {"array[1]", "null"}).code, Outcome::Code::Invalid);
    QCOMPARE(m_world->number("select count(*) from slotdesk.event"), 1);
}

void TestBulk::cancelAndAskManyAtOnce()
{
    QByteArrayList requests;
    for (int i = 0; i < 4; ++i)
        requests += num(m_world->request(2, 120 + i * 70));
    QVERIFY(m_world->accept(RequestId(requests.at(1).toLongLong()), 1).ok);
    m_world->run(
        "update slotdesk.appointment_offer set status = 'expired' where status = 'pending' and request_id <> " +
        requests.at(3));
    const Outcome asked = m_world->call("send_offers_all", {"array[" + requests.join(",") + "]", "null"});
    QVERIFY2(asked.ok, qPrintable(asked.message));
    QVERIFY(!asked.detail.value(QStringLiteral("items")).toArray().at(3).toObject().contains(QStringLiteral("event")));
    QCOMPARE(m_world->number("select count(*) from slotdesk.event where kind = 'offers_sent'"), 3);
    const Outcome nothing = m_world->call("send_offers_all", {"array[" + requests.join(",") + "]", "null"});
    QVERIFY(nothing.ok && nothing.detail.value(QStringLiteral("no_effect")).toBool());
    QVERIFY(m_world->call("cancel_all", {"array[" + requests.join(",") + "]", "'weather: storm'"}).ok);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_request where status = 'cancelled'"), 4);
}

void TestBulk::theLineIsFilledItemByItem()
{
    const RequestId one = m_world->request(1, 180);
    const RequestId two = m_world->request(1, 180);
    const QByteArray a = num(m_world->accept(one, 1).appointment);
    const QByteArray b = num(m_world->accept(two, 2).appointment);
    QVERIFY(m_world->joinWaitlist(one, 3).ok);
    QVERIFY(m_world->joinWaitlist(two, 3).ok);
    QVERIFY(m_world->call("release_all", {"array[" + b + "," + a + "]", "'illness'"}).ok);
    QCOMPARE(m_world->number("select therapist_id from slotdesk.appointment where id = " + b),
             m_world->therapist(3).value());
    QCOMPARE(m_world->text("select status from slotdesk.appointment where id = " + a), QStringLiteral("open"));
}

void TestBulk::anItemOfAnotherMarketIsNotAllowed()
{
    const RequestId request = m_world->request(1);
    auto far = PgFixture::connect(
        m_fixture.login(m_endpoint, QStringLiteral("bulk_far"), {QStringLiteral("slotdesk_agent")}, {4711}));
    const Outcome refused = outcomeOf(PgFixture::run(
        *far, "select * from slotdesk.cancel_all(gen_random_uuid(), array[" + num(request) + "], 'weather')"));
    QCOMPARE(refused.code, Outcome::Code::NotAllowed);
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request"), QStringLiteral("open"));
}

void TestBulk::opposedListsDoNotBlockEachOther()
{
    QByteArrayList slots;
    for (int i = 0; i < 6; ++i)
        slots += num(m_world->accept(m_world->request(1, 120 + i * 70), 1 + i % 5).appointment);
    QByteArrayList backwards(slots.rbegin(), slots.rend());
    auto other = PgFixture::connect(m_endpoint);
    const auto release = [](PgConnection& connection, const QByteArrayList& list) {
        return outcomeOf(PgFixture::run(connection, "select * from slotdesk.release_all(gen_random_uuid(), array[" +
                                                        list.join(",") + "], 'illness')"));
    };
    for (int round = 0; round < 20; ++round) {
        Outcome first;
        std::thread rival([&] { first = release(*other, backwards); });
        const Outcome second = release(*m_connection, slots);
        rival.join();
        QCOMPARE(first.ok, !second.ok);
        QCOMPARE((first.ok ? second : first).code, Outcome::Code::Changed);
        m_world->run(
            "select slotdesk.assign(gen_random_uuid(), id, therapist, null, 'other') from (select a.id, 1 + (a.id - 1) "
            "% 5 as therapist from slotdesk.appointment a where status = 'open') x");
    }
    QCOMPARE(m_world->number("select deadlocks from pg_stat_database where datname = current_database()"), 0);
}

// The row of a cancelled slot still names its therapist, and the item's own rule locks them: so the whole list has to,
// in the order of ids, or two lists that share people lock against each other.
void TestBulk::whoIsGoneFromAnItemIsLockedInTurnToo()
{
    const QByteArray gone = num(m_world->accept(m_world->request(1, 120), 1).appointment);
    QVERIFY(m_world->call("cancel_appointment", {gone, "null", "'illness'"}).ok);
    const QByteArray stays = num(m_world->accept(m_world->request(1, 240), 4).appointment);
    const auto holder = PgFixture::connect(m_endpoint);
    const auto other = PgFixture::connect(m_endpoint);
    const QByteArray therapist = "select from slotdesk.therapist where id = ";
    PgFixture::run(*holder, "begin");
    PgFixture::run(*holder, therapist + num(m_world->therapist(1)) + " for no key update");
    QVERIFY(other
                ->send("select * from slotdesk.release_all(gen_random_uuid(), array[" + stays + ',' + gone +
                       "], 'illness')")
                .ok());
    QTRY_COMPARE(m_world->number("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and pid = " +
                                 QByteArray::number(other->backendPid())),
                 1);
    // Waiting for the first of them, it holds none of the later ones.
    QVERIFY(m_connection->exec(therapist + num(m_world->therapist(4)) + " for no key update nowait").ok());
    PgFixture::run(*holder, "rollback");
    const Result<PgResult> answer = other->receive();
    QVERIFY(answer.ok());
    QVERIFY(outcomeOf(*answer).ok);
}

QTEST_GUILESS_MAIN(TestBulk)
#include "tst_bulk.moc"
