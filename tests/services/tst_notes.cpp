// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/noteservice.h"
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// Notes and soft claims (resources/sql/0018) through NoteService, each ending with violations() empty.
class TestNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void notesAreKeptAndReadWhereTheyBelong();
    void twoNotesAtOnceAreBothKept();
    void notesOfOtherMarketsAreNeitherReadNorWritten();
    void aNoteIsNeverChanged();
    void aClaimNamesItsHolder();
    void aClaimEndsWithItsSession();
    void aClaimEndsWithItsTimeOrIsGivenBack();
    void whoLooksIsSeenByOthersAlone();
    void aLookEndsWithItsSession();
    void aLookOfSeveralSessionsIsOne();
    void aLookIsWrittenSeldom();
    void senselessArgumentsAreOutcomes_data();
    void senselessArgumentsAreOutcomes();

private:
    [[nodiscard]] std::unique_ptr<NoteService> as(const char* login, const char* group,
                                                  const QList<qint64>& markets = {});
    /// Whom this one sees looking at the request.
    [[nodiscard]] static QList<RequestLook> lookAt(NoteService& service, RequestId request, int seconds = 0);
    [[nodiscard]] qint64 looks(const char* what, RequestId request) const;

    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
};

namespace {

Outcome outcome(const NoteService::Reply& reply)
{
    const Result<Outcome> result = reply.result();
    if (!result)
        qFatal("No outcome: %s", qPrintable(result.error().text()));
    return *result;
}

QStringList texts(NoteService& service, RequestId request)
{
    QStringList all;
    const QList<Note> notes = *service.notes(request).result();
    for (const Note& note : notes)
        all += QStringLiteral("%1%2: %3").arg(note.pinned ? QStringLiteral("! ") : QString(), note.author, note.text);
    return all;
}

const QByteArray killed = "select count(pg_terminate_backend(pid)) from slotdesk.request_claim";

} // namespace

void TestNotes::init()
{
    if (m_endpoint.isNull())
        m_endpoint = m_fixture.freshDatabase(QStringLiteral("notes"));
    m_connection = PgFixture::connect(m_endpoint);
    BookingWorld::clear(*m_connection);
    m_world = std::make_unique<BookingWorld>(*m_connection, 3);
}

void TestNotes::cleanup()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

std::unique_ptr<NoteService> TestNotes::as(const char* login, const char* group, const QList<qint64>& markets)
{
    const Endpoint endpoint =
        m_fixture.login(m_endpoint, QString::fromLatin1(login), {QString::fromLatin1(group)}, markets);
    PgConnection::Options options;
    options.applicationName = "tst_notes";
    return std::make_unique<NoteService>(std::make_shared<DbWorker>(endpoint, options));
}

void TestNotes::notesAreKeptAndReadWhereTheyBelong()
{
    auto ana = as("ana", "slotdesk_agent", {1});
    const RequestId request = m_world->request(1);
    const RequestId other = m_world->request(1, 400);
    QVERIFY(m_world->accept(request, 2).ok);
    const CommandId command = CommandId::make();
    QVERIFY(outcome(ana->addNote(command, request, QStringLiteral("Ring twice"))).ok);
    QVERIFY(outcome(ana->addNote(command, request, QStringLiteral("Ring twice"))).replayed);
    QVERIFY(outcome(ana->addNote(CommandId::make(), m_world->client(), QStringLiteral("Dog bites"), true)).ok);
    QVERIFY(outcome(ana->addNote(CommandId::make(), m_world->therapist(2), QStringLiteral("No car this week"))).ok);
    QCOMPARE(texts(*ana, request),
             QStringList({QStringLiteral("! ana: Dog bites"), QStringLiteral("ana: No car this week"),
                          QStringLiteral("ana: Ring twice")}));
    QCOMPARE(texts(*ana, other), QStringList(QStringLiteral("! ana: Dog bites")));
    // The feed carries numbers only.
    QCOMPARE(m_world->number("select count(*) from slotdesk.event where detail::text ~ 'Dog|Ring|car'"), 0);
    QCOMPARE(m_world->number("select count(*) from slotdesk.event where kind = 'note_added'"), 3);
}

