// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/callerqueries.h"
#include "services/noteservice.h"
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// Who calls (resources/sql/0025), through CallerQueries, each test ending with violations() empty.
class TestCallers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aNumberInAnyFormat_data();
    void aNumberInAnyFormat();
    void namesAndTheLikeliestFirst();
    void historyHasTodayFirst();
    void aTherapistsHistoryHasTheirOwnVisits();
    void theFeedIsTheCallersOwn();
    void otherMarketsStayUnseen();
    void aNoteIsUnpinnedBySayingItAgain();
    void theFirstAuthorStays();

private:
    [[nodiscard]] std::shared_ptr<DbWorker> as(const char* login, const QList<qint64>& markets = {});
    [[nodiscard]] QStringList names(const std::shared_ptr<DbWorker>& worker, const QString& typed);
    [[nodiscard]] Caller caller(Caller::Kind kind, qint64 id) const;
    void note(const char* about, qint64 id, const char* text, bool pinned);

    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
};

void TestCallers::init()
{
    if (m_endpoint.isNull())
        m_endpoint = m_fixture.freshDatabase(QStringLiteral("callers"));
    m_connection = PgFixture::connect(m_endpoint);
    BookingWorld::clear(*m_connection);
    m_world = std::make_unique<BookingWorld>(*m_connection, 3);
    m_world->run("insert into slotdesk.client (name, phone) values ('Omar Haddad', '0044 20 7946 0958'), "
                 "('Pria Nat', '555-0148'), ('100% Olga_x', null)");
}

void TestCallers::cleanup()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

std::shared_ptr<DbWorker> TestCallers::as(const char* login, const QList<qint64>& markets)
{
    const Endpoint endpoint =
        m_fixture.login(m_endpoint, QString::fromLatin1(login), {QStringLiteral("slotdesk_agent")}, markets);
    return std::make_shared<DbWorker>(endpoint, PgConnection::Options());
}

QStringList TestCallers::names(const std::shared_ptr<DbWorker>& worker, const QString& typed)
{
    const Result<QList<Caller>> found = CallerQueries(worker).people(typed).result();
    if (!found)
        return {found.error().text()};
    QStringList all;
    for (const Caller& one : *found)
        all.append(one.name);
    return all;
}

Caller TestCallers::caller(Caller::Kind kind, qint64 id) const
{
    Caller made;
    made.kind = kind;
    made.id = id;
    return made;
}

void TestCallers::aNumberInAnyFormat_data()
{
    QTest::addColumn<QString>("first");
    const auto row = [](const char* typed, const char* first) { QTest::newRow(typed) << QString::fromLatin1(first); };
    row("+1 212 555 0148", "Priya Natarajan");
    row("tel:+1-212-555-0148", "Priya Natarajan");
    row("(212) 555-0148", "Priya Natarajan");
    row("001 (212) 555.0148", "Priya Natarajan");
    row("12125550148", "Priya Natarajan");
    row("212555", "Priya Natarajan");
    row("020 7946 0958", "Omar Haddad"); // dialled inside the country
    row("+44 20 7946 0958", "Omar Haddad");
    row("0958", "Omar Haddad");
    row("310 555 0002", "T2");
    row("999 999", "");
    row("%", "");
}

void TestCallers::aNumberInAnyFormat()
{
    QFETCH(const QString, first);
    QCOMPARE(names(as("ana"), QString::fromLatin1(QTest::currentDataTag())).value(0), first);
}

void TestCallers::namesAndTheLikeliestFirst()
{
    const auto ana = as("ana");
    QVERIFY(m_world->request(1).isValid());
    // Who has something to come is likelier to call than a namesake.
    QCOMPARE(names(ana, QStringLiteral("pri")),
             QStringList({QStringLiteral("Priya Natarajan"), QStringLiteral("Pria Nat")}));
    QCOMPARE(names(ana, QStringLiteral("NATARAJAN")), QStringList(QStringLiteral("Priya Natarajan")));
    QCOMPARE(names(ana, QStringLiteral("% o")), QStringList(QStringLiteral("100% Olga_x")));
    QCOMPARE(names(ana, QStringLiteral("a_x")), QStringList(QStringLiteral("100% Olga_x")));
    const Caller priya = CallerQueries(ana).people(QStringLiteral("priya")).result()->value(0);
    QCOMPARE(priya.kind, Caller::Kind::Client);
    QCOMPARE(priya.client(), m_world->client());
    QCOMPARE(priya.coming, 1);
    QCOMPARE(priya.inAll, 1);
}

void TestCallers::historyHasTodayFirst()
{
    const RequestId past = m_world->request(1);
    QVERIFY(m_world->accept(past, 1).ok);
    m_world->timePasses(past, "10 days");
    const RequestId older = m_world->request(1);
    m_world->timePasses(older, "90 days");
    const RequestId far = m_world->request(1, 9 * 24 * 60);
    const RequestId near = m_world->request(2, 3 * 24 * 60);
    const RequestId today = m_world->request(1, 1);
    const Result<QList<CallerVisit>> read =
        CallerQueries(as("ana")).history(caller(Caller::Kind::Client, m_world->client().value())).result();
    QVERIFY(read.ok());
    QList<RequestId> order;
    for (const CallerVisit& visit : *read)
        order.append(visit.request);
    QCOMPARE(order, QList<RequestId>({today, near, far, past, older}));
    QCOMPARE(read->at(3).with, QStringLiteral("T1"));
    QCOMPARE(read->at(3).visit, SlotStatus::Unknown);
    QCOMPARE(read->at(0).timeZone, QByteArray("America/New_York"));
    QVERIFY(!read->at(4).isToday);
    m_world->run("select slotdesk.expire_due()");
}

