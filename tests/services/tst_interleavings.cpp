// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/suite.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;
using namespace slotdesk::proof;

/// Every command against every command, in every order, committed and rolled back: explained by a serial order.
class TestInterleavings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyOrderIsExplained_data();
    void everyOrderIsExplained();
    void nothingIsBroken();
    void theMatrixHasNoHole();

private:
    PgFixture m_server;
    std::unique_ptr<Suite> m_suite;
    std::vector<Suite::Chapter> m_chapters;
};

void TestInterleavings::initTestCase()
{
    Result<std::unique_ptr<Suite>> suite = Suite::open(m_server.cluster().endpoint(QStringLiteral("postgres")), 2, {});
    QVERIFY2(suite.ok(), suite ? "" : qPrintable(suite.error().text()));
    m_suite = suite.take();
    m_chapters = m_suite->chapters();
}

void TestInterleavings::everyOrderIsExplained_data()
{
    QTest::addColumn<int>("chapter");
    for (std::size_t i = 0; i < m_chapters.size(); ++i)
        QTest::newRow(m_chapters[i].name.constData()) << int(i);
}

void TestInterleavings::everyOrderIsExplained()
{
    QFETCH(int, chapter);
    SuiteReport& report = m_suite->report();
    const int failuresBefore = report.failures;
    const int before = report.interleavings;
    const double secondsBefore = report.seconds;
    const Result<Done> played = m_suite->play(m_chapters[std::size_t(chapter)].plays);
    QVERIFY2(played.ok(), played ? "" : qPrintable(played.error().text()));
    qInfo("%d interleavings in %.1f s", report.interleavings - before, report.seconds - secondsBefore);
    for (const QString& wrong : std::as_const(report.wrong))
        qWarning("%s", qPrintable(wrong));
    report.wrong.clear();
    QCOMPARE(report.failures, failuresBefore);
    QCOMPARE(report.deadlocks, 0);
}

void TestInterleavings::nothingIsBroken()
{
    const Result<Done> finished = m_suite->finish();
    QVERIFY2(finished.ok(), finished ? "" : qPrintable(finished.error().text()));
    QCOMPARE(m_suite->report().wrong, QStringList());
}

void TestInterleavings::theMatrixHasNoHole()
{
    const SuiteReport& report = m_suite->report();
    qInfo("\n%s", qPrintable(report.matrix()));
    qInfo("%s", qPrintable(report.summary()));
    QCOMPARE(report.unknown, QList<QByteArray>());
    QCOMPARE(report.holes(), QStringList());
}

QTEST_GUILESS_MAIN(TestInterleavings)
#include "tst_interleavings.moc"
