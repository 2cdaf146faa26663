// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fanout/feedcodec.h"
#include "feed/fanout/framesplitter.h"
#include "tests/support/liveboard.h"

#include <QtTest/QtTest>

using namespace slotdesk;
using test::LiveBoard;

/// What a relay says arrives as it was said; anything else is seen to be something else.
class TestFeedCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBoardArrivesAsItWas();
    void everyFieldArrives();
    void healthArrives();
    void whatIsCutOffIsNoBatch();
    void noBytesAreABatchByChance();
    void framesAreFoundHoweverTheyArrive();
    void aLengthThatNoFrameHasEndsTheReading();
    void greetings();
};

namespace {

FeedBatch filled()
{
    LiveBoard board = LiveBoard::filled(60);
    board.addAlert(AlertKind::Surplus, RequestId(48003));
    FeedBatch batch = board.snapshot();
    batch.inParts = {RequestId(3), RequestId(9)};
    batch.requestScope = {RequestId(7)};
    batch.alertScope = {AlertId(2)};
    return batch;
}

void compare(const FeedBatch& a, const FeedBatch& b)
{
    QCOMPARE(a.snapshot, b.snapshot);
    QCOMPARE(a.isPart, b.isPart);
    QVERIFY(a.inParts == b.inParts);
    QVERIFY(a.requestScope == b.requestScope);
    QVERIFY(a.alertScope == b.alertScope);
    QVERIFY(a.requests == b.requests);
    QVERIFY(a.slotRows == b.slotRows);
    QVERIFY(a.offers == b.offers);
    QVERIFY(a.alerts == b.alerts);
    QVERIFY(a.health == b.health);
}

} // namespace

void TestFeedCodec::aBoardArrivesAsItWas()
{
    const FeedBatch batch = filled();
    QVERIFY(batch.requests.size() == 60 && !batch.slotRows.isEmpty() && !batch.offers.isEmpty() &&
            !batch.alerts.isEmpty());
    const auto read = FeedCodec::batchIn(FeedCodec::encode(batch));
    QVERIFY(read);
    compare(*read, batch);
}

// The made-up board leaves some fields at what they are by default.
void TestFeedCodec::everyFieldArrives()
{
    const QDateTime at = LiveBoard::defaultNow();
    FeedBatch batch;
    batch.isPart = true;
    batch.offers.append({OfferId(1), RequestId(2), TherapistId(3), QStringLiteral("Zoë 🙂"), QStringLiteral("full"),
                         at, at.addMSecs(1), at.addMSecs(2), at.addMSecs(3), 9, OfferStatus::Withdrawn});
    Alert alert;
    alert.id = AlertId(5);
    alert.kind = AlertKind::AtRisk;
    alert.status = AlertStatus::Snoozed;
    alert.requests = {RequestId(2), RequestId(4)};
    alert.appointments = {AppointmentId(8)};
    alert.therapistNames = {QStringLiteral("a"), QString(), QStringLiteral("c")};
    alert.gapMs = 0.25;
    alert.stakeCents = -1;
    alert.note = QStringLiteral("tab\tand\nline");
    alert.claimedAt = alert.snoozedUntil = alert.proposedAt = at;
    alert.claimedBy = alert.proposedBy = QStringLiteral("ana");
    alert.claimedByName = alert.proposedByName = QStringLiteral("Ana");
    alert.proposedKeep = {AppointmentId(8), AppointmentId(9)};
    batch.alerts.append(alert);
    const auto read = FeedCodec::batchIn(FeedCodec::encode(batch));
    QVERIFY(read);
    compare(*read, batch);
    QVERIFY(!read->alerts.first().startsAt.isValid());
}

void TestFeedCodec::healthArrives()
{
    FeedHealth health;
    health.state = FeedHealth::State::Lagging;
    health.asOf = LiveBoard::defaultNow();
    health.lagMs = 3210;
    health.holder = QStringLiteral("nightly (pid 4711)");
    health.reason = QStringLiteral("because");
    const auto read = FeedCodec::healthIn(FeedCodec::encode(health));
    QVERIFY(read);
    QVERIFY(*read == health);
}

