// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/dbworker.h"
#include "services/alertservice.h"
#include "services/reviewqueue.h"
#include "tests/support/alertworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;
using namespace Qt::StringLiterals;

/// The review of what was flagged (resources/sql/0040): the queue and its filters, the tag, who may sign off what, and
/// what is seen of other markets. Each test ends with violations() empty.
class TestReviewQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aCaseGoesThroughTheQueue();
    void theFiltersNarrow();
    void pagesJoinWithoutAGap();
    void theTagIsOpenUntilTheSignOff();
    void whatCannotBeTagged_data();
    void whatCannotBeTagged();
    void nobodySignsOffTheirOwn();
    void neitherDoesWhoProposedIt();
    void aProposalThatWasNotFollowedIsNoHindrance();
    void anotherMarketIsNotSeen();
    void agentsAreNotAsked();
    void whatTheAgentDidAroundIt();

private:
    std::unique_ptr<PgConnection> as(const char* login, const char* group = "slotdesk_supervisor",
                                     const QList<qint64>& markets = {})
    {
        return PgFixture::connect(
            m_fixture.login(m_endpoint, QString::fromLatin1(login), {QString::fromLatin1(group)}, markets));
    }
    std::shared_ptr<DbWorker> workerOf(const char* login, const char* group = "slotdesk_supervisor")
    {
        return std::make_shared<DbWorker>(
            m_fixture.login(m_endpoint, QString::fromLatin1(login), {QString::fromLatin1(group)}),
            PgConnection::Options());
    }
    [[nodiscard]] static QList<ReviewCase> page(ReviewQueue queue, const ReviewFilter& filter = {}, AlertId below = {},
                                                int most = 100)
    {
        const Result<QList<ReviewCase>> read = queue.page(filter, below, most).result();
        if (!read.ok())
            qFatal("%s", qPrintable(read.error().text()));
        return *read;
    }
    /// The alerts of a page, "3 2 1".
    [[nodiscard]] static QString alerts(const QList<ReviewCase>& cases)
    {
        QStringList numbers;
        for (const ReviewCase& one : cases)
            numbers.append(QString::number(one.alert.value()));
        return numbers.join(u' ');
    }
    [[nodiscard]] QByteArray firstRow(qint64 alert)
    {
        return num(m_world->number("select appointment_ids[1] from slotdesk.any_alert where id = " + num(alert)));
    }
    [[nodiscard]] static Outcome signOff(PgConnection& connection, qint64 alert, const char* cause = "retry")
    {
        return AlertWorld::ask(connection, "sign_off(" + num(alert) + ", '" + cause + "', null)");
    }

    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<AlertWorld> m_world;
};

void TestReviewQueue::init()
{
    if (m_endpoint.isNull())
        m_endpoint = m_fixture.freshDatabase(u"review"_s);
    m_connection = PgFixture::connect(m_endpoint);
    BookingWorld::clear(*m_connection);
    PgFixture::run(*m_connection, "update slotdesk.staff set name = login"); // people outlive a world
    m_world = std::make_unique<AlertWorld>(*m_connection);
}

void TestReviewQueue::cleanup()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

