// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/batchmerge.h"
#include "feed/feedmailbox.h"
#include "tests/feed/streamdesk.h"
#include "tests/support/liveboard.h"

#include <QtTest/QtTest>

using namespace slotdesk;
using test::LiveBoard;

/// Batches that were put together make the same board as one after the other.
class TestBatchMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void manyAsOneMakeTheSameBoard();
    void snapshotsStayAlone();
    void noMoreThanTheBoardAppliesAtOnce();
    void whatWaitsInTheMailboxBecomesOne();
    void aHealthBetweenThemIsReplaced();
    void aHealthAfterASnapshotStays();

private:
    [[nodiscard]] FeedBatch change(QRandomGenerator& random);

    std::unique_ptr<LiveBoard> m_board;
    QList<RequestId> m_ids;
};

void TestBatchMerge::init()
{
    m_board = std::make_unique<LiveBoard>(LiveBoard::filled(40));
    m_ids.clear();
    for (const AppointmentRequest& row : m_board->takeBatch().requests)
        m_ids.append(row.id);
}

FeedBatch TestBatchMerge::change(QRandomGenerator& random)
{
    for (int n = random.bounded(1, 4); n > 0; --n) {
        const RequestId id = m_ids.at(random.bounded(m_ids.size()));
        if (!m_board->request(id).id.isValid())
            continue;
        switch (random.bounded(5)) {
        case 0:
            m_board->book(id, QStringLiteral("T%1").arg(random.bounded(9)));
            break;
        case 1:
            m_board->removeRequest(id);
            break;
        case 2:
            m_board->addOffer(id, QStringLiteral("T%1").arg(random.bounded(9)));
            break;
        case 3:
            m_board->closeAlert(m_board->addAlert(AlertKind::Reported, id));
            break;
        default:
            m_board->addAlert(AlertKind::AtRisk, id);
        }
    }
    return m_board->takeBatch();
}

void TestBatchMerge::manyAsOneMakeTheSameBoard()
{
    const auto seed = quint32(QDateTime::currentMSecsSinceEpoch());
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    LiveStore each;
    LiveStore together;
    each.apply(m_board->snapshot());
    together.apply(m_board->snapshot());
    for (int round = 0; round < 30; ++round) {
        FeedBatch all = change(random);
        each.apply(all);
        for (int n = random.bounded(0, 6); n > 0; --n) {
            const FeedBatch next = change(random);
            each.apply(next);
            QVERIFY(BatchMerge::isPossible(all, next));
            BatchMerge::absorb(all, next);
        }
        together.apply(all);
        QCOMPARE(differenceOf(together, each), QString());
    }
}

void TestBatchMerge::snapshotsStayAlone()
{
    QRandomGenerator random(3);
    const FeedBatch changes = change(random);
    FeedBatch part = m_board->snapshot();
    part.snapshot = false;
    part.isPart = true;
    for (const FeedBatch& other : {m_board->snapshot(), part}) {
        QVERIFY(!BatchMerge::isPossible(changes, other));
        QVERIFY(!BatchMerge::isPossible(other, changes));
        QVERIFY(!BatchMerge::isPossible(other, other));
    }
}

void TestBatchMerge::noMoreThanTheBoardAppliesAtOnce()
{
    FeedBatch large;
    for (int n = 1; n <= 300; ++n)
        large.requestScope.append(RequestId(n));
    QVERIFY(!BatchMerge::isPossible(large, large));
    QVERIFY(BatchMerge::isPossible(large, FeedBatch()));
}

void TestBatchMerge::whatWaitsInTheMailboxBecomesOne()
{
    QRandomGenerator random(5);
    FeedMailbox mailbox;
    LiveStore each;
    LiveStore read;
    each.apply(m_board->snapshot());
    mailbox.put(m_board->snapshot());
    for (int n = 0; n < 100; ++n) {
        FeedBatch batch = change(random);
        batch.health.lagMs = n;
        each.apply(batch);
        const FeedHealth health = batch.health;
        mailbox.put(std::move(batch));
        mailbox.put(health);
        QVERIFY(!mailbox.isFull());
    }
    int letters = 0;
    while (const auto letter = mailbox.take()) {
        ++letters;
        if (const auto* batch = std::get_if<FeedBatch>(&*letter))
            read.apply(*batch);
        else
            read.setHealth(std::get<FeedHealth>(*letter));
    }
    QCOMPARE(letters, 3); // the snapshot, all changes, the last health
    QCOMPARE(differenceOf(read, each), QString());
    QCOMPARE(read.health().lagMs, 99);
}

void TestBatchMerge::aHealthBetweenThemIsReplaced()
{
    FeedMailbox mailbox;
    FeedHealth health;
    for (health.lagMs = 1; health.lagMs <= 5; ++health.lagMs)
        mailbox.put(health);
    const auto only = mailbox.take();
    QVERIFY(only);
    QCOMPARE(std::get<FeedHealth>(*only).lagMs, 5);
    QVERIFY(!mailbox.take());
}

void TestBatchMerge::aHealthAfterASnapshotStays()
{
    FeedMailbox mailbox;
    FeedHealth health;
    health.lagMs = 7;
    mailbox.put(m_board->snapshot());
    mailbox.put(health);
    QVERIFY(std::get<FeedBatch>(*mailbox.take()).snapshot);
    QCOMPARE(std::get<FeedHealth>(*mailbox.take()).lagMs, 7);
}

QTEST_GUILESS_MAIN(TestBatchMerge)
#include "tst_batchmerge.moc"