void TestCallers::aTherapistsHistoryHasTheirOwnVisits()
{
    const RequestId mine = m_world->request(2);
    QVERIFY(m_world->accept(mine, 2).ok);
    QVERIFY(m_world->accept(mine, 3).ok);
    const RequestId other = m_world->request(1, 600);
    QVERIFY(m_world->accept(other, 1).ok);
    CallerQueries queries(as("ana"));
    const QList<CallerVisit> visits =
        *queries.history(caller(Caller::Kind::Therapist, m_world->therapist(2).value())).result();
    QCOMPARE(visits.size(), 1);
    QCOMPARE(visits.first().request, mine);
    QCOMPARE(visits.first().visit, SlotStatus::Booked);
    QCOMPARE(visits.first().with, QStringLiteral("Priya Natarajan"));
}

void TestCallers::theFeedIsTheCallersOwn()
{
    const RequestId filled = m_world->request(1);
    QVERIFY(m_world->accept(filled, 1).ok);
    const RequestId open = m_world->request(2, 600);
    CallerQueries queries(as("ana"));
    const QList<CallerFeedLine> client =
        *queries.feed(caller(Caller::Kind::Client, m_world->client().value())).result();
    QCOMPARE(client.size(), m_world->number("select count(*) from slotdesk.client_appointments(1)"));
    QCOMPARE(client.first().request, filled);
    QCOMPARE(client.first().with, QStringLiteral("T1"));
    QCOMPARE(client.last().request, open);
    QCOMPARE(client.last().slot, SlotStatus::Open);
    const QList<CallerFeedLine> therapist =
        *queries.feed(caller(Caller::Kind::Therapist, m_world->therapist(1).value())).result();
    QCOMPARE(therapist.size(), 2); // what is to answer comes first
    QVERIFY(therapist.first().isOffer);
    QCOMPARE(therapist.first().request, open);
    QVERIFY(therapist.first().expiresAt.isValid());
    QCOMPARE(therapist.last().request, filled);
    QCOMPARE(therapist.last().with, QStringLiteral("Priya Natarajan"));
    QCOMPARE(therapist.last().payCents, 5400);
    QCOMPARE(therapist.last().currency, QByteArray("USD"));
}

void TestCallers::otherMarketsStayUnseen()
{
    QVERIFY(m_world->request(1).isValid());
    const auto far = as("far", {4711});
    QCOMPARE(names(far, QStringLiteral("+1 212 555 0148")), QStringList());
    QCOMPARE(names(far, QStringLiteral("T1")), QStringList());
    QVERIFY(CallerQueries(far).history(caller(Caller::Kind::Client, 1)).result()->isEmpty());
    QVERIFY(CallerQueries(far).feed(caller(Caller::Kind::Therapist, 1)).result()->isEmpty());
    QVERIFY(NoteService(far).notes(m_world->client()).result()->isEmpty());
}

void TestCallers::note(const char* about, qint64 id, const char* text, bool pinned)
{
    const Outcome made = m_world->call("add_note", {QByteArray("'") + about + "'", QByteArray::number(id),
                                                    QByteArray("'") + text + "'", pinned ? "true" : "false"});
    QVERIFY2(made.ok, qPrintable(made.message));
}

void TestCallers::aNoteIsUnpinnedBySayingItAgain()
{
    const RequestId request = m_world->request(1);
    note("client", 1, "Dog bites", true);
    note("client", 1, "Rings late", false);
    note("request", request.value(), "Dog bites", true); // about something else
    NoteService notes(as("ana"));
    const auto pinned = [&] {
        QStringList all;
        const QList<Note> read = *notes.notes(request).result();
        for (const Note& one : read)
            all += one.text + (one.pinned ? QStringLiteral(" !") : QString());
        return all;
    };
    QCOMPARE(pinned(),
             QStringList({QStringLiteral("Dog bites !"), QStringLiteral("Dog bites !"), QStringLiteral("Rings late")}));
    note("client", 1, "Dog bites", false);
    QCOMPARE(pinned(),
             QStringList({QStringLiteral("Dog bites !"), QStringLiteral("Rings late"), QStringLiteral("Dog bites")}));
    note("client", 1, "Dog bites", true);
    QCOMPARE(pinned().first(), QStringLiteral("Dog bites !"));
    QCOMPARE(notes.notes(m_world->client()).result()->size(), 2);
    // Nothing was overwritten, and who said what when is in the outbox.
    QCOMPARE(m_world->number("select count(*) from slotdesk.note"), 5);
    QCOMPARE(m_world->number("select count(*) from slotdesk.event where kind = 'note_added'"), 5);
}

void TestCallers::theFirstAuthorStays()
{
    const RequestId request = m_world->request(1);
    NoteService ana(as("ana"));
    NoteService ben(as("ben"));
    QVERIFY(ana.addNote(CommandId::make(), request, QStringLiteral("Gate 4471"), true).result()->ok);
    QVERIFY(ben.addNote(CommandId::make(), request, QStringLiteral("Gate 4471"), false).result()->ok);
    const QList<Note> read = *ben.notes(request).result();
    QCOMPARE(read.size(), 1);
    QCOMPARE(read.first().author, QStringLiteral("ana"));
    QVERIFY(!read.first().pinned);
}

QTEST_GUILESS_MAIN(TestCallers)
#include "tst_callers.moc"
