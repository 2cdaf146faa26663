// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fanout/deskline.h"
#include "tests/feed/fanoutworld.h"

#include <QtCore/QTemporaryDir>
#include <QtNetwork/QSslSocket>
#include <QtTest/QtTest>

using namespace slotdesk;

namespace {

constexpr int patience = 20000;
const Audience newYork{false, {MarketId(1)}};

} // namespace

/// The door of a relay over real TLS: who comes in, what it costs when a desk does not read, and who is let go.
class TestFanOut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aDeskFollows();
    void aTicketServesOnce();
    void aTicketGoesToNoOtherCertificate();
    void anotherProtocolIsRefused();
    void nonsenseAtTheDoorHurtsNobody();
    void nobodyComesInBeforeTheOutboxWasLookedAt();
    void aDeskThatDoesNotReadHoldsNothingUp();
    void aDeskThatNeverReadsIsLetGo();
    void aLostRightEndsTheLine();
    void aLostRightCutsOffWhoDoesNotRead();
    void otherMarketsEndTheLine();
    void withoutAnAnswerAboutRightsAllAreLetGo();
    void healthIsTold();
    void noMoreDesksThanItTakes();
    void certificatesFromFiles();

private:
    FeedIdentity m_identity;
    std::unique_ptr<FanOutWorld> m_world;
};

void TestFanOut::initTestCase()
{
    const Result<FeedIdentity> made = FeedIdentity::make();
    QVERIFY2(made.ok(), made.ok() ? "" : qPrintable(made.error().text()));
    m_identity = *made;
    QCOMPARE(m_identity.sha256().size(), 64);
}

void TestFanOut::init()
{
    m_world = std::make_unique<FanOutWorld>(m_identity);
}

void TestFanOut::aDeskFollows()
{
    m_world->start();
    const auto ana = m_world->desk();
    const auto nia = m_world->desk(QStringLiteral("nia"));
    QTRY_VERIFY_WITH_TIMEOUT(ana->snapshots == 1 && nia->snapshots == 1, patience);
    QCOMPARE(differenceOf(ana->store, *m_world->whole()), QString());
    m_world->change(40);
    QTRY_COMPARE_WITH_TIMEOUT(differenceOf(ana->store, *m_world->whole()), QString(), patience);
    QVERIFY(!nia->store.requestIds().isEmpty());
    for (const RequestId id : nia->store.requestIds())
        QCOMPARE(nia->store.request(id)->market, MarketId(1));
    QCOMPARE(ana->store.health().source, FeedHealth::Source::Relay);
    QCOMPARE(ana->snapshots, 1);
}

void TestFanOut::aTicketServesOnce()
{
    m_world->start();
    const FeedTicket once = m_world->ticket();
    StreamDesk first(once);
    QTRY_VERIFY_WITH_TIMEOUT(first.follows(), patience);
    StreamDesk second(once);
    QTRY_VERIFY_WITH_TIMEOUT(second.hasEnded(), patience);
    QCOMPARE(second.stream.reason(), FeedWire::Reason::Refused);
    QCOMPARE(second.letters, 0);
    QVERIFY(first.follows());
}

void TestFanOut::aTicketGoesToNoOtherCertificate()
{
    m_world->start();
    FeedTicket other = m_world->ticket();
    other.certificate = QByteArray(64, '0');
    StreamDesk desk(other);
    QTRY_VERIFY_WITH_TIMEOUT(desk.hasEnded(), patience);
    QVERIFY(m_world->door.tickets.contains(other.ticket)); // it was never shown
}

void TestFanOut::anotherProtocolIsRefused()
{
    m_world->start();
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_world->server->serverPort());
    QByteArray hello = FeedWire::hello(m_world->door.ticketOf(QStringLiteral("ana")));
    hello[6] = 99;
    QTRY_VERIFY_WITH_TIMEOUT(socket.isEncrypted(), patience);
    socket.write(hello);
    QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::UnconnectedState, patience);
    QCOMPARE(socket.readAll(), FeedWire::bye(FeedWire::Reason::Protocol));
}

void TestFanOut::nonsenseAtTheDoorHurtsNobody()
{
    m_world->start();
    const auto ana = m_world->desk();
    QTRY_VERIFY_WITH_TIMEOUT(ana->snapshots == 1, patience);
    QTcpSocket plain;
    plain.connectToHost(QStringLiteral("127.0.0.1"), m_world->server->serverPort());
    plain.write("GET / HTTP/1.1\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(plain.state(), QAbstractSocket::UnconnectedState, patience);
    QSslSocket shouter;
    shouter.setPeerVerifyMode(QSslSocket::VerifyNone);
    shouter.connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_world->server->serverPort());
    QTRY_VERIFY_WITH_TIMEOUT(shouter.isEncrypted(), patience);
    shouter.write(QByteArray(100000, 'x'));
    QTRY_COMPARE_WITH_TIMEOUT(shouter.state(), QAbstractSocket::UnconnectedState, patience);
    m_world->change();
    QTRY_COMPARE_WITH_TIMEOUT(differenceOf(ana->store, *m_world->whole()), QString(), patience);
    QCOMPARE(m_world->server->desks(), 1);
}

