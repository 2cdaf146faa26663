// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/alertworld.h"
#include "tests/support/pgfixture.h"
#include "tests/support/program.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace slotdesk;

/// slotctl audit trail, audit --export-log, --verify-log and --history, by running the program.
class TestSlotctlAudit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void theTrailIsReadPageByPage();
    void theTrailAsCsv();
    void theLogIsExportedAndVerified();
    void theHistoryIsTold();
    void misuse_data();
    void misuse();

private:
    [[nodiscard]] Program ctl(const QByteArray& arguments, const char* group = "slotdesk_supervisor");

    PgFixture m_server;
    Endpoint m_database;
    QTemporaryDir m_folder;
    std::unique_ptr<PgConnection> m_owner;
    std::unique_ptr<AlertWorld> m_world;
};

void TestSlotctlAudit::initTestCase()
{
    m_database = m_server.freshDatabase(QStringLiteral("ctlaudit"));
    m_owner = PgFixture::connect(m_database);
    m_world = std::make_unique<AlertWorld>(*m_owner);
    (void)m_world->plant(QStringLiteral("surplus"), 180);
    const QByteArray request = m_world->text("select max(id) from slotdesk.appointment_request").toLatin1();
    QVERIFY(m_world->call("report_problem", {request, "'=cmd|\"x\"'"}).ok);
}

void TestSlotctlAudit::cleanupTestCase()
{
    m_world.reset();
    m_owner.reset();
}

Program TestSlotctlAudit::ctl(const QByteArray& arguments, const char* group)
{
    const Endpoint endpoint =
        m_server.login(m_database, QStringLiteral("c_") + QLatin1String(group), {QString::fromLatin1(group)});
    QStringList words = QString::fromLatin1(arguments).split(QLatin1Char(' '));
    words.replaceInStrings(QStringLiteral("@"), m_folder.path() + QLatin1Char('/'));
    return Program::run(QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl"),
                        words + QStringList{QStringLiteral("--db"), QString::fromUtf8(endpoint.conninfo())});
}

void TestSlotctlAudit::theTrailIsReadPageByPage()
{
    const Program all = ctl("audit trail --json");
    QVERIFY2(all.code == 0, all.err.constData());
    QVERIFY(all.objects().size() > 3);
    QCOMPARE(all.objects().first().value(QStringLiteral("deed")).toString(), QStringLiteral("report_problem"));
    const Program first = ctl("audit trail --json --limit 2");
    QCOMPARE(first.objects(), all.objects().mid(0, 2));
    const QByteArray place = first.err.mid(first.err.indexOf("--after ") + 8).trimmed();
    QCOMPARE(ctl("audit trail --json --limit 1 --after " + place).objects(), all.objects().mid(2, 1));
    QVERIFY(ctl("audit trail --kind report_problem").out.contains("report_problem"));
    QCOMPARE(ctl("audit trail --by nobody").out, QByteArray("Nothing.\n"));
    QCOMPARE(ctl("audit trail", "slotdesk_agent").code, 4);
}

void TestSlotctlAudit::theTrailAsCsv()
{
    const Program csv = ctl("audit trail --csv --kind report_problem");
    QCOMPARE(csv.code, 0);
    const QByteArrayList lines = csv.out.split('\n');
    QCOMPARE(lines.size(), 3); // header, row, the empty end
    QVERIFY(lines.at(0).startsWith("at,login,person,") && lines.at(0).endsWith('\r'));
    QVERIFY2(lines.at(1).contains("\"'=cmd|\"\"x\"\"\""), lines.at(1).constData());
}

