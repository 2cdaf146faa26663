// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/deedtable.h"
#include "tables/reviewtable.h"
#include "tables/reviewwords.h"
#include "tests/support/liveboard.h"
#include "tests/support/modelspy.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

using namespace slotdesk;
using namespace slotdesk::test;
using namespace Qt::StringLiterals;

/// The review queue and what somebody did, as rows: merged in place, one signal for neighbours, never a reset while the
/// same things are looked at.
class TestReviewTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatStaysIsTheSameRow();
    void neighboursAreOneSignal();
    void whatWasReadFurtherDownIsKept();
    void aPageIsAppendedOnce();
    void whatItSays();
    void aCaseInWords();
    void whyItCannotBeSignedOff();
    void deedsComeAtTheTop();

private:
    static ReviewCase made(qint64 alert, ReviewState state = ReviewState::ToReview)
    {
        ReviewCase one;
        one.alert = AlertId(alert);
        one.kind = AlertKind::Surplus;
        one.status = state == ReviewState::Open ? AlertStatus::New : AlertStatus::Resolved;
        one.state = state;
        one.request = RequestId(48000 + alert);
        one.clientName = u"Priya Natarajan"_s;
        one.marketName = u"Albany"_s;
        one.timeZone = "America/New_York";
        one.raisedAt = one.startsAt = LiveBoard::defaultNow();
        return one;
    }
    static QList<ReviewCase> cases(const QList<qint64>& alerts)
    {
        QList<ReviewCase> all;
        for (const qint64 alert : alerts)
            all.append(made(alert));
        return all;
    }
    static QList<qint64> shown(const ReviewTable& table)
    {
        QList<qint64> alerts;
        for (int row = 0; row < table.rowCount(); ++row)
            alerts.append(table.caseAt(row).alert.value());
        return alerts;
    }

    StillClock m_clock{LiveBoard::defaultNow()};
};

namespace {

constexpr auto reviewReporting = QAbstractItemModelTester::FailureReportingMode::QtTest;

} // namespace

void TestReviewTable::whatStaysIsTheSameRow()
{
    ReviewTable table(m_clock);
    const QAbstractItemModelTester tester(&table, reviewReporting);
    table.merge(cases({9, 7, 5, 3}), true);
    const QPersistentModelIndex chosen = table.index(table.rowOf(AlertId(5)), 0);
    ModelSpy spy(table);
    table.merge(cases({9, 7, 5, 3}), true);
    QCOMPARE(spy.all(), 0);
    // One comes, one goes, one changes.
    QList<ReviewCase> then = cases({10, 9, 5, 3});
    then[3].cause = u"retry"_s;
    table.merge(then, true);
    QCOMPARE(shown(table), QList<qint64>({10, 9, 5, 3}));
    QCOMPARE(spy.inserts(), 1);
    QCOMPARE(spy.removes(), 1);
    QCOMPARE(spy.changes(), 1);
    QCOMPARE(spy.resets(), 0);
    QCOMPARE(table.caseAt(chosen.row()).alert, AlertId(5));
    table.merge({}, true);
    QCOMPARE(table.rowCount(), 0);
    QVERIFY(!chosen.isValid() && !table.lastAlert().isValid());
}

void TestReviewTable::neighboursAreOneSignal()
{
    QList<qint64> many;
    for (qint64 alert = 2000; alert > 0; --alert)
        many.append(alert);
    ReviewTable table(m_clock);
    const QAbstractItemModelTester tester(&table, reviewReporting);
    ModelSpy spy(table);
    table.merge(cases(many.mid(1000)), true);
    QCOMPARE(spy.all(), 1);
    table.merge(cases(many), true);
    QCOMPARE(spy.inserts(), 2);
    QList<ReviewCase> all = cases(many);
    for (int i = 500; i < 900; ++i)
        all[i].cause = u"retry"_s;
    spy.clear();
    table.merge(all, true);
    QCOMPARE(spy.all(), 1);
    table.merge(cases(many.mid(0, 10)), true);
    QCOMPARE(spy.removes(), 1);
}

void TestReviewTable::whatWasReadFurtherDownIsKept()
{
    ReviewTable table(m_clock);
    const QAbstractItemModelTester tester(&table, reviewReporting);
    table.merge(cases({9, 8, 7}), false);
    table.append(cases({6, 5, 4}));
    // The newest three now: 8 is gone, and nothing is known of what is below 7.
    table.merge(cases({10, 9, 7}), false);
    QCOMPARE(shown(table), QList<qint64>({10, 9, 7, 6, 5, 4}));
    table.merge(cases({10, 9, 7}), true);
    QCOMPARE(shown(table), QList<qint64>({10, 9, 7}));
}

void TestReviewTable::aPageIsAppendedOnce()
{
    ReviewTable table(m_clock);
    const QAbstractItemModelTester tester(&table, reviewReporting);
    table.append(cases({9, 8}));
    table.append(cases({8, 7, 6}));
    table.append(cases({8, 7, 6}));
    QCOMPARE(shown(table), QList<qint64>({9, 8, 7, 6}));
    QCOMPARE(table.lastAlert(), AlertId(6));
}

