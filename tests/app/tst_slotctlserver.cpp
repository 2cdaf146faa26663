// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pgfixture.h"
#include "support/program.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// A server that is not there, is not ours, or is not ours any more: one sentence, the documented code, no secret.
class TestSlotctlServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noDatabase_data();
    void noDatabase();
    void aPasswordIsNeverRepeated();

private:
    PgFixture m_server;
};

namespace {

const QString program = QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl");

} // namespace

void TestSlotctlServer::noDatabase_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"unreachable", "empty", "newer", "unreadable"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestSlotctlServer::noDatabase()
{
    QFETCH(QString, kind);
    QString database = QStringLiteral("postgresql://sue@localhost:1/x");
    if (kind == QLatin1String("empty"))
        database = QString::fromUtf8(m_server.emptyDatabase(kind).conninfo());
    if (kind == QLatin1String("unreadable"))
        database = QStringLiteral("http://x");
    if (kind == QLatin1String("newer")) {
        const Endpoint newer = m_server.freshDatabase(kind);
        PgFixture::run(newer, "insert into slotdesk.schema_version (number, name, checksum) values (9999, 'x', 'x')");
        database = QString::fromUtf8(newer.conninfo());
    }
    const Program said =
        Program::run(program, {QStringLiteral("request"), QStringLiteral("list"), QStringLiteral("--db"), database});
    QCOMPARE(said.code, kind == QLatin1String("unreadable") ? 2 : 3);
    QVERIFY(said.out.isEmpty() && said.err.startsWith("slotctl: "));
    if (kind == QLatin1String("empty"))
        QVERIFY2(said.err.contains("slotctl init"), said.err.constData());
}

void TestSlotctlServer::aPasswordIsNeverRepeated()
{
    const Program said = Program::run(program, {QStringLiteral("status"), QStringLiteral("--db"),
                                                QStringLiteral("postgresql://sue:hunter2@localhost:1/x")});
    QCOMPARE(said.code, 3);
    QVERIFY(!said.err.contains("hunter2") && !said.out.contains("hunter2"));
    QVERIFY2(said.err.contains(".pgpass"), said.err.constData());
}

QTEST_GUILESS_MAIN(TestSlotctlServer)
#include "tst_slotctlserver.moc"
