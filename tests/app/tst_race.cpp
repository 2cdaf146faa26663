// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pgfixture.h"
#include "support/program.h"

#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

using namespace slotdesk;

/// slotctl race is its own negative control: the unlocked way must lose in the very run in which the locked one holds.
class TestRace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unlockedLosesLockedHolds_data();
    void unlockedLosesLockedHolds();
    void eachWrongFixGoesWrongInItsOwnOrder();
    void theSuiteRunsOnAnyServer();
    void theSuiteIsAboutACommandThereIs();

private:
    PgFixture m_server;
};

void TestRace::unlockedLosesLockedHolds_data()
{
    QTest::addColumn<int>("slotCount");
    QTest::newRow("one slot") << 1;
    QTest::newRow("couples") << 2;
}

void TestRace::unlockedLosesLockedHolds()
{
    QFETCH(int, slotCount);
    const Endpoint database = m_server.freshDatabase(QStringLiteral("race"));
    const auto databases = [&] { return PgFixture::run(database, "select count(*) from pg_database").int64(0, 0); };
    const qint64 before = databases();
    const Program ran =
        Program::run(QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl"),
                     {QStringLiteral("race"), QStringLiteral("--json"), QStringLiteral("--slots"),
                      QString::number(slotCount), QStringLiteral("--db"), QString::fromUtf8(database.conninfo())});
    QVERIFY2(ran.code == 0, ran.err.constData());
    const QJsonObject unlocked = ran.object().value(QStringLiteral("unlocked")).toObject();
    const QJsonObject locked = ran.object().value(QStringLiteral("locked")).toObject();
    QVERIFY(unlocked.value(QStringLiteral("double_booked")).toInteger() > 0);
    QVERIFY(unlocked.value(QStringLiteral("surplus")).toInteger() >=
            unlocked.value(QStringLiteral("double_booked")).toInteger());
    QCOMPARE(locked.value(QStringLiteral("double_booked")).toInteger(-1), 0);
    QCOMPARE(locked.value(QStringLiteral("surplus")).toInteger(-1), 0);
    QCOMPARE(locked.value(QStringLiteral("left_open")).toInteger(-1), 0);
    for (const char* good : {"overwritten", "false_full", "errors"})
        QCOMPARE(locked.value(QLatin1String(good)).toInteger(-1), 0);
    QCOMPARE(databases(), before);
    QCOMPARE(PgFixture::run(database, "select count(*) from slotdesk.event").int64(0, 0), 0);
}

void TestRace::eachWrongFixGoesWrongInItsOwnOrder()
{
    const Endpoint database = m_server.freshDatabase(QStringLiteral("ways"));
    const Program ran =
        Program::run(QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl"),
                     {QStringLiteral("race"), QStringLiteral("--json"), QStringLiteral("--requests"),
                      QStringLiteral("20"), QStringLiteral("--db"), QString::fromUtf8(database.conninfo())});
    QVERIFY2(ran.code == 0, ran.err.constData());
    const QString one = QStringLiteral("one slot, the first commits");
    const QString two = QStringLiteral("two slots, the first commits");
    const QString rolledBack = QStringLiteral("one slot, the first rolls back");
    const auto anomalies = [&](const char* way, const QString& order, const char* kind) {
        const QJsonObject steps =
            ran.object().value(QLatin1String(way)).toObject().value(QStringLiteral("interleavings")).toObject();
        return steps.value(order).toObject().value(QLatin1String(kind)).toInteger(-1);
    };
    // Steps, not luck: these must come out in every run.
    for (const char* way : {"unlocked", "sleep_rand", "lock_nothing"}) {
        QCOMPARE(anomalies(way, one, "double_booked"), 1);
        QCOMPARE(anomalies(way, one, "surplus"), 1);
    }
    QCOMPARE(anomalies("update_limit_1", one, "overwritten"), 1);
    QCOMPARE(anomalies("update_limit_1", two, "overwritten"), 1);
    QCOMPARE(anomalies("update_limit_1", two, "left_open"), 1);
    QCOMPARE(anomalies("update_recheck", two, "false_full"), 1);
    QCOMPARE(anomalies("update_recheck", one, "false_full"), 0);
    QCOMPARE(anomalies("skip_locked", rolledBack, "false_full"), 1);
    QCOMPARE(anomalies("skip_locked", rolledBack, "left_open"), 1);
    for (const QString& order : {one, two, rolledBack})
        for (const char* kind : {"double_booked", "surplus", "overwritten", "false_full", "left_open", "errors"})
            QCOMPARE(anomalies("locked", order, kind), 0);
}

// The whole of it is tst_interleavings; here is what the program adds: scratch databases that go, the report, the code.
void TestRace::theSuiteRunsOnAnyServer()
{
    const Endpoint database = m_server.freshDatabase(QStringLiteral("suite"));
    const auto databases = [&] { return PgFixture::run(database, "select count(*) from pg_database").int64(0, 0); };
    const qint64 before = databases();
    const Program ran = Program::run(QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl"),
                                     {QStringLiteral("race"), QStringLiteral("--suite"), QStringLiteral("--about"),
                                      QStringLiteral("tick_call"), QStringLiteral("--json"), QStringLiteral("--db"),
                                      QString::fromUtf8(database.conninfo())});
    QVERIFY2(ran.code == 0, (ran.err + ran.out).constData());
    const QJsonObject report = ran.object();
    QVERIFY(report.value(QStringLiteral("interleavings")).toInteger() > 300);
    for (const char* none : {"failures", "deadlocks"})
        QCOMPARE(report.value(QLatin1String(none)).toInteger(-1), 0);
    for (const char* none : {"holes", "unknown", "wrong"})
        QVERIFY(report.value(QLatin1String(none)).isArray() && report.value(QLatin1String(none)).toArray().isEmpty());
    const QJsonArray pairs = report.value(QStringLiteral("matrix")).toArray();
    QVERIFY(pairs.size() > 35);
    for (const QJsonValue& pair : pairs)
        QVERIFY(pair[QStringLiteral("commands")].toArray().contains(QStringLiteral("tick_call")));
    QCOMPARE(databases(), before);
    QCOMPARE(PgFixture::run(database, "select count(*) from slotdesk.event").int64(0, 0), 0);
}

void TestRace::theSuiteIsAboutACommandThereIs()
{
    const Endpoint database = m_server.freshDatabase(QStringLiteral("suite"));
    const auto race = [&](const QStringList& more) {
        return Program::run(
            QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl"),
            QStringList{QStringLiteral("race"), QStringLiteral("--db"), QString::fromUtf8(database.conninfo())} + more);
    };
    const Program unknown = race({QStringLiteral("--suite"), QStringLiteral("--about"), QStringLiteral("accept")});
    QCOMPARE(unknown.code, 2);
    QVERIFY2(unknown.err.contains("There is no command accept.") && unknown.err.contains("accept_offer"),
             unknown.err.constData());
    const Program alone = race({QStringLiteral("--about"), QStringLiteral("accept_offer")});
    QCOMPARE(alone.code, 2);
    QVERIFY2(alone.err.contains("--about goes with --suite"), alone.err.constData());
}

QTEST_GUILESS_MAIN(TestRace)
#include "tst_race.moc"