void TestNotes::twoNotesAtOnceAreBothKept()
{
    const RequestId request = m_world->request(1);
    auto ana = as("ana", "slotdesk_agent");
    auto ben = as("ben", "slotdesk_agent");
    auto first = ana->addNote(CommandId::make(), request, QStringLiteral("one"));
    auto second = ben->addNote(CommandId::make(), request, QStringLiteral("two"));
    QVERIFY(outcome(first).ok && outcome(second).ok);
    QCOMPARE(texts(*ana, request).size(), 2);
}

void TestNotes::notesOfOtherMarketsAreNeitherReadNorWritten()
{
    const RequestId request = m_world->request(1);
    auto far = as("far", "slotdesk_agent", {4711});
    QCOMPARE(outcome(far->addNote(CommandId::make(), request, QStringLiteral("x"))).code, Outcome::Code::NotAllowed);
    QCOMPARE(outcome(far->addNote(CommandId::make(), m_world->client(), QStringLiteral("x"))).code,
             Outcome::Code::NotAllowed);
    QCOMPARE(outcome(far->addNote(CommandId::make(), m_world->therapist(1), QStringLiteral("x"))).code,
             Outcome::Code::NotAllowed);
    QCOMPARE(outcome(far->claimRequest(CommandId::make(), request)).code, Outcome::Code::NotAllowed);
    auto ana = as("ana", "slotdesk_agent");
    QVERIFY(outcome(ana->addNote(CommandId::make(), request, QStringLiteral("x"))).ok);
    QVERIFY(outcome(ana->claimRequest(CommandId::make(), request)).ok);
    QVERIFY(far->notes(request).result()->isEmpty());
    QVERIFY(far->claims().result()->isEmpty());
}

void TestNotes::aNoteIsNeverChanged()
{
    const RequestId request = m_world->request(1);
    auto ana = as("ana", "slotdesk_agent");
    QVERIFY(outcome(ana->addNote(CommandId::make(), request, QStringLiteral("x"))).ok);
    QCOMPARE(m_connection->exec("update slotdesk.note set note = 'y'").error().sqlState, QByteArray("42501"));
}

void TestNotes::aClaimNamesItsHolder()
{
    const RequestId request = m_world->request(1);
    auto ana = as("ana", "slotdesk_agent");
    auto ben = as("ben", "slotdesk_agent");
    m_world->run("update slotdesk.staff set name = 'Ana Ruiz' where login = 'ana'");
    const qint64 events = m_world->number("select count(*) from slotdesk.event");
    QVERIFY(outcome(ana->claimRequest(CommandId::make(), request)).ok);
    QVERIFY(outcome(ana->claimRequest(CommandId::make(), request)).ok);
    const Outcome late = outcome(ben->claimRequest(CommandId::make(), request));
    QCOMPARE(late.code, Outcome::Code::Changed);
    QCOMPARE(late.detail.value(QStringLiteral("holder")).toString(), QStringLiteral("Ana Ruiz"));
    const QList<RequestClaim> claims = *ben->claims().result();
    QCOMPARE(claims.size(), 1);
    QCOMPARE(claims.first().request, request);
    QCOMPARE(claims.first().holder, QStringLiteral("Ana Ruiz"));
    // A claim stops nobody, and it is no event.
    QCOMPARE(m_world->number("select count(*) from slotdesk.event"), events);
    QVERIFY(m_world->accept(request, 1).ok);
}

void TestNotes::aClaimEndsWithItsSession()
{
    const RequestId request = m_world->request(1);
    auto ana = as("ana", "slotdesk_agent");
    auto ben = as("ben", "slotdesk_agent");
    QVERIFY(outcome(ana->claimRequest(CommandId::make(), request, 600)).ok);
    QCOMPARE(m_world->number(killed), 1);
    QTRY_VERIFY(ben->claims().result()->isEmpty());
    QVERIFY(outcome(ben->claimRequest(CommandId::make(), request)).ok);
    QCOMPARE(m_world->text("select login from slotdesk.request_claim"), QStringLiteral("ben"));
    // A process id that another session has now is not the one that claimed.
    m_world->run("update slotdesk.request_claim set backend_start = backend_start - interval '1 day'");
    QVERIFY(ana->claims().result()->isEmpty());
}

