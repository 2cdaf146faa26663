// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pgfixture.h"
#include "support/program.h"

#include <QtCore/QProcess>
#include <QtTest/QtTest>

using namespace slotdesk;

/// Simulated backends as processes: the locked ones double-book nothing beside old ones that the guard enforces, and
/// what it only observes is alerted, row for row.
class TestLoadsim : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lockedBackendsNeverDoubleBook();
    void theGuardHoldsOldBackends();
    void observedOldBackendsAreAlerted();
    void itEndsWithItsStarter();

private:
    [[nodiscard]] static Program simulate(const Endpoint& database, int locked, int legacy);
    PgFixture m_server;
};

namespace {

const QString slotctl = QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl");

qint64 sum(const QJsonObject& outcomes)
{
    qint64 all = 0;
    for (const QJsonValue& codes : outcomes) {
        for (const QJsonValue& count : codes.toObject())
            all += count.toInteger();
    }
    return all;
}

} // namespace

Program TestLoadsim::simulate(const Endpoint& database, int locked, int legacy)
{
    return Program::run(slotctl, {QStringLiteral("simulate"), QStringLiteral("--json"), QStringLiteral("--rate"),
                                  QStringLiteral("0"), QStringLiteral("--seconds"), QStringLiteral("4"),
                                  QStringLiteral("--therapists"), QStringLiteral("40"), QStringLiteral("--backends"),
                                  QString::number(locked), QStringLiteral("--legacy-backends"), QString::number(legacy),
                                  QStringLiteral("--db"), QString::fromUtf8(database.conninfo())});
}

void TestLoadsim::lockedBackendsNeverDoubleBook()
{
    const Program ran = simulate(m_server.freshDatabase(QStringLiteral("locked")), 3, 0);
    QVERIFY2(ran.code == 0, ran.err.constData());
    QVERIFY(sum(ran.object().value(QStringLiteral("outcomes")).toObject()) > 20);
    QCOMPARE(ran.object().value(QStringLiteral("double_bookings")).toInteger(-1), 0);
    QCOMPARE(ran.object().value(QStringLiteral("violations")).toInteger(-1), 0);
}

void TestLoadsim::theGuardHoldsOldBackends()
{
    const Endpoint database = m_server.freshDatabase(QStringLiteral("enforce"));
    // The new backends are quicker: how often an old one is first is not ours to say; that it is within some rounds is.
    qint64 first = 0;
    for (int round = 0; round < 5 && first == 0; ++round) {
        const Program ran = simulate(database, 2, 2);
        QVERIFY2(ran.code == 0, ran.err.constData());
        const QJsonObject outcomes = ran.object().value(QStringLiteral("outcomes")).toObject();
        first = outcomes.value(QStringLiteral("legacy_accept")).toObject().value(QStringLiteral("ok")).toInteger();
        QCOMPARE(ran.object().value(QStringLiteral("double_bookings")).toInteger(-1), 0);
        QCOMPARE(ran.object().value(QStringLiteral("violations")).toInteger(-1), 0);
    }
    QVERIFY(first > 0);
}

void TestLoadsim::observedOldBackendsAreAlerted()
{
    const Endpoint database = m_server.freshDatabase(QStringLiteral("observe"));
    PgFixture::run(database, "update slotdesk.setting set value = 'observe' where name = 'guard'");
    // A race is real, so how often it is lost is not ours to say; that it is lost within some rounds is.
    qint64 found = 0;
    for (int round = 0; round < 5 && found == 0; ++round) {
        const Program ran = simulate(database, 1, 3);
        QVERIFY2(ran.code == 0, ran.err.constData());
        QCOMPARE(ran.object().value(QStringLiteral("violations")).toInteger(-1), 0);
        found = ran.object().value(QStringLiteral("double_bookings")).toInteger();
    }
    QVERIFY(found > 0);
    QCOMPARE(PgFixture::run(database, "select count(*) from slotdesk.open_alert").int64(0, 0), found);
}

void TestLoadsim::itEndsWithItsStarter()
{
    QProcess simulator;
    simulator.start(QStringLiteral(SLOTDESK_BINARY_DIR "/slotdesk-loadsim"),
                    {QStringLiteral("--seconds"), QStringLiteral("0")});
    const Endpoint database = m_server.freshDatabase(QStringLiteral("orphan"));
    simulator.write("{\"db\":\"" + database.conninfo().replace('"', "\\\"") + "\"}\n");
    QTRY_COMPARE(PgFixture::run(database,
                                "select count(*) from pg_stat_activity where application_name like 'slotdesk-loadsim%'")
                     .int64(0, 0),
                 1);
    simulator.closeWriteChannel();
    QVERIFY(simulator.waitForFinished());
    QCOMPARE(simulator.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestLoadsim)
#include "tst_loadsim.moc"
