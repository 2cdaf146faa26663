// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/dbworker.h"
#include "services/settlementservice.h"
#include "tests/support/alertworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// An alert from its raising to its end, its history and the calls (resources/sql/0035 and 0036),
/// each test ending with violations() empty.
class TestAlertLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatSleepsWakesByTheClock();
    void repairedByHandItClosesAndComesBack();
    void theHistorySaysWhoDidWhatWhenAndWhy();
    void whatWasSettledIsListed();
    void thePeopleToCallAreSharedAndTickedOnce();
    void whoSpeaksForWhom();

private:
    std::unique_ptr<PgConnection> as(const char* login, const char* group, const QList<qint64>& markets = {});
    [[nodiscard]] Endpoint endpointOf(const char* login, const char* group);

    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<AlertWorld> m_world;
};

void TestAlertLife::init()
{
    if (m_endpoint.isNull())
        m_endpoint = m_fixture.freshDatabase(QStringLiteral("life"));
    m_connection = PgFixture::connect(m_endpoint);
    BookingWorld::clear(*m_connection);
    m_world = std::make_unique<AlertWorld>(*m_connection);
}

void TestAlertLife::cleanup()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

Endpoint TestAlertLife::endpointOf(const char* login, const char* group)
{
    return m_fixture.login(m_endpoint, QString::fromLatin1(login), {QString::fromLatin1(group)});
}

std::unique_ptr<PgConnection> TestAlertLife::as(const char* login, const char* group, const QList<qint64>& markets)
{
    return PgFixture::connect(
        m_fixture.login(m_endpoint, QString::fromLatin1(login), {QString::fromLatin1(group)}, markets));
}

void TestAlertLife::whatSleepsWakesByTheClock()
{
    const qint64 alert = m_world->plant(QStringLiteral("surplus"), 180);
    QVERIFY(m_world->ask("snooze_alert(" + num(alert) + ", 30)").ok);
    QCOMPARE(m_world->number("select slotdesk.expire_due()"), 0);
    QCOMPARE(m_world->text("select status from slotdesk.open_alert"), QStringLiteral("snoozed"));
    m_world->run("update slotdesk.alert set snoozed_until = clock_timestamp() - interval '1 ms'");
    QCOMPARE(m_world->number("select slotdesk.expire_due()"), 1);
    QCOMPARE(m_world->number("select slotdesk.expire_due()"), 0);
    QCOMPARE(m_world->text("select status from slotdesk.open_alert"), QStringLiteral("new"));
    QCOMPARE(m_world->historyOf(alert), QStringLiteral("alert_raised alert_snoozed alert_woken"));
}

