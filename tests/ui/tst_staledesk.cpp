// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postmasterfile.h"
#include "tests/support/bookingworld.h"
#include "tests/support/cuttingproxy.h"
#include "tests/support/heartbeat.h"
#include "tests/support/pgfixture.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/notice.h"
#include "ui/delegates/pilllabel.h"
#include "ui/dialogs/deskcommands.h"
#include "ui/requests/requestpanel.h"
#include "ui/shell/desk.h"
#include "ui/shell/toast.h"
#include "ui/shell/topbar.h"

#include <QtTest/QTest>
#include <csignal>

using namespace slotdesk;
using namespace slotdesk::test;

namespace {

constexpr int patience = 30000;
constexpr int saidWithinMs = 5000;

} // namespace

/// The real window on a server that is frozen, cut off or stopped: within five seconds the board says that it is stale
/// and how old it is, commands are refused with the reason, the window goes on; when the server is back, the board is
/// true again without a click.
class TestStaleDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void frozen();
    void cutOff();
    void stopped();

private:
    void openDesk(const Endpoint& endpoint);
    void becomesStale();
    void becomesTrueAgain();
    void signalServer(int number) const;

    PgFixture m_pg;
    Endpoint m_database;
    Endpoint m_agent;
    PrivateCluster::Options m_options;
    std::unique_ptr<PrivateCluster> m_again;
    std::unique_ptr<PgConnection> m_connection;
    RequestId m_request;
    std::unique_ptr<Desk> m_desk;
};

void TestStaleDesk::initTestCase()
{
    m_database = m_pg.freshDatabase(QStringLiteral("stale"));
    m_agent = m_pg.login(m_database, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")});
    m_options.folder = m_pg.cluster().status().folder;
    m_options.lingerSeconds = 1;
    m_options.durable = false;
    m_connection = PgFixture::connect(m_database);
    m_request = BookingWorld(*m_connection, 3).request(1);
}

void TestStaleDesk::openDesk(const Endpoint& endpoint)
{
    m_desk = std::make_unique<Desk>(endpoint, QStringLiteral("Ana Ruiz"));
    m_desk->show();
    QVERIFY(QTest::qWaitForWindowExposed(&m_desk->window()));
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->window().models().filter.rowCount() > 0, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->window().topBar()->age()->look().text.startsWith(QStringLiteral("Live")),
                             patience);
    m_desk->window().showRequest(m_request);
}

void TestStaleDesk::becomesStale()
{
    MainWindow& window = m_desk->window();
    Heartbeat heart;
    heart.start();
    QTRY_VERIFY_WITH_TIMEOUT(window.topBar()->age()->look().text.startsWith(QStringLiteral("Stale")), saidWithinMs);
    QVERIFY(window.topBar()->age()->look().text.contains(QStringLiteral("old")));
    QVERIFY(window.banner()->isVisible());
    // Its age is said and grows.
    const QString age = window.topBar()->age()->look().text;
    QTRY_VERIFY(window.topBar()->age()->look().text != age);
    window.commands()->offerMore(m_request);
    QVERIFY2(window.toast()->text().contains(QStringLiteral("stale")), qPrintable(window.toast()->text()));
    QVERIFY(!window.commands()->runner().isBusy());
    QVERIFY2(heart.longestBlockedMs() < 500, qPrintable(QString::number(heart.longestBlockedMs())));
}

void TestStaleDesk::becomesTrueAgain()
{
    MainWindow& window = m_desk->window();
    const PgResult made =
        PgFixture::run(*m_connection, "select (slotdesk.create_request(gen_random_uuid(), 1, 1, 'Swedish 60', 1, "
                                      "clock_timestamp() + interval '6 hours', 60)).request_id");
    const RequestId later(made.int64(0, 0));
    QTRY_VERIFY_WITH_TIMEOUT(window.topBar()->age()->look().text.startsWith(QStringLiteral("Live")), patience);
    QTRY_VERIFY_WITH_TIMEOUT(window.models().filter.indexOf(later).isValid(), patience);
    QTRY_VERIFY(!window.banner()->isVisible());
    QCOMPARE(window.requests()->current(), m_request);
}

void TestStaleDesk::signalServer(int number) const
{
    for (const qint64 pid : PostmasterFile::processesIn(m_options.folder + QStringLiteral("/data")))
        ::kill(pid_t(pid), number);
}

void TestStaleDesk::frozen()
{
    openDesk(m_agent);
    signalServer(SIGSTOP);
    becomesStale();
    signalServer(SIGCONT);
    becomesTrueAgain();
    m_desk.reset();
}

void TestStaleDesk::cutOff()
{
    CuttingProxy proxy(m_pg.cluster().status().socketFolder);
    openDesk(proxy.through(m_agent));
    proxy.setSilent(true);
    becomesStale();
    proxy.setSilent(false);
    becomesTrueAgain();
    m_desk.reset();
}

void TestStaleDesk::stopped()
{
    openDesk(m_agent);
    m_connection.reset();
    QVERIFY(PrivateCluster::stop(m_options).ok());
    becomesStale();
    auto cluster = PrivateCluster::acquire(m_options);
    QVERIFY(cluster.ok());
    m_again = cluster.take();
    m_connection = PgFixture::connect(m_database);
    becomesTrueAgain();
    m_desk.reset();
}

QTEST_MAIN(TestStaleDesk)
#include "tst_staledesk.moc"
