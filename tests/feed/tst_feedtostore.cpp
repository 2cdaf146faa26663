// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/dbworker.h"
#include "feed/changefeed.h"
#include "feed/livestore.h"
#include "services/rowreader.h"
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>
#include <QtTest/QtTest>
#include <ctime>

using namespace slotdesk;

/// Feed and store together under load: what the board ends up with is what the views say, row by row, and the thread
/// that draws it is never kept.
class TestFeedToStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theBoardIsTheViewsUnderTwoHundredChangesASecond();

private:
    void change(DbWorker& worker);
    void compareWithViews(const LiveStore& store);

    PgFixture m_pg;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    QRandomGenerator m_random{20260308};
    QList<QFuture<Result<Done>>> m_underWay;
    int m_requests = 0;
};

namespace {

constexpr int patience = 30000;
constexpr int everyMs = 3; ///< some are refused: more than 200 changes a second are left
constexpr int changes = 1500;
constexpr int gapLimitMs = 50;

/// How long this thread has computed; does not count what other programs on a busy machine take from it.
qint64 threadCpuMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/// The longest turn of the event loop, by its own beats a millisecond apart.
class Heartbeat : public QObject
{
public:
    Heartbeat()
    {
        connect(&m_timer, &QTimer::timeout, this, [this] { beat(); });
        m_timer.start(1);
        m_wall.start();
        m_cpu = threadCpuMs();
    }

    qint64 longestCpuMs = 0;
    int beats = 0;
    int late = 0;
    qint64 longestGapMs = 0;

private:
    void beat()
    {
        const qint64 gap = m_wall.restart();
        const qint64 cpu = threadCpuMs();
        longestCpuMs = std::max(longestCpuMs, cpu - m_cpu);
        longestGapMs = std::max(longestGapMs, gap);
        late += gap >= gapLimitMs ? 1 : 0;
        m_cpu = cpu;
        ++beats;
    }

    QTimer m_timer;
    QElapsedTimer m_wall;
    qint64 m_cpu = 0;
};

template <typename T>
QList<T> sorted(QList<T> rows)
{
    std::sort(rows.begin(), rows.end(), [](const T& a, const T& b) { return a.id < b.id; });
    return rows;
}

} // namespace

void TestFeedToStore::initTestCase()
{
    m_endpoint = m_pg.freshDatabase(QStringLiteral("load"));
    m_connection = PgFixture::connect(m_endpoint);
    m_world = std::make_unique<BookingWorld>(*m_connection, 8);
    m_world->run("update slotdesk.setting set value = 'observe' where name = 'guard'");
    for (m_requests = 0; m_requests < 120; ++m_requests)
        m_world->request(1 + m_requests % 3, 180 + 20 * m_requests);
}

/// One random change, by command or by hand, legal or not: refused ones change nothing, which is a case too.
void TestFeedToStore::change(DbWorker& worker)
{
    const QByteArray request = QByteArray::number(m_random.bounded(1, m_requests + 1));
    const QByteArray therapist = QByteArray::number(m_random.bounded(1, 9));
    const QByteArray aSlot = "(select id from slotdesk.appointment where request_id = " + request +
                             " order by position offset " + QByteArray::number(m_random.bounded(3)) + " limit 1)";
    const QByteArray anOffer = "(select id from slotdesk.appointment_offer where request_id = " + request +
                               " and therapist_id = " + therapist + ")";
    QByteArray sql;
    switch (m_random.bounded(10)) {
    case 0:
        sql = "select slotdesk.cancel_appointment(gen_random_uuid(), " + aSlot + ", null, 'mistake')";
        break;
    case 1:
        sql = "select slotdesk.decline_offer(gen_random_uuid(), " + anOffer + ")";
        break;
    case 2:
    case 3:
        sql = "select slotdesk.accept_offer(gen_random_uuid(), " + anOffer + ")";
        break;
    case 4:
        sql = "select slotdesk.release(gen_random_uuid(), " + aSlot + ", null, 'mistake')";
        break;
    case 5:
        sql = "select slotdesk.reassign(gen_random_uuid(), " + aSlot + ", " + therapist + ", null, 'mistake')";
        break;
    case 6: // an old backend, which double-books when it can
        sql = "insert into slotdesk.appointment (request_id, therapist_id, status) values (" + request + ", " +
              therapist + ", 'booked')";
        break;
    default:
        sql = "update slotdesk.appointment_request set note = 'n" + QByteArray::number(m_random.bounded(1000000)) +
              "' where id = " + request;
        break;
    }
    m_underWay.append(worker.run<Done>([sql](PgConnection& connection) -> Result<Done> {
        const Result<PgResult> result = connection.exec(sql);
        return result ? Result<Done>(Done()) : Result<Done>(result.error());
    }));
}

