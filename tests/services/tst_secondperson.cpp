// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/dbworker.h"
#include "tests/support/alertworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// Where two people end a double booking, one of them does not by any other door (resources/sql/0035 and 0041), each
/// test ending with violations() empty.
class TestSecondPerson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void oneProposesAnotherConfirms();
    void aProposalIsForTheseBookingsOnly();
    void aProposalEndsWithItsAlert();
    void theOtherDoorsAreClosed();
    void anUndoIsNoOtherDoor();
    void withoutTheRuleAnUndoIsOnePersonsBusiness();
    void aDryRunSaysWhoIsNeeded();
    void ofTwoWhoConfirmOneDoes();

private:
    std::unique_ptr<PgConnection> as(const char* login, const char* group, const QList<qint64>& markets = {});
    [[nodiscard]] Endpoint endpointOf(const char* login, const char* group);
    void needTwo() { m_world->run("update slotdesk.setting set value = 'on' where name = 'second_person'"); }
    [[nodiscard]] qint64 live()
    {
        return m_world->number("select count(*) from slotdesk.appointment where status = 'booked'");
    }

    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<AlertWorld> m_world;
};

void TestSecondPerson::init()
{
    if (m_endpoint.isNull())
        m_endpoint = m_fixture.freshDatabase(QStringLiteral("second"));
    m_connection = PgFixture::connect(m_endpoint);
    BookingWorld::clear(*m_connection);
    m_world = std::make_unique<AlertWorld>(*m_connection);
}

void TestSecondPerson::cleanup()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

Endpoint TestSecondPerson::endpointOf(const char* login, const char* group)
{
    return m_fixture.login(m_endpoint, QString::fromLatin1(login), {QString::fromLatin1(group)});
}

std::unique_ptr<PgConnection> TestSecondPerson::as(const char* login, const char* group, const QList<qint64>& markets)
{
    return PgFixture::connect(
        m_fixture.login(m_endpoint, QString::fromLatin1(login), {QString::fromLatin1(group)}, markets));
}