void TestReviewQueue::aCaseGoesThroughTheQueue()
{
    const qint64 alert = m_world->plant(u"surplus"_s, 180);
    const auto mona = as("mona");
    PgFixture::run(*m_connection, "update slotdesk.staff set name = 'Mona Lind' where login = 'mona'");
    const ReviewQueue queue(workerOf("nils"));
    QList<ReviewCase> cases = page(queue);
    QCOMPARE(cases.size(), 1);
    QCOMPARE(cases.at(0).alert, AlertId(alert));
    QCOMPARE(cases.at(0).kind, AlertKind::Surplus);
    QCOMPARE(cases.at(0).state, ReviewState::Open);
    QCOMPARE(cases.at(0).marketName, u"Albany"_s);
    QCOMPARE(cases.at(0).clientName, u"Priya Natarajan"_s);
    QCOMPARE(cases.at(0).stakeCents, 5000);
    QVERIFY(cases.at(0).gapMs > 0 && cases.at(0).agent.isEmpty() && !cases.at(0).settledAt.isValid());

    QVERIFY(AlertWorld::ask(*mona, "claim_alert(" + num(alert) + ")").ok);
    QCOMPARE(page(queue).at(0).agentName, u"Mona Lind"_s);
    QVERIFY(AlertWorld::ask(*mona, "resolve_double_booking(" + num(alert) + ", '{" + firstRow(alert) +
                                       "}', 'double_booking: called')")
                .ok);
    cases = page(queue);
    QCOMPARE(cases.at(0).state, ReviewState::ToReview);
    QCOMPARE(cases.at(0).status, AlertStatus::Resolved);
    QCOMPARE(cases.at(0).agent, u"mona"_s);
    QCOMPARE(cases.at(0).reason, u"double_booking: called"_s);
    QVERIFY(cases.at(0).settledAt.isValid() && !cases.at(0).isMine);
    QVERIFY(page(ReviewQueue(workerOf("mona"))).at(0).isMine);

    AlertService nils(workerOf("nils"));
    QVERIFY(nils.signOff(CommandId::make(), AlertId(alert), u"unlocked_backend"_s, u"two processes"_s).result()->ok);
    QCOMPARE(page(queue).size(), 0);
    cases = page(queue, {u"signed_off"_s, {}, {}, {}});
    QCOMPARE(cases.size(), 1);
    QCOMPARE(cases.at(0).state, ReviewState::SignedOff);
    QCOMPARE(cases.at(0).signedOffByName, u"nils"_s);
    QCOMPARE(cases.at(0).cause, u"unlocked_backend"_s);
    QCOMPARE(cases.at(0).signOffNote, u"two processes"_s);
    QVERIFY(cases.at(0).signedOffAt.isValid());
}

void TestReviewQueue::theFiltersNarrow()
{
    const qint64 raced = m_world->plant(u"surplus"_s, -600);
    const qint64 twice = m_world->plant(u"same_therapist"_s, -1200);
    const auto ana = as("ana", "slotdesk_agent");
    const auto mona = as("mona");
    QVERIFY(AlertWorld::ask(*ana, "report_problem(1, 'both stand at the door')").ok);
    const qint64 reported = m_world->openAlert(u"reported"_s);
    QVERIFY(AlertWorld::ask(*mona, "dismiss_alert(" + num(twice) + ", 'accepted')").ok);
    QVERIFY(AlertWorld::ask(*mona, "tag_alert(" + num(twice) + ", 'hand_edit')").ok);
    QVERIFY(AlertWorld::ask(*ana, "dismiss_alert(" + num(raced) + ", 'accepted')").ok);
    const ReviewQueue queue(workerOf("nils"));
    const auto of = [&](const ReviewFilter& filter) { return alerts(page(queue, filter)); };
    const auto list = [](std::initializer_list<qint64> ids) {
        QList<qint64> sorted(ids);
        std::sort(sorted.begin(), sorted.end(), std::greater<>());
        QStringList texts;
        for (const qint64 id : sorted)
            texts.append(QString::number(id));
        return texts.join(u' ');
    };
    QCOMPARE(of({}), list({raced, twice, reported}));
    QCOMPARE(of({u"open"_s, {}, {}, {}}), list({reported}));
    QCOMPARE(of({u"to_review"_s, {}, {}, {}}), list({raced, twice}));
    QCOMPARE(of({u"signed_off"_s, {}, {}, {}}), QString());
    QCOMPARE(of({{}, u"ana"_s, {}, {}}), list({raced, reported})); // who reported it, too
    QCOMPARE(of({{}, u"mona"_s, {}, {}}), list({twice}));
    QCOMPARE(of({{}, u"nobody"_s, {}, {}}), QString());
    QCOMPARE(of({{}, {}, m_world->market(), {}}), list({raced, twice, reported}));
    QCOMPARE(of({{}, {}, MarketId(99), {}}), QString());
    QCOMPARE(of({{}, {}, {}, u"hand_edit"_s}), list({twice}));
    QCOMPARE(of({{}, {}, {}, u"none"_s}), list({raced, reported}));
    QCOMPARE(of({u"to_review"_s, u"ana"_s, m_world->market(), u"none"_s}), list({raced}));

    const Result<QList<ReviewChoice>> choices = ReviewQueue(workerOf("nils")).choices().result();
    QVERIFY(choices.ok());
    QStringList people;
    QStringList causes;
    for (const ReviewChoice& one : *choices) {
        if (one.what == u"agent")
            people.append(one.code);
        else if (one.what == u"cause")
            causes.append(one.code);
    }
    QCOMPARE(people, QStringList({u"ana"_s, u"mona"_s}));
    QCOMPARE(causes.size(), 9);
}