void TestReviewTable::whatItSays()
{
    ReviewTable table(m_clock);
    const QAbstractItemModelTester tester(&table, reviewReporting);
    ReviewCase one = made(3, ReviewState::SignedOff);
    one.agentName = u"Ana Ruiz"_s;
    one.reason = u"double_booking: called both"_s;
    one.cause = u"unlocked_backend"_s;
    one.signedOffByName = u"Mona Lind"_s;
    ReviewCase open = made(2, ReviewState::Open);
    open.cause = u"newer_cause"_s;
    ReviewCase closed = made(1);
    closed.status = AlertStatus::Closed;
    table.merge({one, open, closed}, true);
    const auto cell = [&](int row, int column) {
        return table.index(row, column).data().toString().replace(QChar(QChar::Nbsp), u' ');
    };
    QCOMPARE(cell(0, ReviewTable::State), u"Signed off"_s);
    QCOMPARE(cell(0, ReviewTable::Request), u"48 003 · Priya Natarajan"_s);
    QCOMPARE(cell(0, ReviewTable::HowItEnded), u"Resolved · double booking: called both"_s);
    QCOMPARE(cell(0, ReviewTable::Cause), u"A backend booked without the lock"_s);
    QCOMPARE(cell(0, ReviewTable::SignedOff), u"Mona Lind"_s);
    QCOMPARE(cell(1, ReviewTable::State), u"Not settled"_s);
    QCOMPARE(cell(1, ReviewTable::HowItEnded), u"New"_s);
    QCOMPARE(cell(1, ReviewTable::Cause), u"newer cause"_s); // of a newer server
    QCOMPARE(cell(2, ReviewTable::HowItEnded), u"Closed by itself"_s);
    QCOMPARE(table.index(0, ReviewTable::Raised).data(Qt::EditRole).toString(),
             LiveBoard::defaultNow().toString(Qt::ISODateWithMs));
    for (int column = 0; column < table.columnCount(); ++column)
        QVERIFY(!table.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void TestReviewTable::aCaseInWords()
{
    ReviewCase one = made(3);
    one.gapMs = 37.412;
    one.stakeCents = 6200;
    one.currency = "USD";
    one.reason = u"double_booking"_s;
    one.agentName = u"Ana Ruiz"_s;
    one.proposedByName = u"Leo Park"_s;
    one.settledAt = LiveBoard::defaultNow();
    const QString told = ReviewWords::about(one, LiveBoard::defaultNow()).replace(QChar(QChar::Nbsp), u' ');
    for (const QString& part : {u"on request 48 003 of Priya Natarajan"_s, u"37.412 ms apart"_s, u"$62 at stake"_s,
                                u"Resolved · double booking, by Ana Ruiz"_s, u"Leo Park had proposed it."_s})
        QVERIFY2(told.contains(part), qPrintable(told));
    one = made(4, ReviewState::Open);
    one.kind = AlertKind::Reported;
    one.note = u"Both stand at the door"_s;
    QVERIFY(ReviewWords::about(one, LiveBoard::defaultNow()).contains(u"“Both stand at the door”"_s));
}

void TestReviewTable::whyItCannotBeSignedOff()
{
    QVERIFY(!ReviewWords::signOffRefusal(nullptr, u"retry"_s).isEmpty());
    const ReviewCase open = made(1, ReviewState::Open);
    QCOMPARE(ReviewWords::signOffRefusal(&open, u"retry"_s), u"Nobody has settled it yet."_s);
    ReviewCase over = made(1, ReviewState::SignedOff);
    over.signedOffByName = u"Mona Lind"_s;
    QCOMPARE(ReviewWords::signOffRefusal(&over, u"retry"_s), u"Mona Lind signed it off already."_s);
    ReviewCase settled = made(1);
    QCOMPARE(ReviewWords::signOffRefusal(&settled, QString()), u"Say first why it happened."_s);
    // That oneself settled it is the server's to say.
    settled.isMine = true;
    QCOMPARE(ReviewWords::signOffRefusal(&settled, u"retry"_s), QString());
}

void TestReviewTable::deedsComeAtTheTop()
{
    const auto deed = [](int number, bool ok = true) {
        AgentDeed made;
        made.ref = QString::number(number);
        made.at = LiveBoard::defaultNow().addSecs(number);
        made.what = u"dismiss_alert"_s;
        made.ok = ok;
        made.answer = u"Dismissed"_s;
        made.reason = u"false_alarm: twins"_s;
        made.request = RequestId(48211);
        made.clientName = u"Priya Natarajan"_s;
        return made;
    };
    DeedTable table(m_clock);
    const QAbstractItemModelTester tester(&table, reviewReporting);
    table.setDeeds({deed(2, false), deed(1)});
    ModelSpy spy(table);
    table.setDeeds({deed(2, false), deed(1)});
    QCOMPARE(spy.all(), 0);
    table.setDeeds({deed(4), deed(3), deed(2, false), deed(1)});
    QCOMPARE(spy.inserts(), 1);
    QCOMPARE(spy.all(), 1);
    const auto cell = [&](int row, int column) {
        return table.index(row, column).data().toString().replace(QChar(QChar::Nbsp), u' ');
    };
    QCOMPARE(cell(0, DeedTable::What), u"Dismissed an alert"_s);
    QCOMPARE(cell(0, DeedTable::Request), u"48 211 · Priya Natarajan"_s);
    QCOMPARE(cell(0, DeedTable::Answer), u"Dismissed · false alarm: twins"_s);
    QCOMPARE(cell(2, DeedTable::Answer), u"Refused: Dismissed · false alarm: twins"_s);
    QVERIFY(!table.index(2, 0).data(DeedTable::OkRole).toBool());
    table.setDeeds({deed(7)}); // somebody else's
    QCOMPARE(table.rowCount(), 1);
    table.setDeeds({});
    QCOMPARE(table.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestReviewTable)
#include "tst_reviewtable.moc"