void TestNotes::aClaimEndsWithItsTimeOrIsGivenBack()
{
    const RequestId request = m_world->request(1);
    auto ana = as("ana", "slotdesk_agent");
    auto ben = as("ben", "slotdesk_agent");
    QVERIFY(outcome(ana->claimRequest(CommandId::make(), request)).ok);
    m_world->run("update slotdesk.request_claim set until = now() - interval '1 s'");
    QVERIFY(ben->claims().result()->isEmpty());
    QVERIFY(outcome(ben->claimRequest(CommandId::make(), request)).ok);
    QVERIFY(outcome(ben->claimRequest(CommandId::make(), request, 0)).ok);
    QVERIFY(outcome(ana->claimRequest(CommandId::make(), request)).ok);
    m_world->run("update slotdesk.request_claim set until = now() - interval '1 h'");
    m_world->run("select slotdesk.expire_due()");
    QCOMPARE(m_world->number("select count(*) from slotdesk.request_claim"), 0);
}

void TestNotes::whoLooksIsSeenByOthersAlone()
{
    const RequestId request = m_world->request(1);
    const RequestId other = m_world->request(1, 400);
    auto ana = as("ana", "slotdesk_agent");
    auto ben = as("ben", "slotdesk_supervisor");
    auto far = as("far", "slotdesk_agent", {4711});
    m_world->run("update slotdesk.staff set name = 'Ana Ruiz' where login = 'ana'");
    const QByteArray traces = "select (select count(*) from slotdesk.event) + (select count(*) from slotdesk.command)";
    const qint64 before = m_world->number(traces);
    QVERIFY(ana->lookAt(request, 30).result()->isEmpty());
    const QList<RequestLook> seen = *ben->lookAt({}, 0).result();
    QCOMPARE(seen.size(), 1);
    QCOMPARE(seen.first().request, request);
    QCOMPARE(seen.first().holder, QStringLiteral("Ana Ruiz"));
    // Both at once, each sees the other; looking again is the same look.
    const QDateTime since = seen.first().since;
    QCOMPARE(ben->lookAt(request, 30).result()->size(), 1);
    QCOMPARE(ana->lookAt(request, 30).result()->constFirst().login, QStringLiteral("ben"));
    QCOMPARE(ben->lookAt(request, 30).result()->constFirst().since, since);
    // A second window of the same desk.
    QCOMPARE(ana->lookAt(other, 30).result()->size(), 1);
    QCOMPARE(ben->lookAt(request, 30).result()->size(), 2);
    // Gone on.
    QCOMPARE(ana->lookAt(other, 0).result()->size(), 1);
    QCOMPARE(ben->lookAt(request, 30).result()->size(), 1);
    // Other markets neither look nor see, and it leaves no trace and stops nobody.
    QVERIFY(far->lookAt(request, 30).result()->isEmpty());
    QCOMPARE(m_world->number("select count(*) from slotdesk.request_look where login = 'far'"), 0);
    QCOMPARE(m_world->number(traces), before);
    QVERIFY(m_world->accept(request, 1).ok);
}

QList<RequestLook> TestNotes::lookAt(NoteService& service, RequestId request, int seconds)
{
    QList<RequestLook> seen = service.lookAt(request, seconds).result().value();
    seen.removeIf([request](const RequestLook& look) { return look.request != request; });
    return seen;
}

qint64 TestNotes::looks(const char* what, RequestId request) const
{
    return m_world->number(QByteArray("select ") + what +
                           " from slotdesk.request_look where request_id = " + QByteArray::number(request.value()));
}

void TestNotes::aLookEndsWithItsSession()
{
    const RequestId request = m_world->request(1);
    auto ana = as("ana", "slotdesk_agent");
    auto ben = as("ben", "slotdesk_agent");
    const auto seen = [&] { return lookAt(*ben, request); };
    (void)ana->lookAt(request, 600).result();
    QCOMPARE(seen().size(), 1);
    QCOMPARE(looks("count(pg_terminate_backend(pid))", request), 1);
    QTRY_VERIFY(seen().isEmpty());
    // A process id that another session has now is not the one that looked; that one's own look begins anew.
    (void)ana->lookAt(request, 600).result();
    m_world->run("update slotdesk.request_look set backend_start = backend_start - interval '1 day', since = "
                 "'2000-01-01'");
    QVERIFY(seen().isEmpty());
    (void)ana->lookAt(request, 600).result();
    QCOMPARE(seen().size(), 1);
    QVERIFY(seen().constFirst().since.date().year() > 2000);
    // And with its time; what is left behind is cleared away by whoever looks next.
    m_world->run("update slotdesk.request_look set until = now() - interval '1 h'");
    QVERIFY(seen().isEmpty());
    QCOMPARE(looks("count(*)", request), 0);
}