void TestSecondPerson::oneProposesAnotherConfirms()
{
    needTwo();
    const qint64 alert = m_world->plant(QStringLiteral("surplus"), 180);
    auto ana = as("ana", "slotdesk_agent");
    auto mona = as("mona", "slotdesk_supervisor");
    const Outcome proposed = AlertWorld::resolveKeeping(*ana, alert, m_world->rowOf(2));
    QVERIFY2(proposed.ok, qPrintable(proposed.message));
    QVERIFY(proposed.detail.value(QStringLiteral("proposed")).toBool());
    QCOMPARE(live(), 2);
    QCOMPARE(m_world->text("select status || ' ' || proposed_by from slotdesk.open_alert"), QStringLiteral("new ana"));
    QCOMPARE(m_world->text("select proposed_keep from slotdesk.open_alert"),
             QString::fromLatin1("{" + m_world->rowOf(2) + "}"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.settlement_call"), 0);

    const Outcome alone = AlertWorld::resolveKeeping(*ana, alert, m_world->rowOf(2));
    QCOMPARE(alone.code, Outcome::Code::NotAllowed);
    QVERIFY2(alone.message.contains(QStringLiteral("somebody else confirms")), qPrintable(alone.message));
    QCOMPARE(live(), 2);

    const Outcome done = AlertWorld::resolveKeeping(*mona, alert, m_world->rowOf(2));
    QVERIFY2(done.ok, qPrintable(done.message));
    QVERIFY(!done.detail.contains(QStringLiteral("proposed")));
    QCOMPARE(done.detail.value(QStringLiteral("proposed_by")).toString(), QStringLiteral("ana"));
    QCOMPARE(live(), 1);
    QCOMPARE(m_world->text("select settled_by || ' ' || status from slotdesk.any_alert"),
             QStringLiteral("mona resolved"));
    QCOMPARE(m_world->historyOf(alert), QStringLiteral("alert_raised resolution_proposed alert_resolved"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.settlement_call"), 2);
}

void TestSecondPerson::aProposalIsForTheseBookingsOnly()
{
    needTwo();
    const qint64 alert = m_world->plant(QStringLiteral("surplus"), 180);
    auto ana = as("ana", "slotdesk_agent");
    auto mona = as("mona", "slotdesk_supervisor");
    QVERIFY(
        AlertWorld::resolveKeeping(*ana, alert, m_world->rowOf(1)).detail.value(QStringLiteral("proposed")).toBool());
    // Another choice is another proposal, of whoever makes it.
    QVERIFY(
        AlertWorld::resolveKeeping(*mona, alert, m_world->rowOf(2)).detail.value(QStringLiteral("proposed")).toBool());
    QCOMPARE(AlertWorld::resolveKeeping(*mona, alert, m_world->rowOf(2)).code, Outcome::Code::NotAllowed);
    // A third booking joins them: more would be let go than was agreed on.
    m_world->book(RequestId(1), 3);
    QVERIFY(
        AlertWorld::resolveKeeping(*ana, alert, m_world->rowOf(2)).detail.value(QStringLiteral("proposed")).toBool());
    // The same row with another therapist is another booking.
    m_world->run("update slotdesk.appointment set therapist_id = " + num(m_world->therapist(4)) +
                 " where id = " + m_world->rowOf(3));
    QVERIFY(
        AlertWorld::resolveKeeping(*mona, alert, m_world->rowOf(2)).detail.value(QStringLiteral("proposed")).toBool());
    QCOMPARE(live(), 3);
    const Outcome done = AlertWorld::resolveKeeping(*ana, alert, m_world->rowOf(2));
    QVERIFY2(done.ok && done.detail.contains(QStringLiteral("released")), qPrintable(done.message));
    QCOMPARE(live(), 1);
}

void TestSecondPerson::aProposalEndsWithItsAlert()
{
    needTwo();
    const qint64 alert = m_world->plant(QStringLiteral("surplus"), 180);
    const QByteArray first = m_world->rowOf(1);
    auto ana = as("ana", "slotdesk_agent");
    auto mona = as("mona", "slotdesk_supervisor");
    QVERIFY(AlertWorld::resolveKeeping(*ana, alert, first).ok);
    QVERIFY(AlertWorld::ask(*mona, "dismiss_alert(" + num(alert) + ", 'accepted')").ok);
    QVERIFY(AlertWorld::ask(*mona, "reopen_alert(" + num(alert) + ", 'not_settled')").ok);
    QVERIFY(AlertWorld::resolveKeeping(*mona, alert, first).detail.value(QStringLiteral("proposed")).toBool());
    QCOMPARE(live(), 2);
    // Nobody is let go of a visit that is over: one is enough.
    const qint64 past = m_world->plant(QStringLiteral("surplus"), -300);
    QVERIFY(!AlertWorld::resolveKeeping(*ana, past, {}).detail.value(QStringLiteral("proposed")).toBool());
    QCOMPARE(m_world->text("select status from slotdesk.any_alert where id = " + num(past)),
             QStringLiteral("resolved"));
    QVERIFY(AlertWorld::resolveKeeping(*ana, alert, first).ok);
    QCOMPARE(live(), 3);
}

void TestSecondPerson::theOtherDoorsAreClosed()
{
    needTwo();
    const qint64 alert = m_world->plant(QStringLiteral("surplus"), 180);
    auto ana = as("ana", "slotdesk_agent");
    const QByteArray row = m_world->rowOf(2);
    for (const QByteArray& call :
         {"release(" + row + ", null, 'other')", "cancel_appointment(" + row + ", null, 'other')",
          "reassign(" + row + ", " + num(m_world->therapist(5)) + ", null, 'other')"}) {
        const Outcome refused = AlertWorld::ask(*ana, call);
        QVERIFY2(refused.code == Outcome::Code::NotAllowed, call.constData());
        QCOMPARE(refused.detail.value(QStringLiteral("alert_id")).toInteger(), alert);
    }
    const Outcome several = AlertWorld::ask(*ana, "release_all(array[" + row + "], 'other')");
    QCOMPARE(several.detail.value(QStringLiteral("items")).toArray().at(0).toObject().value(QStringLiteral("code")),
             QJsonValue(QStringLiteral("not_allowed")));
    QCOMPARE(live(), 2);
    // What is in no double booking is one person's business, and so is what a therapist's own program says.
    const RequestId plain = m_world->request(1, 600);
    QVERIFY(m_world->accept(plain, 6).ok);
    QVERIFY(AlertWorld::ask(*ana, "release(" + m_world->rowOf(6) + ", null, 'other')").ok);
    auto app = as("app", "slotdesk_backend");
    QVERIFY(AlertWorld::ask(*app, "cancel_appointment(" + row + ", null, 'illness')").ok);
    QCOMPARE(m_world->number("select count(*) from slotdesk.open_alert"), 0);
}

void TestSecondPerson::anUndoIsNoOtherDoor()
{
    const RequestId request = m_world->request(1, 600);
    QVERIFY(m_world->accept(request, 3).ok);
    const QByteArray command =
        m_world->text("select id from slotdesk.command where function = 'accept_offer'").toLatin1();
    m_world->book(request, 4);
    const qint64 alert = m_world->openAlert(QStringLiteral("surplus"));
    auto mona = as("mona", "slotdesk_supervisor");
    needTwo();
    const Outcome refused = AlertWorld::ask(*mona, "undo('" + command + "')");
    QVERIFY(refused.code == Outcome::Code::NotAllowed);
    QCOMPARE(refused.detail.value(QStringLiteral("alert_id")).toInteger(), alert);
    QCOMPARE(live(), 2);
    // Nor is the undo of a cancellation, which would bring back one of the two.
    QVERIFY(AlertWorld::ask(*mona, "cancel_request(" + num(request.value()) + ", null, 'client_cancelled')").ok);
    const QByteArray cancelled =
        m_world->text("select id from slotdesk.command where function = 'cancel_request'").toLatin1();
    const Outcome stays = AlertWorld::ask(*mona, "undo('" + cancelled + "')");
    QVERIFY2(stays.code == Outcome::Code::NotAllowed, qPrintable(stays.message));
    QCOMPARE(live(), 0);
}

void TestSecondPerson::withoutTheRuleAnUndoIsOnePersonsBusiness()
{
    const RequestId request = m_world->request(1, 600);
    QVERIFY(m_world->accept(request, 3).ok);
    const QByteArray command =
        m_world->text("select id from slotdesk.command where function = 'accept_offer'").toLatin1();
    m_world->book(request, 4);
    auto mona = as("mona", "slotdesk_supervisor");
    QVERIFY(AlertWorld::ask(*mona, "undo('" + command + "')").ok);
    QCOMPARE(m_world->number("select count(*) from slotdesk.open_alert"), 0);
}

void TestSecondPerson::aDryRunSaysWhoIsNeeded()
{
    const qint64 alert = m_world->plant(QStringLiteral("surplus"), 180);
    auto ana = as("ana", "slotdesk_agent");
    auto mona = as("mona", "slotdesk_supervisor");
    const QByteArray sql = "select (detail ->> 'second_person'), code from slotdesk.preview('resolve_double_booking', "
                           "'{\"alert\": " +
                           num(alert) + ", \"keep\": [" + m_world->rowOf(1) + "], \"reason\": \"other\"}')";
    const auto says = [&](PgConnection& connection) {
        const PgResult row = PgFixture::run(connection, sql);
        return row.text(0, 0) + QLatin1Char(' ') + row.text(0, 1);
    };
    QCOMPARE(says(*ana), QStringLiteral("not_needed ok"));
    needTwo();
    QCOMPARE(says(*ana), QStringLiteral("proposes ok"));
    QVERIFY(AlertWorld::resolveKeeping(*ana, alert, m_world->rowOf(1)).ok);
    QCOMPARE(says(*ana), QStringLiteral(" not_allowed"));
    QCOMPARE(says(*mona), QStringLiteral("confirms ok"));
    QCOMPARE(live(), 2);
}

void TestSecondPerson::ofTwoWhoConfirmOneDoes()
{
    needTwo();
    const qint64 alert = m_world->plant(QStringLiteral("surplus"), 180);
    auto ana = as("ana", "slotdesk_agent");
    auto mona = as("mona", "slotdesk_supervisor");
    const QByteArray keep = m_world->rowOf(1);
    QVERIFY(AlertWorld::resolveKeeping(*ana, alert, keep).ok);
    DbWorker ben(endpointOf("ben", "slotdesk_agent"), {});
    PgFixture::run(*mona, "begin");
    QVERIFY(AlertWorld::resolveKeeping(*mona, alert, keep).ok);
    auto second = ben.run<Outcome>([alert, keep](PgConnection& connection) -> Result<Outcome> {
        return AlertWorld::resolveKeeping(connection, alert, keep);
    });
    QTRY_COMPARE(m_world->number("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = "
                                 "current_database()"),
                 1);
    PgFixture::run(*mona, "commit");
    const Result<Outcome> lost = second.result();
    QVERIFY(lost.ok());
    QCOMPARE(lost->code, Outcome::Code::Changed);
    QCOMPARE(live(), 1);
}

QTEST_GUILESS_MAIN(TestSecondPerson)
#include "tst_secondperson.moc"
