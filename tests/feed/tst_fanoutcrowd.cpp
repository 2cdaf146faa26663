// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fanout/deskline.h"
#include "tests/feed/fanoutworld.h"

#include <QtNetwork/QSslSocket>
#include <QtTest/QtTest>
#include <sys/resource.h>

using namespace slotdesk;

namespace {

constexpr int patience = 120000;

/// A desk that reads and does not look: how many batches it was told.
class CountingDesk
{
public:
    explicit CountingDesk(const FeedTicket& ticket)
    {
        m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        QObject::connect(&m_socket, &QSslSocket::encrypted, &m_socket,
                         [this, hello = FeedWire::hello(ticket.ticket)] { m_socket.write(hello); });
        QObject::connect(&m_socket, &QSslSocket::readyRead, &m_socket, [this] {
            m_splitter.add(m_socket.readAll());
            while (const auto frame = m_splitter.next())
                batches += frame->kind == FeedWire::Kind::Batch ? 1 : 0;
        });
        m_socket.connectToHostEncrypted(ticket.host, ticket.port);
    }

    int batches = 0;

private:
    FrameSplitter m_splitter;
    QSslSocket m_socket;
};

} // namespace

/// A thousand desks at one door.
class TestFanOutCrowd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fiftyOfThemSleep();
};

// What they cost the others in time is measured by fanout_bench; here: nobody misses anything, and nothing piles up.
void TestFanOutCrowd::fiftyOfThemSleep()
{
    rlimit files{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &files), 0);
    files.rlim_cur = files.rlim_max;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &files), 0);
    QVERIFY2(files.rlim_max > 2300, "this test needs 2300 open files");
    const Result<FeedIdentity> identity = FeedIdentity::make();
    QVERIFY(identity.ok());
    FanOutWorld world(*identity);
    world.start();
    std::vector<std::unique_ptr<CountingDesk>> crowd;
    for (int n = 0; n < 940; ++n) {
        crowd.push_back(std::make_unique<CountingDesk>(world.ticket()));
        if (n % 47 == 46)
            QTRY_COMPARE_WITH_TIMEOUT(world.server->desks(), n + 1, patience);
    }
    std::vector<std::unique_ptr<StreamDesk>> desks;
    for (int n = 0; n < 60; ++n)
        desks.push_back(world.desk());
    QTRY_VERIFY_WITH_TIMEOUT(
        std::all_of(desks.begin(), desks.end(), [](const auto& one) { return one->snapshots == 1; }), patience);
    for (size_t n = 10; n < 60; ++n)
        desks[n]->reads = false;
    const int before = crowd.front()->batches;
    constexpr int rounds = 45;
    constexpr int framesOfARound = 2;
    qint64 most = 0;
    for (int round = 1; round <= rounds; ++round) {
        world.change(int(world.ids.size()));
        QTRY_VERIFY_WITH_TIMEOUT(
            (most = std::max(most, world.server->mostUnsent()),
             std::all_of(crowd.begin(), crowd.end(),
                         [&](const auto& one) { return one->batches == before + round * framesOfARound; })),
            patience);
    }
    QVERIFY2(most > DeskLine::mostUnsent, qPrintable(QString::number(most))); // they are behind …
    QVERIFY2(most < 4 * DeskLine::mostUnsent, qPrintable(QString::number(most)));
    QVERIFY(world.hub.bytes() <= FanOutWorld::journalBytes);
    QCOMPARE(world.server->desks(), 1000);
    for (size_t n = 10; n < 60; ++n) {
        desks[n]->reads = true;
        desks[n]->read();
    }
    const auto truth = world.whole();
    QTRY_VERIFY_WITH_TIMEOUT(std::all_of(desks.begin(), desks.end(),
                                         [&](const auto& one) { return differenceOf(one->store, *truth).isEmpty(); }),
                             patience);
}

QTEST_GUILESS_MAIN(TestFanOutCrowd)
#include "tst_fanoutcrowd.moc"
