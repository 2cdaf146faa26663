// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/histories.h"
#include "services/proof/history.h"
#include "services/proof/stage.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;
using namespace slotdesk::proof;

/// Fifty thousand commands on eight sessions at random, with lines cut and sessions killed, against the serial model.
/// SLOTDESK_SEED and SLOTDESK_COMMANDS play others.
class TestHistories : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatBooksIsPlayed();
    void everyHistoryIsExplained_data();
    void everyHistoryIsExplained();

private:
    PgFixture m_server;
};

// A new command is either played or said here to touch no booking that is right: alerts, notes, master data.
void TestHistories::whatBooksIsPlayed()
{
    static const QList<QByteArray> bookNothing = {
        "add_note",     "claim_alert",        "claim_request",  "dismiss_alert",
        "reopen_alert", "replay_dead_letter", "report_problem", "resolve_double_booking",
        "save_client",  "save_destination",   "save_market",    "save_setting",
        "save_staff",   "save_therapist",     "sign_off",       "snooze_alert",
        "tag_alert",    "tick_call"};
    const Result<std::unique_ptr<Stage>> stage = Stage::open(m_server.emptyDatabase(QStringLiteral("list")), {});
    QVERIFY2(stage.ok(), stage ? "" : qPrintable(stage.error().text()));
    QList<QByteArray> there = (*stage)->commands().value();
    QList<QByteArray> named = HistoryMaker::functions() + bookNothing;
    named.removeOne("preview");
    named.removeOne("old_insert");
    std::sort(there.begin(), there.end());
    std::sort(named.begin(), named.end());
    QCOMPARE(named, there);
}

void TestHistories::everyHistoryIsExplained_data()
{
    QTest::addColumn<int>("part");
    QTest::newRow("first half") << 0;
    QTest::newRow("second half") << 1;
}

void TestHistories::everyHistoryIsExplained()
{
    QFETCH(int, part);
    const auto seed = qEnvironmentVariableIsSet("SLOTDESK_SEED") ? qEnvironmentVariable("SLOTDESK_SEED").toUInt()
                                                                 : QRandomGenerator::global()->generate();
    const int commands =
        qEnvironmentVariableIsSet("SLOTDESK_COMMANDS") ? qEnvironmentVariableIntValue("SLOTDESK_COMMANDS") : 50000;
    qInfo("seed %u", seed);
    const Result<Histories::Report> report =
        Histories::run(m_server.emptyDatabase(QStringLiteral("histories%1").arg(part)), {}, seed, (commands + 1) / 2);
    QVERIFY2(report.ok(), report ? "" : qPrintable(report.error().text()));
    qInfo("%d commands in %d histories, %d lines broken, %lld deadlocks, %.1f s", report->commands, report->histories,
          report->broken, static_cast<long long>(report->deadlocks), report->seconds);
    for (const QString& line : report->wrong + report->smallest)
        qWarning("%s", qPrintable(line));
    QVERIFY(report->wrong.isEmpty());
}

QTEST_GUILESS_MAIN(TestHistories)
#include "tst_histories.moc"