void TestReviewQueue::pagesJoinWithoutAGap()
{
    constexpr int cases = 7;
    QStringList all;
    for (int i = 0; i < cases; ++i)
        all.prepend(QString::number(m_world->plant(u"after_close"_s, 300 + 120 * i)));
    const ReviewQueue queue(workerOf("nils"));
    QStringList read;
    AlertId below;
    for (int round = 0; round < cases; ++round) {
        const QList<ReviewCase> rows = page(queue, {}, below, 3);
        if (rows.isEmpty())
            break;
        read += alerts(rows).split(u' ');
        below = rows.constLast().alert;
    }
    QCOMPARE(read, all);
}

void TestReviewQueue::theTagIsOpenUntilTheSignOff()
{
    const qint64 alert = m_world->plant(u"surplus"_s, -300);
    const auto mona = as("mona");
    const auto nils = as("nils");
    // While it is open, by who settles it later, and changed by somebody else.
    QVERIFY(AlertWorld::ask(*mona, "tag_alert(" + num(alert) + ", 'retry')").ok);
    QVERIFY(AlertWorld::ask(*mona, "dismiss_alert(" + num(alert) + ", 'accepted')").ok);
    QVERIFY(AlertWorld::ask(*nils, "tag_alert(" + num(alert) + ", 'unlocked_backend')").ok);
    QCOMPARE(m_world->text("select cause from slotdesk.any_alert"), u"unlocked_backend"_s);
    // Open again, nothing is known any more.
    QVERIFY(AlertWorld::ask(*nils, "reopen_alert(" + num(alert) + ", 'not_settled')").ok);
    QCOMPARE(m_world->number("select count(*) from slotdesk.any_alert where cause is not null"), 0);
    QVERIFY(AlertWorld::ask(*mona, "dismiss_alert(" + num(alert) + ", 'accepted')").ok);
    QVERIFY(signOff(*nils, alert).ok);
    const Outcome late = AlertWorld::ask(*mona, "tag_alert(" + num(alert) + ", 'unlocked_backend')");
    QCOMPARE(late.code, Outcome::Code::Changed);
    QCOMPARE(late.message, u"nils signed this alert off already"_s);
    QCOMPARE(m_world->text("select cause from slotdesk.any_alert"), u"retry"_s);
    // In its history, and in the trail of what everybody did.
    QCOMPARE(
        m_world->text("select string_agg(kind || coalesce(' ' || (detail ->> 'cause'), ''), ', ' order by event_id) "
                      "from slotdesk.alert_history(" +
                      num(alert) + ") where kind in ('alert_tagged', 'alert_signed_off')"),
        u"alert_tagged retry, alert_tagged unlocked_backend, alert_signed_off retry"_s);
    QCOMPARE(PgFixture::run(*nils, "select count(*) from slotdesk.audit_trail(what => 'tag_alert')").int64(0, 0), 3);
}

void TestReviewQueue::whatCannotBeTagged_data()
{
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("no alert") << QByteArray("tag_alert(null, 'retry')") << QByteArray("invalid");
    QTest::newRow("no such alert") << QByteArray("tag_alert(4711, 'retry')") << QByteArray("not_found");
    QTest::newRow("no cause") << QByteArray("tag_alert(1, null)") << QByteArray("invalid");
    QTest::newRow("no such cause") << QByteArray("tag_alert(1, 'because')") << QByteArray("invalid");
    QTest::newRow("only at risk") << QByteArray("tag_alert(2, 'retry')") << QByteArray("invalid");
}