void TestAlertLife::repairedByHandItClosesAndComesBack()
{
    const qint64 alert = m_world->plant(QStringLiteral("surplus"), 180);
    QVERIFY(m_world->ask("claim_alert(" + num(alert) + ")").ok);
    m_world->run("update slotdesk.appointment set status = 'cancelled' where position is null and status = 'booked'");
    QCOMPARE(m_world->text("select status from slotdesk.any_alert where id = " + num(alert)), QStringLiteral("closed"));
    QCOMPARE(m_world->text("select source from slotdesk.event where kind = 'alert_closed'"), QStringLiteral("hand"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.open_alert"), 0);

    m_world->book(RequestId(1), 4);
    const qint64 again = m_world->openAlert(QStringLiteral("surplus"));
    QVERIFY(again > alert);
    QCOMPARE(m_world->number("select reopens from slotdesk.open_alert"), alert);
    // One story, whichever of its alerts is asked about.
    QCOMPARE(m_world->historyOf(again), QStringLiteral("alert_raised alert_claimed alert_closed alert_raised"));
    QCOMPARE(m_world->historyOf(alert), m_world->historyOf(again));
    // Once more the same row: it was never settled, so that it is an alert again, and only one.
    m_world->run("update slotdesk.appointment set status = 'cancelled' where position is null and status = 'booked'");
    m_world->run("update slotdesk.appointment set status = 'booked' where id = " + m_world->rowOf(4));
    QCOMPARE(m_world->number("select count(*) from slotdesk.open_alert"), 1);
}

void TestAlertLife::theHistorySaysWhoDidWhatWhenAndWhy()
{
    const qint64 alert = m_world->plant(QStringLiteral("surplus"), -300);
    auto ana = as("ana", "slotdesk_agent");
    auto mona = as("mona", "slotdesk_supervisor");
    auto nils = as("nils", "slotdesk_supervisor");
    m_world->run("update slotdesk.staff set name = 'Ana Ruiz' where login = 'ana'");
    QVERIFY(AlertWorld::ask(*ana, "claim_alert(" + num(alert) + ")").ok);
    QVERIFY(AlertWorld::ask(*ana, "dismiss_alert(" + num(alert) + ", 'false_alarm: they are twins')").ok);
    QVERIFY(AlertWorld::ask(*mona, "reopen_alert(" + num(alert) + ", 'not_settled: no, they are not')").ok);
    QVERIFY(AlertWorld::resolveKeeping(*mona, alert, {}).ok);
    QVERIFY(AlertWorld::ask(*nils, "sign_off(" + num(alert) + ", 'unlocked_backend', 'two processes')").ok);

    DbWorker worker(endpointOf("ana", "slotdesk_agent"), {});
    SettlementService service(std::shared_ptr<DbWorker>(&worker, [](DbWorker*) {}));
    const Result<QList<AlertEvent>> read = service.history(AlertId(alert)).result();
    QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().text()));
    QStringList lines;
    for (const AlertEvent& event : read.value()) {
        QVERIFY(event.at.isValid());
        QCOMPARE(event.alert, AlertId(alert));
        lines.append(QStringList{event.kind, event.kind == QLatin1String("alert_raised") ? event.source : event.person,
                                 event.reason}
                         .join(QLatin1Char('|')));
    }
    const QStringList expected = {QStringLiteral("alert_raised|hand|"),
                                  QStringLiteral("alert_claimed|Ana Ruiz|"),
                                  QStringLiteral("alert_dismissed|Ana Ruiz|false_alarm: they are twins"),
                                  QStringLiteral("alert_reopened|mona|not_settled: no, they are not"),
                                  QStringLiteral("alert_resolved|mona|double_booking: called"),
                                  QStringLiteral("alert_signed_off|nils|two processes")};
    QCOMPARE(lines, expected);
    QCOMPARE(read->constLast().detail.value(QStringLiteral("cause")).toString(), QStringLiteral("unlocked_backend"));
    auto far = as("far", "slotdesk_agent", {4711});
    QCOMPARE(PgFixture::run(*far, "select count(*) from slotdesk.alert_history(" + num(alert) + ")").int64(0, 0), 0);
}

void TestAlertLife::whatWasSettledIsListed()
{
    const qint64 first = m_world->plant(QStringLiteral("surplus"), -300);
    const qint64 second = m_world->plant(QStringLiteral("after_close"), 600);
    auto mona = as("mona", "slotdesk_supervisor");
    QVERIFY(AlertWorld::ask(*mona, "dismiss_alert(" + num(first) + ", 'accepted: both were there')").ok);
    m_world->run("update slotdesk.appointment set status = 'cancelled' where request_id = 2");

    DbWorker worker(endpointOf("ana", "slotdesk_agent"), {});
    SettlementService service(std::shared_ptr<DbWorker>(&worker, [](DbWorker*) {}));
    const Result<QList<SettledAlert>> read = service.settled().result();
    QVERIFY(read.ok());
    QCOMPARE(read->size(), 2);
    QCOMPARE(read->at(0).alert.id, AlertId(second));
    QCOMPARE(read->at(0).alert.status, AlertStatus::Closed);
    QVERIFY(read->at(0).settledBy.isEmpty());
    QCOMPARE(read->at(1).alert.id, AlertId(first));
    QCOMPARE(read->at(1).alert.kind, AlertKind::Surplus);
    QCOMPARE(read->at(1).settledBy, QStringLiteral("mona"));
    QCOMPARE(read->at(1).reason, QStringLiteral("accepted: both were there"));
    QVERIFY(read->at(1).settledAt.isValid());
}

