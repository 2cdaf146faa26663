// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/changefeed.h"
#include "feed/livestore.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"
#include "tests/support/relayworld.h"

#include <QtTest/QtTest>
#include <csignal>

using namespace slotdesk;

/// slotctl relay list, save, dead and replay, by running the program; the relay itself is in tests/services.
class TestSlotctlRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void aDestinationIsSavedAndChanged();
    void aMistakeChangesNothing_data();
    void aMistakeChangesNothing();
    void aDeadLetterIsSentAgain();
    void desksFollowTheProgram();

private:
    [[nodiscard]] Program ctl(const QByteArray& words, const char* group = "slotdesk_admin");
    [[nodiscard]] QJsonObject destination(const QString& name);

    PgFixture m_fixture;
    std::unique_ptr<RelayWorld> m_world;
};

void TestSlotctlRelay::initTestCase()
{
    m_world = std::make_unique<RelayWorld>(m_fixture);
}

void TestSlotctlRelay::cleanupTestCase()
{
    m_world.reset();
}

Program TestSlotctlRelay::ctl(const QByteArray& words, const char* group)
{
    const Endpoint endpoint =
        m_fixture.login(m_world->owner(), QStringLiteral("c_") + QLatin1String(group), {QString::fromLatin1(group)});
    return Program::run(QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl"),
                        QString::fromLatin1(words).split(QLatin1Char(' ')) +
                            QStringList{QStringLiteral("--db"), QString::fromUtf8(endpoint.conninfo())});
}

QJsonObject TestSlotctlRelay::destination(const QString& name)
{
    for (const QJsonObject& one : ctl("relay list --json").objects()) {
        if (one.value(QLatin1String("name")).toString() == name)
            return one;
    }
    return {};
}

void TestSlotctlRelay::aDestinationIsSavedAndChanged()
{
    const Program saved = ctl("relay save chat --kind slack --url https://hooks.slack.com/services/{secret} "
                              "--events alert_*,request_created --secret chat --pause");
    QVERIFY2(saved.code == 0, saved.err.constData());
    QJsonObject chat = destination(QStringLiteral("chat"));
    QCOMPARE(chat.value(QLatin1String("events")).toString(), QStringLiteral("alert_*,request_created"));
    QVERIFY(chat.value(QLatin1String("paused")).toBool());
    // What is not given stays.
    QCOMPARE(ctl("relay save chat --events alert_raised --alerts surplus,overlap --markets 1 --resume").code, 0);
    chat = destination(QStringLiteral("chat"));
    QCOMPARE(chat.value(QLatin1String("events")).toString(), QStringLiteral("alert_raised"));
    QCOMPARE(chat.value(QLatin1String("alerts")).toString(), QStringLiteral("surplus,overlap"));
    QCOMPARE(chat.value(QLatin1String("secret")).toString(), QStringLiteral("chat"));
    QCOMPARE(chat.value(QLatin1String("url")).toString(), QStringLiteral("https://hooks.slack.com/services/{secret}"));
    QVERIFY(!chat.value(QLatin1String("paused")).toBool());
    QVERIFY(ctl("relay list").out.contains("hooks.slack.com"));
    QCOMPARE(ctl("relay list", "slotdesk_agent").code, 4);
    QCOMPARE(ctl("relay save chat --pause", "slotdesk_supervisor").code, 4);
}

void TestSlotctlRelay::aMistakeChangesNothing_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<int>("code");
    const auto row = [](const char* words, int code) { QTest::newRow(words) << QByteArray(words) << code; };
    row("relay save", 2);
    row("relay save x --kind mail", 2);
    row("relay save x --pause --resume", 2);
    row("relay save x --kind signed --url http://example.test/ --events * --secret x", 4);
    row("relay save x --kind signed --url https://example.test/ --events *", 4);
    row("relay save X --kind signed --url https://example.test/ --events * --secret x", 4);
    row("relay replay", 2);
    row("relay replay x", 2);
    row("relay replay 4711", 4);
    row("relay --lease 5 --timeout 5", 2);
    row("relay --lease x", 2);
    row("relay --config /nowhere", 2);
    row("relay --listen somewhere", 2);
    row("relay --listen 127.0.0.1:99999", 2);
    row("relay --listen 127.0.0.1:0 --once", 2);
    row("relay --listen 127.0.0.1:0 --certificate /nowhere", 2);
    row("relay --listen 127.0.0.1:0 --certificate /nowhere --key /nowhere", 2);
    row("relay --listen 127.0.0.1:0 --desks 0", 2);
    row("relay --listen 192.0.2.1:7420", 3); // an address, but not of this machine
}