// A desk must not get a board that is older than what it has read from the database before it came.
void TestFanOut::nobodyComesInBeforeTheOutboxWasLookedAt()
{
    m_world->looking.stop();
    m_world->start();
    const auto ana = m_world->desk();
    QTRY_VERIFY_WITH_TIMEOUT(!m_world->door.tickets.contains("ticket-1") && m_world->door.asked == 1, patience);
    QCoreApplication::processEvents();
    QVERIFY(!ana->follows());
    QCOMPARE(m_world->server->desks(), 0);
    m_world->looking.start(20);
    QTRY_VERIFY_WITH_TIMEOUT(ana->snapshots == 1, patience);
}

void TestFanOut::aDeskThatDoesNotReadHoldsNothingUp()
{
    m_world->start();
    const auto reader = m_world->desk();
    const auto sleeper = m_world->desk();
    QTRY_VERIFY_WITH_TIMEOUT(reader->snapshots == 1 && sleeper->snapshots == 1, patience);
    sleeper->reads = false;
    // Far more than the kernels, the sleeper's own buffer and the journal hold.
    qint64 most = 0;
    for (int round = 0; round < 200; ++round) { // of about 170 kB
        const int before = reader->letters;
        m_world->change(int(m_world->ids.size()));
        QTRY_VERIFY_WITH_TIMEOUT(reader->letters > before, patience);
        most = std::max(most, m_world->server->mostUnsent());
    }
    QVERIFY2(most > DeskLine::mostUnsent, qPrintable(QString::number(most)));     // it was behind …
    QVERIFY2(most < 4 * DeskLine::mostUnsent, qPrintable(QString::number(most))); // … by one frame more at most
    QVERIFY(m_world->hub.bytes() <= FanOutWorld::journalBytes);
    QCOMPARE(reader->snapshots, 1);
    QTRY_COMPARE_WITH_TIMEOUT(differenceOf(reader->store, *m_world->whole()), QString(), patience);
    // It wakes: what was on its way, then a new snapshot instead of all that it has missed.
    sleeper->reads = true;
    sleeper->read();
    QTRY_COMPARE_WITH_TIMEOUT(differenceOf(sleeper->store, *m_world->whole()), QString(), patience);
    QCOMPARE(sleeper->snapshots, 2);
    m_world->change(10);
    QTRY_COMPARE_WITH_TIMEOUT(differenceOf(sleeper->store, *m_world->whole()), QString(), patience);
}

void TestFanOut::aDeskThatNeverReadsIsLetGo()
{
    FeedServer::Limits limits;
    limits.stuckMs = 300;
    limits.heartbeatMs = 50;
    m_world->start(limits);
    const auto reader = m_world->desk();
    const auto sleeper = m_world->desk();
    QTRY_VERIFY_WITH_TIMEOUT(reader->snapshots == 1 && sleeper->snapshots == 1, patience);
    sleeper->reads = false;
    QTRY_VERIFY_WITH_TIMEOUT((m_world->change(int(m_world->ids.size())), m_world->server->desks() == 1), 2 * patience);
    QVERIFY(reader->follows());
}

void TestFanOut::aLostRightEndsTheLine()
{
    FeedServer::Limits limits;
    limits.rightsEveryMs = 50;
    m_world->start(limits);
    const auto ana = m_world->desk();
    const auto nia = m_world->desk(QStringLiteral("nia"));
    QTRY_VERIFY_WITH_TIMEOUT(ana->snapshots == 1 && nia->snapshots == 1, patience);
    m_world->door.may.remove(QStringLiteral("nia"));
    QTRY_VERIFY_WITH_TIMEOUT(nia->hasEnded(), patience);
    QCOMPARE(nia->stream.reason(), FeedWire::Reason::Rights);
    QTRY_COMPARE_WITH_TIMEOUT(m_world->server->desks(), 1, patience);
    m_world->change();
    QTRY_COMPARE_WITH_TIMEOUT(differenceOf(ana->store, *m_world->whole()), QString(), patience);
}