void TestSlotctlAudit::theLogIsExportedAndVerified()
{
    QVERIFY(ctl("audit --verify-log").out.contains("Nothing is sealed yet"));
    QVERIFY(m_world->number("select slotdesk.seal_events()") > 0);
    const Program clean = ctl("audit --verify-log --json");
    QVERIFY2(clean.code == 0, clean.err.constData());
    QVERIFY(clean.object().value(QStringLiteral("holds")).toBool());
    const Program supervisors = ctl("audit --export-log @sup.jsonl --json");
    QCOMPARE(supervisors.code, 0);
    QVERIFY(supervisors.err.contains("Not marked as exported"));
    QVERIFY(!supervisors.object().value(QStringLiteral("marked")).toBool());
    const Program workers = ctl("audit --export-log @log.jsonl --json", "slotdesk_worker");
    QVERIFY2(workers.code == 0 && workers.object().value(QStringLiteral("marked")).toBool(), workers.err.constData());
    QCOMPARE(ctl("audit --verify-log --file @log.jsonl").code, 0);
    // The file alone needs no database.
    const QStringList alone{QStringLiteral("audit"), QStringLiteral("--verify-log"), QStringLiteral("--file"),
                            m_folder.filePath(QStringLiteral("log.jsonl"))};
    QCOMPARE(Program::run(QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl"), alone).code, 0);

    m_world->run("begin");
    m_world->run("set local session_replication_role = replica");
    m_world->run("update slotdesk.event set login = 'nobody' where id = (select min(id) from slotdesk.event)");
    m_world->run("commit");
    const Program broken = ctl("audit --verify-log --json", "slotdesk_reader");
    QCOMPARE(broken.code, 1);
    const QJsonObject finding = broken.object().value(QStringLiteral("finding")).toObject();
    QCOMPARE(finding.value(QStringLiteral("what")).toString(), QStringLiteral("changed"));
    const qint64 changed = m_world->number("select min(id) from slotdesk.event");
    QCOMPARE(finding.value(QStringLiteral("event")).toInteger(), changed);
    QVERIFY(ctl("audit --verify-log").out.contains("event " + num(changed) + " was changed"));
    QCOMPARE(ctl("audit --export-log @again.jsonl").code, 4);
    QCOMPARE(Program::run(QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl"), alone).code, 0);
    QFile file(alone.last());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray text = file.readAll();
    text.replace("report_problem", "Report_problem");
    QVERIFY(file.resize(0) && file.seek(0) && file.write(text) == text.size());
    file.close();
    QCOMPARE(Program::run(QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl"), alone).code, 1);
    QCOMPARE(ctl("audit --verify-log", "slotdesk_agent").code, 4);
}

void TestSlotctlAudit::theHistoryIsTold()
{
    const Program told = ctl("audit --history");
    QVERIFY2(told.code == 1, told.err.constData());
    QVERIFY2(told.out.contains("surplus: ") && told.out.contains("1 double bookings cost"), told.out.constData());
    const QJsonObject object = ctl("audit --history --json").object();
    QCOMPARE(object.value(QStringLiteral("double_bookings")).toInt(), 1);
    QCOMPARE(object.value(QStringLiteral("months")).toArray().size(), 1);
    QCOMPARE(ctl("audit --history", "slotdesk_agent").code, 4);
}

void TestSlotctlAudit::misuse_data()
{
    QTest::addColumn<QByteArray>("arguments");
    for (const char* arguments :
         {"audit --file x", "audit --verify-log --export-log x", "audit --export-log x --file y",
          "audit trail --limit 0", "audit trail --request x", "audit trail --csv --json", "audit trail --after nowhere",
          "audit trail --since never", "audit --verify-log --file @none", "audit --history --verify-log",
          "audit trail more"})
        QTest::newRow(arguments) << QByteArray(arguments);
}

void TestSlotctlAudit::misuse()
{
    QFETCH(QByteArray, arguments);
    const Program said = ctl(arguments);
    QCOMPARE(said.code, 2);
    QVERIFY(said.out.isEmpty() && !said.err.isEmpty());
}

QTEST_GUILESS_MAIN(TestSlotctlAudit)
#include "tst_slotctlaudit.moc"