void TestAlertLife::thePeopleToCallAreSharedAndTickedOnce()
{
    const qint64 alert = m_world->plant(QStringLiteral("surplus"), 180);
    QVERIFY(AlertWorld::resolveKeeping(*m_connection, alert, m_world->rowOf(1)).ok);
    auto ana = as("ana", "slotdesk_agent");
    DbWorker worker(endpointOf("ben", "slotdesk_agent"), {});
    SettlementService service(std::shared_ptr<DbWorker>(&worker, [](DbWorker*) {}));
    const Result<QList<SettlementCall>> calls = service.calls().result();
    QVERIFY2(calls.ok(), qPrintable(calls.ok() ? QString() : calls.error().text()));
    QCOMPARE(calls->size(), 2);
    QCOMPARE(calls->at(0).name, QStringLiteral("T2"));
    QVERIFY(!calls->at(0).isClient && !calls->at(0).phone.isEmpty());
    QCOMPARE(calls->at(1).name, QStringLiteral("Priya Natarajan"));
    QVERIFY(calls->at(1).isClient && calls->at(1).alert == AlertId(alert));

    const QByteArray call = num(calls->at(0).id);
    QVERIFY(AlertWorld::ask(*ana, "tick_call(" + call + ", true)").ok);
    const Result<Outcome> late = service.tick(CommandId::make(), calls->at(0).id, true).result();
    QVERIFY(late.ok());
    QCOMPARE(late->code, Outcome::Code::Changed);
    QVERIFY2(late->message.contains(QStringLiteral(" called at ")), qPrintable(late->message));
    QVERIFY(service.calls().result()->at(0).calledBy.startsWith(QStringLiteral("ana"), Qt::CaseInsensitive));
    QVERIFY(AlertWorld::ask(*ana, "tick_call(" + call + ", false)").ok);
    QCOMPARE(AlertWorld::ask(*ana, "tick_call(" + call + ", false)").code, Outcome::Code::Changed);

    // There until everybody was told, and a moment longer.
    m_world->run("select slotdesk.tick_call(gen_random_uuid(), id, true) from slotdesk.settlement_call order by id");
    QCOMPARE(service.calls().result()->size(), 2);
    m_world->run("update slotdesk.settlement_call set called_at = called_at - interval '1 h'");
    QCOMPARE(service.calls().result()->size(), 0);
    QCOMPARE(m_world->number("select count(*) from slotdesk.settlement_calls(" + num(alert) + ")"), 2);
    QCOMPARE(m_world->historyOf(alert),
             QStringLiteral("alert_raised alert_resolved call_made call_reopened call_made call_made"));
    auto far = as("far", "slotdesk_agent", {4711});
    QCOMPARE(AlertWorld::ask(*far, "tick_call(" + call + ", true)").code, Outcome::Code::NotAllowed);
    QCOMPARE(AlertWorld::ask(*ana, "tick_call(null, true)").code, Outcome::Code::Invalid);
    QCOMPARE(AlertWorld::ask(*ana, "tick_call(" + call + ", null)").code, Outcome::Code::Invalid);
    QCOMPARE(AlertWorld::ask(*ana, "tick_call(4711, true)").code, Outcome::Code::NotFound);
}

void TestAlertLife::whoSpeaksForWhom()
{
    // T1 has a visit that ends 40 minutes before, T2 one that starts 15 minutes after.
    m_world->book(m_world->byHand(1, 80), 1);
    m_world->book(m_world->byHand(1, 255), 2);
    const qint64 alert = m_world->plant(QStringLiteral("surplus"), 180);
    DbWorker worker(endpointOf("ana", "slotdesk_agent"), {});
    SettlementService service(std::shared_ptr<DbWorker>(&worker, [](DbWorker*) {}));
    const Result<QList<SettlementChoice>> read = service.choices(AlertId(alert)).result();
    QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().text()));
    QCOMPARE(read->size(), 2);
    const SettlementChoice& first = read->at(0);
    const SettlementChoice& second = read->at(1);
    QCOMPARE(first.therapistName, QStringLiteral("T1"));
    QCOMPARE(first.place, 1);
    QVERIFY(!first.tooMany && second.tooMany);
    QVERIFY(second.msAfterFirst > 0 && second.writtenAt >= first.writtenAt);
    QCOMPARE(first.before, RequestId(1));
    QCOMPARE(qRound(first.beforeMinutes / 5.0) * 5, 40);
    QVERIFY(!first.next.isValid());
    QCOMPARE(second.next, RequestId(2));
    QCOMPARE(qRound(second.nextMinutes / 5.0) * 5, 15);
    QVERIFY(!second.before.isValid());
    QCOMPARE(first.payCents, 5000);
    QCOMPARE(second.currency, QByteArray("USD"));
    QVERIFY(!second.writer.isEmpty());
}

QTEST_GUILESS_MAIN(TestAlertLife)
#include "tst_alertlife.moc"
