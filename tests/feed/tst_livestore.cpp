// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/livestore.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace slotdesk;

namespace {

const RequestId one(1);
const RequestId two(2);

AppointmentRequest requestRow(RequestId id, int version = 1)
{
    AppointmentRequest row;
    row.id = id;
    row.clientName = QStringLiteral("Priya N.");
    row.version = version;
    return row;
}

AppointmentOffer offerRow(qint64 id, RequestId request, int version = 1, OfferStatus status = OfferStatus::Pending)
{
    AppointmentOffer row;
    row.id = OfferId(id);
    row.request = request;
    row.therapistName = QStringLiteral("Therapist %1").arg(id);
    row.status = status;
    row.version = version;
    return row;
}

FeedBatch batchOf(const QList<AppointmentRequest>& requests, const QList<AppointmentOffer>& offers)
{
    FeedBatch batch;
    for (const AppointmentRequest& row : requests)
        batch.requestScope.append(row.id);
    batch.requests = requests;
    batch.offers = offers;
    return batch;
}

QList<OfferId> sorted(QList<OfferId> ids)
{
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace

/// What a batch makes of the store, and what the store says of it.
class TestLiveStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsTheSameIsNotTold();
    void offersMayComeInAnyOrder();
    void onlyWhatDiffersIsTold();
    void anOlderRowStays();
    void whatLeavesIsGone();
    void aPlaceIsUsedAgain();
    void othersWordsAreTold();
    void rowsWithoutTheirRequestAreLeftOut();

private:
    /// The offers that the last apply() told of, as added, changed, removed.
    void apply(const FeedBatch& batch);

    std::unique_ptr<LiveStore> m_store;
    QList<OfferId> m_added;
    QList<OfferId> m_changed;
    QList<OfferId> m_removed;
    QList<RequestId> m_changedRequests;
    QList<RequestId> m_reworded;
    int m_signals = 0;
};

void TestLiveStore::init()
{
    m_store = std::make_unique<LiveStore>();
    connect(m_store.get(), &LiveStore::offersChanged, this,
            [this](const auto& added, const auto& changed, const auto& removed) {
                ++m_signals;
                m_added = sorted(added);
                m_changed = sorted(changed);
                m_removed = sorted(removed);
            });
    connect(m_store.get(), &LiveStore::requestsChanged, this,
            [this](const auto&, const auto& changed, const auto&, const auto& reworded) {
                ++m_signals;
                m_changedRequests = changed;
                m_reworded = reworded;
            });
    // The rows of two requests lie between each other.
    apply(batchOf({requestRow(one), requestRow(two)},
                  {offerRow(11, one), offerRow(21, two), offerRow(12, one), offerRow(22, two)}));
    QCOMPARE(m_added, (QList<OfferId>{OfferId(11), OfferId(12), OfferId(21), OfferId(22)}));
}

void TestLiveStore::apply(const FeedBatch& batch)
{
    m_signals = 0;
    m_added = m_changed = m_removed = {};
    m_changedRequests = m_reworded = {};
    m_store->apply(batch);
}

void TestLiveStore::whatIsTheSameIsNotTold()
{
    apply(batchOf({requestRow(two), requestRow(one)},
                  {offerRow(11, one), offerRow(12, one), offerRow(21, two), offerRow(22, two)}));
    QCOMPARE(m_signals, 0);
    QCOMPARE(m_store->offersOf(one).size(), 2);
    QCOMPARE(m_store->offer(OfferId(22))->request, two);
}

void TestLiveStore::offersMayComeInAnyOrder()
{
    const QList<AppointmentOffer> before = m_store->offersOf(one);
    apply(batchOf({requestRow(one)}, {offerRow(12, one), offerRow(11, one)}));
    QCOMPARE(m_signals, 0);
    QCOMPARE(m_store->offersOf(one), before);
}

void TestLiveStore::onlyWhatDiffersIsTold()
{
    apply(batchOf({requestRow(one)},
                  {offerRow(13, one), offerRow(11, one), offerRow(12, one, 2, OfferStatus::Declined)}));
    QCOMPARE(m_signals, 1);
    QCOMPARE(m_added, QList<OfferId>{OfferId(13)});
    QCOMPARE(m_changed, QList<OfferId>{OfferId(12)});
    QCOMPARE(m_removed, QList<OfferId>());
    QCOMPARE(m_store->offer(OfferId(12))->status, OfferStatus::Declined);
    QCOMPARE(m_store->offersOf(one).last().id, OfferId(12)); // pending ones first
}

void TestLiveStore::anOlderRowStays()
{
    apply(batchOf({requestRow(one, 5)}, {offerRow(11, one, 5, OfferStatus::Accepted), offerRow(12, one)}));
    apply(batchOf({requestRow(one, 4)}, {}));
    QCOMPARE(m_signals, 0); // its offers were read at the older moment too
    QCOMPARE(m_store->offersOf(one).size(), 2);
    apply(batchOf({requestRow(one, 5)}, {offerRow(11, one, 4), offerRow(12, one, 2)}));
    QCOMPARE(m_store->offer(OfferId(11))->status, OfferStatus::Accepted);
    QCOMPARE(m_changed, QList<OfferId>{OfferId(12)});
    // A snapshot is the whole truth, also when it counts from a lower number.
    FeedBatch snapshot = batchOf({requestRow(one, 3)}, {offerRow(11, one, 3)});
    snapshot.snapshot = true;
    apply(snapshot);
    QCOMPARE(m_store->offer(OfferId(11))->version, 3);
    QCOMPARE(m_store->requestIds(), QList<RequestId>{one});
    QCOMPARE(m_removed, (QList<OfferId>{OfferId(12), OfferId(21), OfferId(22)}));
}

void TestLiveStore::whatLeavesIsGone()
{
    apply(batchOf({requestRow(one)}, {offerRow(12, one)}));
    QCOMPARE(m_removed, QList<OfferId>{OfferId(11)});
    QVERIFY(!m_store->offer(OfferId(11)));
    FeedBatch gone;
    gone.requestScope = {one};
    apply(gone);
    QCOMPARE(m_removed, QList<OfferId>{OfferId(12)});
    QVERIFY(!m_store->request(one));
    QVERIFY(!m_store->offer(OfferId(12)));
    QVERIFY(m_store->slotsOf(one).isEmpty() && m_store->offersOf(one).isEmpty());
    QCOMPARE(sorted(m_store->offerIds()), (QList<OfferId>{OfferId(21), OfferId(22)}));
}

void TestLiveStore::aPlaceIsUsedAgain()
{
    FeedBatch gone;
    gone.requestScope = {one};
    apply(gone);
    const RequestId three(3);
    apply(batchOf({requestRow(three)}, {offerRow(31, three)}));
    QCOMPARE(m_store->offer(OfferId(31))->request, three);
    QCOMPARE(m_store->offersOf(three).size(), 1);
    QVERIFY(!m_store->offer(OfferId(11)));
    apply(batchOf({requestRow(one)}, {offerRow(11, one)}));
    QCOMPARE(m_store->offer(OfferId(11))->request, one);
    QCOMPARE(m_store->offer(OfferId(22))->request, two);
    QCOMPARE(m_store->requestIds().size(), 3);
}

void TestLiveStore::othersWordsAreTold()
{
    AppointmentRequest later = requestRow(one, 2);
    later.startsAt = QDateTime::fromMSecsSinceEpoch(1000000, Qt::UTC);
    AppointmentRequest renamed = requestRow(two, 2);
    renamed.clientName = QStringLiteral("Priya Natarajan");
    apply(batchOf({later, renamed}, {}));
    QCOMPARE(m_changedRequests, (QList<RequestId>{one, two}));
    QCOMPARE(m_reworded, QList<RequestId>{two});
    later.version = 3;
    later.status = RequestStatus::Filled;
    apply(batchOf({later}, {}));
    QCOMPARE(m_reworded, QList<RequestId>{one});
}

void TestLiveStore::rowsWithoutTheirRequestAreLeftOut()
{
    const RequestId three(3);
    apply(batchOf({}, {offerRow(31, three)}));
    QCOMPARE(m_signals, 0);
    QVERIFY(!m_store->offer(OfferId(31)));
}

QTEST_GUILESS_MAIN(TestLiveStore)
#include "tst_livestore.moc"
