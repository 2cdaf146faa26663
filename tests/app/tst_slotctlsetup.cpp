// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/legacydata.h"
#include "support/program.h"

#include <QtCore/QJsonArray>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace slotdesk;

/// What sets a database up: the private server from nothing, a named one, an old backend's data in it.
class TestSlotctlSetup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePrivateServerIsThereOnFirstUse();
    void aNamedDatabaseGetsItsSupervisor();
    void anOldBackendIsAuditedAndImported();

private:
    [[nodiscard]] static Program ctl(const QStringList& arguments)
    {
        return Program::run(QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl"), arguments);
    }
    PgFixture m_server;
};

void TestSlotctlSetup::thePrivateServerIsThereOnFirstUse()
{
    const QTemporaryDir home(QStringLiteral("/tmp/slotdesk-home-XXXXXX"));
    QVERIFY(home.isValid());
    qputenv("SLOTDESK_HOME", QFile::encodeName(home.path()));
    const auto json = [](const char* command) {
        return ctl({QString::fromLatin1(command), QStringLiteral("--json")}).object();
    };
    QCOMPARE(json("status").value(QStringLiteral("initialised")).toBool(true), false);
    QCOMPARE(ctl({QStringLiteral("stop")}).out, QByteArray("It was not running.\n"));
    const Program first = ctl({QStringLiteral("request"), QStringLiteral("list")});
    QVERIFY2(first.code == 0, first.err.constData());
    QCOMPARE(first.out, QByteArray("No requests.\n"));
    QCOMPARE(json("status").value(QStringLiteral("running")).toBool(), true);
    const QJsonObject again = json("init");
    QCOMPARE(again.value(QStringLiteral("applied")).toInteger(-1), 0);
    QVERIFY(!again.value(QStringLiteral("supervisor")).toString().isEmpty());
    QCOMPARE(ctl({QStringLiteral("accept"), QStringLiteral("1")}).code, 4);
    QCOMPARE(json("stop").value(QStringLiteral("stopped")).toBool(), true);
    QCOMPARE(json("status").value(QStringLiteral("running")).toBool(true), false);
    qunsetenv("SLOTDESK_HOME");
}

void TestSlotctlSetup::aNamedDatabaseGetsItsSupervisor()
{
    const Endpoint empty = m_server.emptyDatabase(QStringLiteral("named"));
    const auto init = [&](const QStringList& more) {
        return ctl(QStringList{QStringLiteral("init"), QStringLiteral("--json"), QStringLiteral("--db"),
                               QString::fromUtf8(empty.conninfo())} +
                   more)
            .object();
    };
    QVERIFY(init({}).value(QStringLiteral("applied")).toInteger() > 0);
    const QJsonObject again = init({QStringLiteral("--supervisor"), QStringLiteral("kim")});
    QCOMPARE(again.value(QStringLiteral("applied")).toInteger(-1), 0);
    QCOMPARE(again.value(QStringLiteral("supervisor")).toString(), QStringLiteral("kim"));
    const Program status = ctl({QStringLiteral("status"), QStringLiteral("--json"), QStringLiteral("--db"),
                                QString::fromUtf8(empty.withUser(QStringLiteral("kim")).conninfo())});
    QVERIFY2(status.code == 0, status.err.constData());
    QCOMPARE(status.object().value(QStringLiteral("guard")).toString(), QStringLiteral("enforce"));
}

void TestSlotctlSetup::anOldBackendIsAuditedAndImported()
{
    const QString legacy = QString::fromUtf8(LegacyData::shipped(m_server).conninfo());
    const Program audit = ctl({QStringLiteral("audit"), QStringLiteral("--json"), QStringLiteral("--legacy"), legacy});
    QCOMPARE(audit.code, 1);
    QSet<qint64> surplus;
    for (const QJsonValue& found : audit.object().value(QStringLiteral("double_bookings")).toArray()) {
        if (found.toObject().value(QStringLiteral("kind")) == QLatin1String("surplus"))
            surplus += found.toObject().value(QStringLiteral("request_id")).toInteger();
    }
    QSet<qint64> expected;
    for (const QJsonValue& known : LegacyData::expected().value(QStringLiteral("double_booked")).toArray())
        expected += known.toObject().value(QStringLiteral("request_id")).toInteger();
    QCOMPARE(surplus, expected);

    const Endpoint database = m_server.freshDatabase(QStringLiteral("import"));
    const QStringList import = {QStringLiteral("import"), QStringLiteral("--json"),
                                QStringLiteral("--from"), legacy,
                                QStringLiteral("--db"),   QString::fromUtf8(database.conninfo())};
    const Program brought = ctl(import);
    QVERIFY2(brought.code == 0, brought.err.constData());
    QVERIFY(brought.object().value(QStringLiteral("alerts_raised")).toInteger() >= expected.size());
    QCOMPARE(ctl(import).object().value(QStringLiteral("alerts_raised")).toInteger(-1), 0);
    // Not a backend of this kind.
    const Program wrong =
        ctl({QStringLiteral("audit"), QStringLiteral("--legacy"), QString::fromUtf8(database.conninfo())});
    QCOMPARE(wrong.code, 2);
    QVERIFY2(wrong.err.contains("no such backend"), wrong.err.constData());
}

QTEST_GUILESS_MAIN(TestSlotctlSetup)
#include "tst_slotctlsetup.moc"