void TestNotes::aLookOfSeveralSessionsIsOne()
{
    // As behind a pooler of transactions: each statement of one login in another session.
    const RequestId request = m_world->request(1);
    auto ana = as("ana", "slotdesk_agent");
    auto anaToo = as("ana", "slotdesk_agent");
    auto ben = as("ben", "slotdesk_agent");
    (void)ana->lookAt(request, 1).result();
    QVERIFY(lookAt(*anaToo, request, 600).isEmpty());
    QCOMPARE(looks("count(*)", request), 2);
    QCOMPARE(lookAt(*ben, request).size(), 1);
    (void)anaToo->lookAt(request, 0).result();
    QTRY_VERIFY(lookAt(*ben, request).isEmpty()); // the other session's part ends with its second
}

void TestNotes::aLookIsWrittenSeldom()
{
    const RequestId request = m_world->request(1);
    auto ana = as("ana", "slotdesk_agent");
    constexpr auto writer = "xmin::text::bigint";
    (void)ana->lookAt(request, 600).result();
    const qint64 first = looks(writer, request);
    (void)ana->lookAt(request, 600).result();
    QCOMPARE(looks(writer, request), first);
    m_world->run("update slotdesk.request_look set until = clock_timestamp() + interval '299 s'");
    const qint64 half = looks(writer, request);
    (void)ana->lookAt(request, 600).result();
    QVERIFY(looks(writer, request) != half);
    QCOMPARE(looks("count(*) filter (where until > now() + interval '500 s')", request), 1);
}

void TestNotes::senselessArgumentsAreOutcomes_data()
{
    QTest::addColumn<QString>("code");
    const auto row = [](const char* call, const char* code) { QTest::newRow(call) << QString::fromLatin1(code); };
    row("add_note(gen_random_uuid(), null, 1, 'x')", "invalid");
    row("add_note(gen_random_uuid(), 'market', 1, 'x')", "invalid");
    row("add_note(gen_random_uuid(), 'request', null, 'x')", "invalid");
    row("add_note(gen_random_uuid(), 'request', 1, E' \\n ')", "invalid");
    row("add_note(gen_random_uuid(), 'request', 1, null)", "invalid");
    row("add_note(gen_random_uuid(), 'request', 1, repeat('x', 4001))", "invalid");
    row("add_note(gen_random_uuid(), 'request', 9223372036854775807, 'x')", "not_found");
    row("add_note(gen_random_uuid(), 'client', -5, 'x')", "not_found");
    row("add_note(gen_random_uuid(), 'therapist', 4711, 'x')", "not_found");
    row("add_note(gen_random_uuid(), 'therapist', 1, 'x', null)", "ok");
    row("add_note(null, 'therapist', 1, 'x')", "invalid");
    row("claim_request(gen_random_uuid(), null)", "invalid");
    row("claim_request(gen_random_uuid(), 1, null)", "invalid");
    row("claim_request(gen_random_uuid(), 1, -1)", "invalid");
    row("claim_request(gen_random_uuid(), 1, 2147483647)", "invalid");
    row("claim_request(gen_random_uuid(), 4711)", "not_found");
}

void TestNotes::senselessArgumentsAreOutcomes()
{
    QFETCH(QString, code);
    QVERIFY(m_world->request(1).isValid());
    const Outcome answer = outcomeOf(m_world->run(QByteArray("select * from slotdesk.") + QTest::currentDataTag()));
    QCOMPARE(answer.codeText, code);
    QVERIFY(!answer.message.isEmpty());
}

QTEST_GUILESS_MAIN(TestNotes)
#include "tst_notes.moc"
