// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/bookingservice.h"
#include "services/commandlog.h"
#include "services/noteservice.h"
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// What a login did (resources/sql/0027), as that login reads it: its own and nobody else's, with what can be undone.
class TestCommandLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void ownReceiptsOnly();
    void whatIsUndoneIsNamed();
    void claimsAndEarlierDaysAreLeftOut();
    void theUndoWindowIsTheSetting();

private:
    struct Person
    {
        explicit Person(std::shared_ptr<DbWorker> worker) : booking(worker), notes(worker), log(std::move(worker)) {}
        BookingService booking;
        NoteService notes;
        CommandLog log;
    };
    [[nodiscard]] std::unique_ptr<Person> as(const char* login, const char* group);
    [[nodiscard]] static QList<CommandReceipt> read(Person& person, int hours = 1)
    {
        return *person.log.mine(QDateTime::currentDateTimeUtc().addSecs(-3600LL * hours)).result();
    }

    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    RequestId m_request;
};

void TestCommandLog::init()
{
    m_endpoint = m_fixture.freshDatabase(QStringLiteral("log"));
    m_connection = PgFixture::connect(m_endpoint);
    m_world = std::make_unique<BookingWorld>(*m_connection, 3);
    m_request = m_world->request(1);
    QVERIFY(m_world->accept(m_request, 1).ok);
}

void TestCommandLog::cleanup()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

std::unique_ptr<TestCommandLog::Person> TestCommandLog::as(const char* login, const char* group)
{
    const Endpoint endpoint = m_fixture.login(m_endpoint, QString::fromLatin1(login), {QString::fromLatin1(group)});
    return std::make_unique<Person>(std::make_shared<DbWorker>(endpoint, PgConnection::Options()));
}

void TestCommandLog::ownReceiptsOnly()
{
    const auto ana = as("ana", "slotdesk_agent");
    const auto leo = as("leo", "slotdesk_supervisor");
    const AppointmentId slot = m_world->slot(m_request, 1);
    QVERIFY(ana->booking.release(CommandId::make(), slot, 0, QStringLiteral("illness: fever")).result()->ok);
    QVERIFY(!ana->booking.release(CommandId::make(), slot, 0, QStringLiteral("illness")).result()->ok);
    const QList<CommandReceipt> mine = read(*ana);
    QCOMPARE(mine.size(), 2);
    QVERIFY(!mine.first().ok); // newest first; refusals are there too
    QVERIFY(!mine.first().undoUntil.isValid());
    QCOMPARE(mine.last().function, QStringLiteral("release"));
    QCOMPARE(mine.last().request, m_request);
    QCOMPARE(mine.last().clientName, QStringLiteral("Priya Natarajan"));
    QCOMPARE(mine.last().reason, QStringLiteral("illness: fever"));
    QCOMPARE(mine.last().at.secsTo(mine.last().undoUntil), 600);
    QVERIFY(read(*leo).isEmpty());
}

void TestCommandLog::whatIsUndoneIsNamed()
{
    const auto ana = as("ana", "slotdesk_agent");
    const CommandId release = CommandId::make();
    QVERIFY(ana->booking.release(release, m_world->slot(m_request, 1), 0, QStringLiteral("illness")).result()->ok);
    const auto leo = as("leo", "slotdesk_supervisor");
    QVERIFY(leo->booking.undo(CommandId::make(), release).result()->ok);
    const QList<CommandReceipt> mine = read(*ana);
    QCOMPARE(mine.size(), 1);
    QVERIFY(mine.first().undoneAt.isValid());
    QVERIFY(!mine.first().undoUntil.isValid());
    QVERIFY(!mine.first().undoneBy.isEmpty());
}

void TestCommandLog::claimsAndEarlierDaysAreLeftOut()
{
    const auto ana = as("ana", "slotdesk_agent");
    QVERIFY(ana->notes.claimRequest(CommandId::make(), m_request, 60).result()->ok);
    QVERIFY(read(*ana).isEmpty());
    QVERIFY(ana->notes.addNote(CommandId::make(), m_request, QStringLiteral("rings twice"), false).result()->ok);
    QCOMPARE(read(*ana).size(), 1);
    QVERIFY(read(*ana, -1).isEmpty()); // from an hour ahead on there is nothing
}

void TestCommandLog::theUndoWindowIsTheSetting()
{
    const auto ana = as("ana", "slotdesk_agent");
    QCOMPARE(*ana->log.undoMinutes().result(), QList<int>{10});
    m_world->run("update slotdesk.setting set value = '25' where name = 'undo_minutes'");
    QCOMPARE(*ana->log.undoMinutes().result(), QList<int>{25});
}

QTEST_GUILESS_MAIN(TestCommandLog)
#include "tst_commandlog.moc"