void TestFeedToStore::compareWithViews(const LiveStore& store)
{
    const PgResult requests = m_world->run(RowReader::selectRequests("from slotdesk.live_request order by id"));
    QList<AppointmentRequest> requestRows;
    QList<Appointment> slotRows;
    for (const RequestId id : store.requestIds()) {
        requestRows.append(*store.request(id));
        slotRows.append(store.slotsOf(id));
    }
    QCOMPARE(sorted(requestRows), RowReader::all(requests, &RowReader::request));
    const PgResult slotResult = m_world->run(RowReader::selectSlots("from slotdesk.live_slot order by id"));
    QCOMPARE(sorted(slotRows), RowReader::all(slotResult, &RowReader::slot));
    QList<AppointmentOffer> offerRows;
    for (const OfferId id : store.offerIds())
        offerRows.append(*store.offer(id));
    const PgResult offers = m_world->run(RowReader::selectOffers("from slotdesk.live_offer order by id"));
    QCOMPARE(sorted(offerRows), RowReader::all(offers, &RowReader::offer));
    QList<Alert> alertRows;
    for (const AlertId id : store.alertIds())
        alertRows.append(*store.alert(id));
    const PgResult alerts = m_world->run(RowReader::selectAlerts("from slotdesk.open_alert order by id"));
    QCOMPARE(sorted(alertRows), RowReader::all(alerts, &RowReader::alert));
}

void TestFeedToStore::theBoardIsTheViewsUnderTwoHundredChangesASecond()
{
    LiveStore store;
    int batches = 0;
    int snapshots = 0;
    ChangeFeed feed(m_pg.login(m_endpoint, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")}), {});
    connect(&feed, &ChangeFeed::batchReady, &store, [&](const FeedBatch& batch) {
        ++batches;
        snapshots += batch.snapshot ? 1 : 0;
        store.apply(batch);
    });
    connect(&feed, &ChangeFeed::healthChanged, &store, &LiveStore::setHealth);
    feed.start();
    QTRY_COMPARE_WITH_TIMEOUT(store.requestIds().size(), m_requests, patience);

    DbWorker one(m_endpoint, {});
    DbWorker two(m_endpoint, {});
    const qint64 before = m_world->number("select count(*) from slotdesk.event");
    QElapsedTimer took;
    took.start();
    Heartbeat heart;
    QTimer clock;
    QEventLoop loop; // a plain one, as a window has it: QTRY_ would rest between its looks
    connect(&clock, &QTimer::timeout, this, [&] {
        const bool enough = m_underWay.size() >= changes;
        if (!enough)
            change(m_underWay.size() % 2 == 0 ? one : two);
        else if (std::all_of(m_underWay.cbegin(), m_underWay.cend(), [](const auto& f) { return f.isFinished(); }))
            loop.quit();
    });
    clock.setTimerType(Qt::PreciseTimer);
    clock.start(everyMs);
    loop.exec();
    clock.stop();
    const qint64 ms = took.elapsed();
    const qint64 events = m_world->number("select count(*) from slotdesk.event") - before;
    qInfo("%lld events in %lld ms, %d batches; longest turn %lld ms computed, %lld ms by the clock, %d of %d late",
          events, ms, batches, heart.longestCpuMs, heart.longestGapMs, heart.late, heart.beats);

    // A last change whose arrival says that all before it have arrived: the feed is in order.
    const QByteArray last = "update slotdesk.appointment_request set note = 'the last one' where id = 1";
    m_world->run(last);
    QTRY_COMPARE_WITH_TIMEOUT(store.request(RequestId(1))->note, QStringLiteral("the last one"), patience);
    compareWithViews(store);
    QCOMPARE(snapshots, 1);
    QVERIFY(events > changes / 3);
    QVERIFY(heart.longestCpuMs < gapLimitMs);
    QVERIFY(heart.late * 100 < heart.beats);
}

QTEST_GUILESS_MAIN(TestFeedToStore)
#include "tst_feedtostore.moc"