void TestSlotctlRelay::aMistakeChangesNothing()
{
    QFETCH(QByteArray, words);
    QFETCH(int, code);
    const Program said = ctl(words);
    QVERIFY2(said.code == code, said.err.constData());
    QVERIFY(said.out.isEmpty() && said.err.startsWith("slotctl: "));
    QVERIFY(destination(QStringLiteral("x")).isEmpty());
}

void TestSlotctlRelay::aDeadLetterIsSentAgain()
{
    m_world->set("relay_tries", 1);
    m_world->server().setManner(WebhookServer::Manner::Fail);
    QCOMPARE(ctl("relay dead", "slotdesk_supervisor").out, QByteArray("No dead letters.\n"));
    (void)m_world->bookings().request(1);
    {
        const QuickRelay relay(*m_world);
        QTRY_VERIFY_WITH_TIMEOUT(m_world->dead() > 0 && m_world->waiting() == 0, 20000);
    }
    const Program dead = ctl("relay dead --json", "slotdesk_supervisor");
    QVERIFY2(dead.code == 0, dead.err.constData());
    const QJsonObject letter = dead.object();
    QCOMPARE(letter.value(QLatin1String("destination")).toString(), QStringLiteral("ops"));
    QCOMPARE(letter.value(QLatin1String("status")).toInt(), 500);
    const QByteArray number = QByteArray::number(letter.value(QLatin1String("number")).toInteger());
    QCOMPARE(ctl("relay replay " + number, "slotdesk_agent").code, 4);
    const Program again = ctl("relay replay " + number, "slotdesk_supervisor");
    QVERIFY2(again.code == 0, again.err.constData());
    QCOMPARE(again.out, QByteArray("It goes out again\n"));
    QCOMPARE(ctl("relay replay " + number, "slotdesk_supervisor").code, 4);
}

// The program itself, until it is killed: then the desk asks the database, and says so.
void TestSlotctlRelay::desksFollowTheProgram()
{
    using Source = FeedHealth::Source;
    auto relay = std::make_unique<RelayProcess>(*m_world, QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl"), QByteArray(),
                                                QStringList{QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
    QTRY_VERIFY2_WITH_TIMEOUT(relay->said().contains("\"serving\""), relay->said().constData(), 20000);
    ChangeFeed::Options options;
    options.relayEveryMs = 200;
    ChangeFeed feed(m_fixture.login(m_world->owner(), QStringLiteral("nell"), {QStringLiteral("slotdesk_agent")}),
                    options);
    LiveStore store;
    connect(&feed, &ChangeFeed::batchReady, &store, &LiveStore::apply);
    connect(&feed, &ChangeFeed::healthChanged, &store, &LiveStore::setHealth);
    feed.start();
    QTRY_COMPARE_WITH_TIMEOUT(store.health().source, Source::Relay, 20000);
    const RequestId first = m_world->bookings().request(1);
    QTRY_VERIFY_WITH_TIMEOUT(store.request(first), 20000);
    QVERIFY2(relay->said().contains("\"login\":\"nell\""), relay->said().constData());
    relay->signal(SIGKILL);
    QTRY_COMPARE_WITH_TIMEOUT(store.health().source, Source::LostRelay, 20000);
    const RequestId second = m_world->bookings().request(1);
    QTRY_VERIFY_WITH_TIMEOUT(store.request(second), 20000);
    QCOMPARE(store.health().state, FeedHealth::State::Live);
}

QTEST_GUILESS_MAIN(TestSlotctlRelay)
#include "tst_slotctlrelay.moc"