void TestFeedCodec::whatIsCutOffIsNoBatch()
{
    const QByteArray whole = FeedCodec::encode(filled());
    for (qsizetype size = 0; size < whole.size(); size += size < 300 ? 1 : 97)
        QVERIFY2(!FeedCodec::batchIn(whole.left(size)), QByteArray::number(size).constData());
    QVERIFY(!FeedCodec::batchIn(whole + 'x'));
}

void TestFeedCodec::noBytesAreABatchByChance()
{
    const QByteArray whole = FeedCodec::encode(filled());
    QRandomGenerator random(20261201);
    for (int n = 0; n < 2000; ++n) {
        QByteArray bytes = whole.left(random.bounded(1, 4000));
        for (int change = 0; change < 8; ++change)
            bytes[random.bounded(bytes.size())] = char(random.bounded(256));
        const auto read = FeedCodec::batchIn(bytes); // neither ends the program nor takes all its memory
        QVERIFY(!read || read->requests.size() <= bytes.size());
    }
}

void TestFeedCodec::framesAreFoundHoweverTheyArrive()
{
    QByteArray bytes;
    for (int n = 0; n < 40; ++n)
        bytes += FeedWire::frame(FeedWire::Kind::Health, QByteArray(n * 3, char('a' + n % 20)));
    for (const qsizetype step : {1, 2, 3, 5, 7, 64, 100000}) {
        FrameSplitter splitter;
        int found = 0;
        for (qsizetype from = 0; from < bytes.size(); from += step) {
            splitter.add(bytes.mid(from, step));
            while (const auto frame = splitter.next()) {
                QCOMPARE(frame->kind, FeedWire::Kind::Health);
                QCOMPARE(frame->body, QByteArray(found * 3, char('a' + found % 20)));
                ++found;
            }
        }
        QCOMPARE(found, 40);
        QVERIFY(!splitter.isBroken());
    }
}

void TestFeedCodec::aLengthThatNoFrameHasEndsTheReading()
{
    for (const QByteArray& length : {QByteArray("\0\0\0\0", 4), QByteArray("\xff\xff\xff\xff", 4)}) {
        FrameSplitter splitter;
        splitter.add(length + QByteArray(100, 'x'));
        QVERIFY(!splitter.next());
        QVERIFY(splitter.isBroken());
    }
    FrameSplitter strict(FeedWire::mostHelloBytes);
    strict.add(FeedWire::hello(QByteArray(FeedWire::mostHelloBytes, 't')));
    QVERIFY(!strict.next());
    QVERIFY(strict.isBroken());
}

void TestFeedCodec::greetings()
{
    const auto body = [](const QByteArray& frame) {
        FrameSplitter splitter;
        splitter.add(frame);
        return splitter.next()->body;
    };
    const auto hello = FeedWire::helloIn(body(FeedWire::hello("a ticket")));
    QVERIFY(hello);
    QCOMPARE(hello->protocol, FeedWire::protocol);
    QCOMPARE(hello->ticket, QByteArray("a ticket"));
    const auto welcome = FeedWire::welcomeIn(body(FeedWire::welcome({1234567890123, 17})));
    QVERIFY(welcome);
    QCOMPARE(welcome->nowMs, 1234567890123);
    QCOMPARE(welcome->desks, 17);
    QCOMPARE(FeedWire::reasonIn(body(FeedWire::bye(FeedWire::Reason::Rights))), FeedWire::Reason::Rights);
    QVERIFY(!FeedWire::helloIn("nonsense") && !FeedWire::welcomeIn("nonsense"));
    QCOMPARE(FeedWire::reasonIn("nonsense"), FeedWire::Reason::None);
}

QTEST_GUILESS_MAIN(TestFeedCodec)
#include "tst_feedcodec.moc"