void TestReviewQueue::whatCannotBeTagged()
{
    QFETCH(QByteArray, call);
    QFETCH(QByteArray, code);
    QCOMPARE(m_world->plant(u"surplus"_s, 600), 1);
    m_world->request(1, 20);
    m_world->run("select slotdesk.decline_offer(gen_random_uuid(), id) from slotdesk.appointment_offer where status = "
                 "'pending' and request_id = (select max(id) from slotdesk.appointment_request)");
    m_world->run("select slotdesk.watch_risks()");
    QCOMPARE(m_world->openAlert(u"at_risk"_s), 2);
    const Outcome outcome = AlertWorld::ask(*as("mona"), call);
    QCOMPARE(outcome.codeText.toLatin1(), code);
    QCOMPARE(m_world->number("select count(*) from slotdesk.any_alert where cause is not null"), 0);
    // What is only at risk is no case.
    QCOMPARE(alerts(page(ReviewQueue(workerOf("mona")))), u"1"_s);
}

void TestReviewQueue::nobodySignsOffTheirOwn()
{
    const qint64 alert = m_world->plant(u"surplus"_s, 180);
    const auto mona = as("mona");
    QVERIFY(AlertWorld::ask(*mona,
                            "resolve_double_booking(" + num(alert) + ", '{" + firstRow(alert) + "}', 'double_booking')")
                .ok);
    const Outcome own = signOff(*mona, alert);
    QCOMPARE(own.code, Outcome::Code::NotAllowed);
    QCOMPARE(own.message, u"You settled this alert: somebody else signs it off"_s);
    QCOMPARE(m_world->number("select count(*) from slotdesk.any_alert where signed_off_by is not null"), 0);
    QVERIFY(signOff(*as("nils"), alert).ok);
}

void TestReviewQueue::neitherDoesWhoProposedIt()
{
    m_world->run("update slotdesk.setting set value = 'on' where name = 'second_person'");
    const qint64 alert = m_world->plant(u"surplus"_s, 180);
    const auto mona = as("mona");
    const auto nils = as("nils");
    const QByteArray call =
        "resolve_double_booking(" + num(alert) + ", '{" + firstRow(alert) + "}', 'double_booking: called')";
    QVERIFY(AlertWorld::ask(*mona, call).ok);
    QVERIFY(AlertWorld::ask(*nils, call).ok);
    QCOMPARE(signOff(*nils, alert).message, u"You settled this alert: somebody else signs it off"_s);
    const Outcome proposer = signOff(*mona, alert);
    QCOMPARE(proposer.code, Outcome::Code::NotAllowed);
    QCOMPARE(proposer.message, u"You proposed how this alert was settled: somebody else signs it off"_s);
    const QList<ReviewCase> cases = page(ReviewQueue(workerOf("mona")));
    QVERIFY(cases.at(0).isMine);
    QCOMPARE(cases.at(0).agent, u"nils"_s);
    QCOMPARE(cases.at(0).proposedByName, u"mona"_s);
    QVERIFY(signOff(*as("olga"), alert).ok);
}

void TestReviewQueue::aProposalThatWasNotFollowedIsNoHindrance()
{
    m_world->run("update slotdesk.setting set value = 'on' where name = 'second_person'");
    const qint64 alert = m_world->plant(u"surplus"_s, 180);
    const auto mona = as("mona");
    const auto nils = as("nils");
    QVERIFY(AlertWorld::ask(*mona,
                            "resolve_double_booking(" + num(alert) + ", '{" + firstRow(alert) + "}', 'double_booking')")
                .ok);
    // Somebody else left it as it is.
    QVERIFY(AlertWorld::ask(*nils, "dismiss_alert(" + num(alert) + ", 'accepted')").ok);
    QCOMPARE(page(ReviewQueue(workerOf("mona"))).at(0).proposedByName, QString());
    QVERIFY(signOff(*mona, alert).ok);
}

