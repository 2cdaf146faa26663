// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fanout/boardjournal.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// A desk at whatever place is told everything once and in order, or begins again.
class TestBoardJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everybodyBeginsWithASnapshot();
    void framesComeInOrderAndOnce();
    void whatHappensDuringTheSnapshotComesAfterIt();
    void desksThatComeTogetherShareASnapshot();
    void partsAreMadeWhenTheyAreWanted();
    void whoIsTooFarBehindBeginsAgain();
    void whoIsTooFarBehindInASnapshotBeginsAgain();
    void itHoldsNoMoreThanItMay();
    void anotherHistoryMakesAllBeginAgain();
    void aSnapshotThatNobodyReadsIsLetGo();

private:
    [[nodiscard]] QByteArrayList rest(BoardJournal::Place& place) const;

    std::unique_ptr<BoardJournal> m_journal;
    int m_snapshots = 0;
    int m_parts = 0;
};

void TestBoardJournal::init()
{
    m_snapshots = m_parts = 0;
    m_journal = std::make_unique<BoardJournal>(
        [this] {
            const QByteArray name = "s" + QByteArray::number(++m_snapshots);
            QList<std::function<QByteArray()>> parts;
            for (const char* part : {"a", "b"})
                parts.append([this, name, part] {
                    ++m_parts;
                    return name + part;
                });
            return parts;
        },
        100);
}

QByteArrayList TestBoardJournal::rest(BoardJournal::Place& place) const
{
    QByteArrayList told;
    for (QByteArray frame = m_journal->nextFor(place); !frame.isEmpty(); frame = m_journal->nextFor(place))
        told.append(frame);
    return told;
}

void TestBoardJournal::everybodyBeginsWithASnapshot()
{
    m_journal->append("before");
    BoardJournal::Place place;
    QCOMPARE(rest(place), (QByteArrayList{"s1a", "s1b"}));
    QVERIFY(rest(place).isEmpty());
    QCOMPARE(place.snapshots, 1);
}

void TestBoardJournal::framesComeInOrderAndOnce()
{
    BoardJournal::Place fast;
    BoardJournal::Place slow;
    QByteArrayList toFast = rest(fast);
    QByteArrayList toSlow = rest(slow);
    for (int n = 0; n < 20; ++n) {
        m_journal->append(QByteArray::number(n));
        toFast += rest(fast);
        if (n % 7 == 0)
            toSlow += m_journal->nextFor(slow);
    }
    toSlow += rest(slow);
    QCOMPARE(toFast.size(), 22);
    QCOMPARE(toSlow, toFast);
}

void TestBoardJournal::whatHappensDuringTheSnapshotComesAfterIt()
{
    BoardJournal::Place place;
    QCOMPARE(m_journal->nextFor(place), QByteArray("s1a"));
    m_journal->append("meanwhile");
    QCOMPARE(rest(place), (QByteArrayList{"s1b", "meanwhile"}));
}

void TestBoardJournal::desksThatComeTogetherShareASnapshot()
{
    for (int n = 0; n < 50; ++n) {
        BoardJournal::Place place;
        QVERIFY(rest(place).startsWith("s1a"));
        m_journal->append("x");
    }
    QCOMPARE(m_snapshots, 1);
    QCOMPARE(m_parts, 2);
}

void TestBoardJournal::partsAreMadeWhenTheyAreWanted()
{
    BoardJournal::Place place;
    QCOMPARE(m_parts, 0);
    (void)m_journal->nextFor(place);
    QCOMPARE(m_parts, 1);
}

void TestBoardJournal::whoIsTooFarBehindBeginsAgain()
{
    BoardJournal::Place slow;
    BoardJournal::Place fast;
    (void)rest(slow);
    (void)rest(fast);
    for (int n = 0; n < 10; ++n) {
        m_journal->append(QByteArray(20, char('0' + n)));
        QCOMPARE(rest(fast).size(), 1);
    }
    const QByteArrayList told = rest(slow);
    QVERIFY(told.first().startsWith("s2"));
    QCOMPARE(told.size(), 2); // what it missed is in the snapshot
    QCOMPARE(slow.snapshots, 2);
    QCOMPARE(fast.snapshots, 1);
}

void TestBoardJournal::whoIsTooFarBehindInASnapshotBeginsAgain()
{
    BoardJournal::Place slow;
    QCOMPARE(m_journal->nextFor(slow), QByteArray("s1a"));
    for (int n = 0; n < 10; ++n)
        m_journal->append(QByteArray(20, 'x'));
    QCOMPARE(rest(slow), (QByteArrayList{"s2a", "s2b"}));
}

void TestBoardJournal::itHoldsNoMoreThanItMay()
{
    BoardJournal::Place slow;
    (void)rest(slow);
    for (int n = 0; n < 1000; ++n) {
        m_journal->append(QByteArray(7, 'x'));
        QVERIFY(m_journal->bytes() <= 100);
    }
    m_journal->append(QByteArray(500, 'x'));
    QCOMPARE(m_journal->bytes(), 0); // larger than all that is held: everybody begins again
    QVERIFY(rest(slow).first().startsWith("s"));
}

void TestBoardJournal::anotherHistoryMakesAllBeginAgain()
{
    BoardJournal::Place upToDate;
    (void)rest(upToDate);
    BoardJournal::Place inSnapshot;
    (void)m_journal->nextFor(inSnapshot);
    m_journal->restart();
    QCOMPARE(rest(upToDate), (QByteArrayList{"s2a", "s2b"}));
    QCOMPARE(rest(inSnapshot), (QByteArrayList{"s2a", "s2b"}));
    m_journal->append("new");
    QCOMPARE(rest(upToDate), (QByteArrayList{"new"}));
}

void TestBoardJournal::aSnapshotThatNobodyReadsIsLetGo()
{
    BoardJournal::Place reading;
    (void)m_journal->nextFor(reading);
    m_journal->tidy();
    BoardJournal::Place next;
    (void)rest(next);
    QCOMPARE(m_snapshots, 1); // it is being read, and new
}

QTEST_GUILESS_MAIN(TestBoardJournal)
#include "tst_boardjournal.moc"
