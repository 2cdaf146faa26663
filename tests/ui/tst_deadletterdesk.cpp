// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/modelspy.h"
#include "tests/support/relayworld.h"
#include "ui/delegates/desktable.h"
#include "ui/relay/deadletterdialog.h"
#include "ui/relay/deadletterstrip.h"
#include "ui/relay/deadletterwatch.h"
#include "ui/shell/desk.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <QtWidgets/QPushButton>

using namespace slotdesk;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20000; ///< at most; what is waited for is a condition

} // namespace

/// What a relay could not deliver, at a supervisor's desk: said in one line, listed, sent again; and not told to who
/// may not know.
class TestDeadLetterDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aSupervisorSeesItAndSendsItAgain();
    void anAgentIsToldOfNone();
    void rowsKeepTheirPlace();

private:
    void open(const char* group);
    void look() { watch()->look(); }
    [[nodiscard]] DeadLetterWatch* watch() { return m_desk->window().findChild<DeadLetterWatch*>(); }
    [[nodiscard]] DeadLetterStrip* strip() { return m_desk->window().findChild<DeadLetterStrip*>(); }

    PgFixture m_server;
    std::unique_ptr<RelayWorld> m_world;
    std::unique_ptr<Desk> m_desk;
    RequestId m_request;
};

void TestDeadLetterDesk::init()
{
    m_world = std::make_unique<RelayWorld>(m_server, "{request_created}");
    m_world->set("relay_tries", 1);
    m_world->server().setManner(WebhookServer::Manner::Fail);
    m_request = m_world->bookings().request(1);
    const QuickRelay relay(*m_world);
    QTRY_COMPARE_WITH_TIMEOUT(m_world->dead(), 1, patience);
}

void TestDeadLetterDesk::cleanup()
{
    m_desk.reset();
    m_world.reset();
}

void TestDeadLetterDesk::open(const char* group)
{
    m_desk = std::make_unique<Desk>(
        m_server.login(m_world->owner(), QLatin1String(group) + u"_ana"_s, {QLatin1String(group)}), u"Ana Ruiz"_s);
    m_desk->show();
}

void TestDeadLetterDesk::aSupervisorSeesItAndSendsItAgain()
{
    open("slotdesk_supervisor");
    QTRY_COMPARE_WITH_TIMEOUT(strip()->text(), u"1 event never reached another program."_s, patience);
    QTest::mouseClick(strip()->button(), Qt::LeftButton);
    auto* dialog = m_desk->window().findChild<DeadLetterDialog*>();
    QVERIFY(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(dialog->letters().rowCount(), 1, patience);
    const auto cell = [&](int column) { return dialog->letters().index(0, column).data().toString(); };
    QCOMPARE(cell(DeadLetterTable::Destination), u"ops"_s);
    QCOMPARE(cell(DeadLetterTable::Event), u"request_created"_s);
    QCOMPARE(cell(DeadLetterTable::Why), u"It answered with the status 500"_s);
    QVERIFY(dialog->sendButton()->isEnabled());
    m_world->server().setManner(WebhookServer::Manner::Ok);
    QTest::mouseClick(dialog->sendButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(dialog->word(), u"It is on its way again."_s, patience);
    QTRY_COMPARE_WITH_TIMEOUT(cell(DeadLetterTable::GivenUp), u"Being sent again"_s, patience);
    QVERIFY(!dialog->sendButton()->isEnabled());
    QCOMPARE(strip()->text(), QString());
    const QuickRelay relay(*m_world);
    QTRY_COMPARE_WITH_TIMEOUT(m_world->waiting(), 0, patience);
    look();
    QTRY_COMPARE_WITH_TIMEOUT(dialog->letters().rowCount(), 0, patience);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(m_world->bookings().violations(), QStringList());
}

void TestDeadLetterDesk::anAgentIsToldOfNone()
{
    open("slotdesk_agent");
    QTRY_VERIFY_WITH_TIMEOUT(watch()->hasAnswer(), patience);
    QVERIFY(!watch()->mayKnow());
    QCOMPARE(strip()->text(), QString());
    Q_EMIT strip()->openRequested();
    auto* dialog = m_desk->window().findChild<DeadLetterDialog*>();
    QCOMPARE(dialog->letters().rowCount(), 0);
    QVERIFY(!dialog->sendButton()->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Escape);
}

void TestDeadLetterDesk::rowsKeepTheirPlace()
{
    DeadLetterTable table;
    const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto letters = [](const QList<int>& numbers, int sending = 0) {
        QList<DeadLetter> made;
        for (const int number : numbers) {
            DeadLetter letter;
            letter.delivery = number;
            letter.request = RequestId(number);
            letter.sending = number == sending;
            made.append(letter);
        }
        return made;
    };
    table.setLetters(letters({1, 2, 3}));
    QCOMPARE(table.letterAt(0).delivery, 3);
    slotdesk::test::ModelSpy spy(table);
    table.setLetters(letters({3, 2, 1}));
    QCOMPARE(spy.all(), 0);
    table.setLetters(letters({2, 3, 1}, 3)); // sent again: it keeps its place
    QCOMPARE(spy.all(), 1);
    QVERIFY(table.index(0, 0).data(DeadLetterTable::SendingRole).toBool());
    table.setLetters(letters({5, 2, 1}));
    QCOMPARE(table.letterAt(0).delivery, 5);
    QCOMPARE(table.letterAt(1).delivery, 2);
    table.setLetters(letters({1}));
    QCOMPARE(table.rowCount(), 1);
    table.setLetters({});
    QCOMPARE(table.rowCount(), 0);
    table.setLetters(letters({9, 8}));
    QCOMPARE(table.rowCount(), 2);
}

QTEST_MAIN(TestDeadLetterDesk)
#include "tst_deadletterdesk.moc"