void TestReviewQueue::anotherMarketIsNotSeen()
{
    const qint64 alert = m_world->plant(u"surplus"_s, -300);
    const auto ana = as("ana", "slotdesk_agent");
    QVERIFY(AlertWorld::ask(*ana, "dismiss_alert(" + num(alert) + ", 'accepted')").ok);
    const qint64 boston = m_world->number(
        "insert into slotdesk.market (name, time_zone) values ('Boston', 'America/New_York') returning id");
    const auto far = as("far", "slotdesk_supervisor", {boston});
    const auto count = [&](const QByteArray& from) {
        return PgFixture::run(*far, "select count(*) from slotdesk." + from).int64(0, 0);
    };
    QCOMPARE(count("review_queue()"), 0);
    QCOMPARE(count("review_queue(in_market => " + num(m_world->market()) + ")"), 0);
    QCOMPARE(count("review_filters() where what = 'agent'"), 0);
    QCOMPARE(PgFixture::run(*far, "select string_agg(label, ',') from slotdesk.review_filters() where what = 'market'")
                 .text(0, 0),
             u"Boston"_s);
    QCOMPARE(AlertWorld::ask(*far, "tag_alert(" + num(alert) + ", 'retry')").code, Outcome::Code::NotAllowed);
    QCOMPARE(signOff(*far, alert).code, Outcome::Code::NotAllowed);
    QCOMPARE(count("audit_trail(by_login => 'ana')"), 0);
}

void TestReviewQueue::agentsAreNotAsked()
{
    const qint64 alert = m_world->plant(u"surplus"_s, -300);
    const auto ana = as("ana", "slotdesk_agent");
    for (const QByteArray& call : {QByteArray("review_queue()"), QByteArray("review_filters()"),
                                   QByteArray("tag_alert(gen_random_uuid(), 1, 'retry')")}) {
        const Result<PgResult> answer = ana->exec("select * from slotdesk." + call);
        QVERIFY2(!answer.ok() && answer.error().sqlState == "42501", call.constData());
    }
    const Outcome dry =
        outcomeOf(PgFixture::run(*ana, "select * from slotdesk.preview('tag_alert', jsonb_build_object('alert', " +
                                           num(alert) + ", 'cause', 'retry'))"));
    QCOMPARE(dry.code, Outcome::Code::NotAllowed);
    const Result<QList<ReviewCase>> read = ReviewQueue(workerOf("ana", "slotdesk_agent")).page({}, {}, 10).result();
    QVERIFY(!read.ok());
    QCOMPARE(read.error().sqlState, QByteArray("42501"));
}

void TestReviewQueue::whatTheAgentDidAroundIt()
{
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-60);
    const qint64 alert = m_world->plant(u"surplus"_s, -300);
    const auto ana = as("ana", "slotdesk_agent");
    const auto leo = as("leo", "slotdesk_agent");
    QVERIFY(AlertWorld::ask(*ana, "claim_alert(" + num(alert) + ")").ok);
    QVERIFY(!AlertWorld::ask(*ana, "snooze_alert(" + num(alert) + ", 0)").ok);
    QVERIFY(AlertWorld::ask(*leo, "add_note('request', 1, 'not hers', false)").ok);
    QVERIFY(AlertWorld::ask(*ana, "dismiss_alert(" + num(alert) + ", 'accepted: both were there')").ok);
    const QDateTime after = QDateTime::currentDateTimeUtc().addSecs(60);
    const Result<QList<AgentDeed>> deeds = ReviewQueue(workerOf("nils")).deeds(u"ana"_s, before, after).result();
    QVERIFY(deeds.ok());
    QStringList told;
    for (const AgentDeed& deed : *deeds)
        told.append(deed.what + (deed.ok ? QString() : u" refused"_s));
    QCOMPARE(told, QStringList({u"dismiss_alert"_s, u"snooze_alert refused"_s, u"claim_alert"_s}));
    QCOMPARE(deeds->at(0).reason, u"accepted: both were there"_s);
    QCOMPARE(deeds->at(0).request, RequestId(1));
    QCOMPARE(deeds->at(0).clientName, u"Priya Natarajan"_s);
    QVERIFY(deeds->at(0).at.isValid() && !deeds->at(1).answer.isEmpty());
    QCOMPARE(ReviewQueue(workerOf("nils")).deeds(u"ana"_s, before.addDays(-2), before).result()->size(), 0);
}

QTEST_GUILESS_MAIN(TestReviewQueue)
#include "tst_reviewqueue.moc"
