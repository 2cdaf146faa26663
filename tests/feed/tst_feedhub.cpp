// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fanout/feedcodec.h"
#include "feed/fanout/feedhub.h"
#include "feed/fanout/framesplitter.h"
#include "tests/feed/streamdesk.h"
#include "tests/support/liveboard.h"

#include <QtTest/QtTest>

using namespace slotdesk;
using test::LiveBoard;

namespace {

/// A desk without a wire: takes frames out of a journal.
struct PaperDesk
{
    std::shared_ptr<BoardJournal> journal;
    BoardJournal::Place place = {};
    std::unique_ptr<LiveStore> store = std::make_unique<LiveStore>();
    int batches = 0;

    void read(int most = INT_MAX)
    {
        for (; most > 0; --most) {
            const QByteArray frame = journal->nextFor(place);
            if (frame.isEmpty())
                return;
            FrameSplitter splitter;
            splitter.add(frame);
            const auto batch = FeedCodec::batchIn(splitter.next()->body);
            QVERIFY(batch);
            store->apply(*batch);
            ++batches;
        }
    }
};

const Audience everything{true, {}};
const Audience newYork{false, {MarketId(1)}};

} // namespace

/// Whatever the feed says, each desk ends up with exactly what its login may see.
class TestFeedHub : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aNewDeskHasTheWholeBoard();
    void changesReachAll();
    void otherMarketsAreNotToldOf();
    void aRequestThatGoesGoesEverywhere();
    void aSnapshotIsForwardedAsWhatIsNew();
    void aDeskThatReadsSlowlyEndsUpRight();
    void aRestoredDumpReplacesNewerRows();
    void nothingIsEncodedForNobody();
    void aSwarmOfChangesAtRandom();

private:
    [[nodiscard]] PaperDesk desk(const Audience& audience) { return {m_hub->journalOf(audience)}; }
    void say(const FeedBatch& batch);
    /// What of the board this audience may see, by the plainest reading.
    [[nodiscard]] std::unique_ptr<LiveStore> seenBy(const Audience& audience) const;

    std::unique_ptr<FeedHub> m_hub;
    std::unique_ptr<LiveBoard> m_board;
};

void TestFeedHub::init()
{
    m_hub = std::make_unique<FeedHub>();
    m_board = std::make_unique<LiveBoard>(LiveBoard::filled(300));
    for (const RequestId id : {RequestId(48003), RequestId(48004)})
        m_board->addAlert(AlertKind::Surplus, id);
    (void)m_board->takeBatch();
    QVERIFY(!m_hub->isWhole());
    say(m_board->snapshot());
    QVERIFY(m_hub->isWhole());
}

void TestFeedHub::say(const FeedBatch& batch)
{
    m_hub->apply(batch);
}

std::unique_ptr<LiveStore> TestFeedHub::seenBy(const Audience& audience) const
{
    LiveBoard copy = *m_board;
    FeedBatch all = copy.snapshot();
    all.requests.removeIf([&](const auto& row) { return !audience.sees(row.market); });
    all.alerts.removeIf([&](const auto& row) { return !audience.sees(row.market); });
    auto store = std::make_unique<LiveStore>();
    store->apply(all);
    return store;
}

void TestFeedHub::aNewDeskHasTheWholeBoard()
{
    PaperDesk first = desk(everything);
    first.read();
    QCOMPARE(differenceOf(*first.store, *seenBy(everything)), QString());
    QVERIFY(first.batches > 1); // in parts
    QCOMPARE(first.store->requestIds().size(), 300);
}

void TestFeedHub::changesReachAll()
{
    PaperDesk a = desk(everything);
    PaperDesk b = desk(everything);
    a.read();
    const RequestId request = m_board->addRequest(QStringLiteral("Cleo"), QStringLiteral("Deep tissue"), 2, 60);
    m_board->addOffer(request, QStringLiteral("Noor"));
    say(m_board->takeBatch());
    m_board->book(request, QStringLiteral("Noor"));
    m_board->addAlert(AlertKind::Reported, request);
    say(m_board->takeBatch());
    a.read();
    b.read();
    QCOMPARE(differenceOf(*a.store, *seenBy(everything)), QString());
    QCOMPARE(differenceOf(*b.store, *a.store), QString());
}

void TestFeedHub::otherMarketsAreNotToldOf()
{
    PaperDesk mine = desk(newYork);
    mine.read();
    QCOMPARE(differenceOf(*mine.store, *seenBy(newYork)), QString());
    QVERIFY(!mine.store->requestIds().isEmpty() && mine.store->requestIds().size() < 300);
    const int before = mine.batches;
    const RequestId elsewhere = m_board->addRequest(QStringLiteral("Cleo"), QStringLiteral("Deep tissue"), 1, 60, 2);
    m_board->addAlert(AlertKind::Reported, elsewhere);
    say(m_board->takeBatch());
    m_board->removeRequest(elsewhere);
    say(m_board->takeBatch());
    mine.read();
    QCOMPARE(mine.batches, before); // not even its number
    m_board->addRequest(QStringLiteral("Cleo"), QStringLiteral("Deep tissue"), 1, 60, 1);
    say(m_board->takeBatch());
    mine.read();
    QCOMPARE(mine.batches, before + 1);
    QCOMPARE(differenceOf(*mine.store, *seenBy(newYork)), QString());
}