// Its good-bye would wait behind what it does not read.
void TestFanOut::aLostRightCutsOffWhoDoesNotRead()
{
    FeedServer::Limits limits;
    limits.rightsEveryMs = 50;
    m_world->start(limits);
    const auto ana = m_world->desk();
    QTRY_VERIFY_WITH_TIMEOUT(ana->snapshots == 1, patience);
    ana->reads = false;
    QTRY_VERIFY_WITH_TIMEOUT(
        (m_world->change(int(m_world->ids.size())), m_world->server->mostUnsent() > DeskLine::mostUnsent), patience);
    m_world->door.may.remove(QStringLiteral("ana"));
    QTRY_COMPARE_WITH_TIMEOUT(m_world->server->desks(), 0, patience);
}

void TestFanOut::otherMarketsEndTheLine()
{
    FeedServer::Limits limits;
    limits.rightsEveryMs = 50;
    m_world->start(limits);
    const auto ana = m_world->desk();
    QTRY_VERIFY_WITH_TIMEOUT(ana->snapshots == 1, patience);
    m_world->door.may.insert(QStringLiteral("ana"), newYork);
    QTRY_VERIFY_WITH_TIMEOUT(ana->hasEnded(), patience);
    QCOMPARE(ana->stream.reason(), FeedWire::Reason::Rights);
}

void TestFanOut::withoutAnAnswerAboutRightsAllAreLetGo()
{
    FeedServer::Limits limits;
    limits.rightsEveryMs = 50;
    limits.unsureMs = 300;
    m_world->start(limits);
    const auto ana = m_world->desk();
    QTRY_VERIFY_WITH_TIMEOUT(ana->snapshots == 1, patience);
    m_world->door.isSilent = true;
    QTRY_VERIFY_WITH_TIMEOUT(ana->hasEnded(), patience);
    QCOMPARE(ana->stream.reason(), FeedWire::Reason::Closing);
}

void TestFanOut::healthIsTold()
{
    m_world->start();
    const auto ana = m_world->desk();
    QTRY_VERIFY_WITH_TIMEOUT(ana->snapshots == 1, patience);
    m_world->looking.stop();
    FeedHealth held = m_world->hub.health();
    held.state = FeedHealth::State::Lagging;
    held.holder = QStringLiteral("nightly (pid 4711)");
    held.asOf = QDateTime::currentDateTimeUtc();
    m_world->hub.setHealth(held);
    QTRY_COMPARE_WITH_TIMEOUT(ana->store.health().holder, held.holder, patience);
    QVERIFY(ana->store.health().asOf <= held.asOf); // never younger than the truth
    QVERIFY(ana->store.health().asOf > held.asOf.addSecs(-10));
    const QDateTime before = ana->store.health().asOf;
    held.asOf = held.asOf.addMSecs(1500);
    m_world->hub.setHealth(held);
    QTRY_COMPARE_WITH_TIMEOUT(ana->store.health().asOf, before.addMSecs(1500), patience);
}

void TestFanOut::noMoreDesksThanItTakes()
{
    FeedServer::Limits limits;
    limits.desks = 2;
    m_world->start(limits);
    const auto first = m_world->desk();
    const auto second = m_world->desk();
    QTRY_VERIFY_WITH_TIMEOUT(first->follows() && second->follows(), patience);
    const auto third = m_world->desk();
    QTRY_VERIFY_WITH_TIMEOUT(third->hasEnded(), patience);
    QCOMPARE(m_world->server->desks(), 2);
}

void TestFanOut::certificatesFromFiles()
{
    const QTemporaryDir folder;
    const auto write = [&](const char* name, const QByteArray& pem) {
        QFile file(folder.filePath(QLatin1String(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(pem);
        return file.fileName();
    };
    const QString certificate = write("c.pem", m_identity.certificatePem());
    const QString key = write("k.pem", m_identity.keyPem());
    const Result<FeedIdentity> read = FeedIdentity::fromFiles(certificate, key);
    QVERIFY(read.ok());
    QCOMPARE(read->sha256(), m_identity.sha256());
    const Result<FeedIdentity> swapped = FeedIdentity::fromFiles(key, certificate);
    QVERIFY(!swapped.ok());
    QVERIFY(swapped.error().message.contains(certificate));
    const Result<FeedIdentity> missing = FeedIdentity::fromFiles(folder.filePath(QStringLiteral("none")), key);
    QVERIFY(!missing.ok());
    QVERIFY(missing.error().message.contains(QStringLiteral("none")));
    QVERIFY(!missing.error().text().contains(QString::fromLatin1(m_identity.keyPem().mid(40, 20))));
}

QTEST_GUILESS_MAIN(TestFanOut)
#include "tst_fanout.moc"