void TestFeedHub::aRequestThatGoesGoesEverywhere()
{
    PaperDesk mine = desk(newYork);
    mine.read();
    const RequestId gone = mine.store->requestIds().first();
    m_board->removeRequest(gone);
    say(m_board->takeBatch());
    mine.read();
    QVERIFY(!mine.store->request(gone));
    QCOMPARE(differenceOf(*mine.store, *seenBy(newYork)), QString());
}

void TestFeedHub::aSnapshotIsForwardedAsWhatIsNew()
{
    PaperDesk all = desk(everything);
    all.read();
    const int before = all.batches;
    say(m_board->snapshot());
    all.read();
    QCOMPARE(all.batches, before); // nothing was new in it
    m_board->setClientName(all.store->requestIds().first(), QStringLiteral("Renamed"));
    m_board->removeRequest(all.store->requestIds().last());
    say(m_board->snapshot());
    all.read();
    QCOMPARE(all.batches, before + 1);
    QCOMPARE(differenceOf(*all.store, *seenBy(everything)), QString());
    QCOMPARE(all.place.snapshots, 1);
}

// It takes a part of its snapshot now and then while the board moves on under it.
void TestFeedHub::aDeskThatReadsSlowlyEndsUpRight()
{
    PaperDesk slow = desk(everything);
    QRandomGenerator random(7);
    QList<RequestId> ids = seenBy(everything)->requestIds();
    for (int n = 0; n < 200; ++n) {
        if (n % 20 == 0)
            slow.read(1);
        if (n % 5 == 0 && ids.size() > 1)
            m_board->removeRequest(ids.takeAt(random.bounded(ids.size())));
        else
            m_board->touch(ids.at(random.bounded(ids.size())));
        if (n % 9 == 0)
            ids.append(m_board->addRequest(QStringLiteral("New"), QStringLiteral("Swedish"), 1, 90));
        say(m_board->takeBatch());
    }
    slow.read();
    QCOMPARE(differenceOf(*slow.store, *seenBy(everything)), QString());
}

void TestFeedHub::aRestoredDumpReplacesNewerRows()
{
    FeedBatch old = m_board->snapshot();
    old.incarnation = "first";
    say(old);
    PaperDesk all = desk(everything);
    all.read();
    for (const AppointmentRequest& row : std::as_const(old.requests))
        m_board->touch(row.id);
    say(m_board->takeBatch());
    all.read();
    FeedBatch restored = old;
    restored.incarnation = "second";
    FeedBatch part = restored;
    part.snapshot = false;
    part.isPart = true;
    say(part);
    say(restored);
    all.read();
    QCOMPARE(all.place.snapshots, 2);
    QCOMPARE(all.store->request(old.requests.first().id)->version, old.requests.first().version);
}

void TestFeedHub::nothingIsEncodedForNobody()
{
    {
        PaperDesk here = desk(everything);
        here.read();
        m_board->addRequest(QStringLiteral("Cleo"), QStringLiteral("Deep tissue"), 1, 60);
        say(m_board->takeBatch());
        QVERIFY(m_hub->bytes() > 0);
    }
    QCOMPARE(m_hub->bytes(), 0);
    m_board->addRequest(QStringLiteral("Cleo"), QStringLiteral("Deep tissue"), 1, 60);
    say(m_board->takeBatch());
    QCOMPARE(m_hub->bytes(), 0);
}

void TestFeedHub::aSwarmOfChangesAtRandom()
{
    const auto seed = quint32(QDateTime::currentMSecsSinceEpoch());
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    std::vector<PaperDesk> desks;
    const QList<Audience> audiences{everything, newYork, {false, {MarketId(2), MarketId(3), MarketId(7)}}};
    for (int n = 0; n < 9; ++n)
        desks.push_back(desk(audiences.at(n % 3)));
    QList<RequestId> ids = seenBy(everything)->requestIds();
    for (int n = 0; n < 400; ++n) {
        const RequestId id = ids.at(random.bounded(ids.size()));
        switch (random.bounded(6)) {
        case 0:
            ids.append(m_board->addRequest(QStringLiteral("New"), QStringLiteral("Swedish"), 1 + random.bounded(3), 90,
                                           1 + random.bounded(8)));
            break;
        case 1:
            m_board->addOffer(id, QStringLiteral("T%1").arg(random.bounded(40)));
            break;
        case 2:
            m_board->book(id, QStringLiteral("T%1").arg(random.bounded(40)));
            break;
        case 3:
            if (ids.size() > 10) {
                m_board->removeRequest(id);
                ids.removeOne(id);
            }
            break;
        case 4:
            m_board->addAlert(AlertKind::Reported, id);
            break;
        default:
            m_board->touch(id);
        }
        say(random.bounded(30) == 0 ? m_board->snapshot() : m_board->takeBatch());
        for (PaperDesk& each : desks)
            each.read(random.bounded(3));
    }
    for (size_t n = 0; n < desks.size(); ++n) {
        desks[n].read();
        QCOMPARE(differenceOf(*desks[n].store, *seenBy(audiences.at(qsizetype(n) % 3))), QString());
    }
}

QTEST_GUILESS_MAIN(TestFeedHub)
#include "tst_feedhub.moc"
