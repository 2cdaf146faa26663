// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacyimport.h"
#include "tests/support/legacydata.h"
#include "tests/support/trendtruth.h"
#include "tests/ui/cutoff.h"
#include "tests/ui/testdesk.h"
#include "ui/delegates/desktable.h"
#include "ui/shell/databaseservices.h"
#include "ui/shell/deskactions.h"
#include "ui/shell/messages.h"
#include "ui/trends/trendchart.h"
#include "ui/trends/trendsdialog.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QAccessible>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QGraphicsView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <numeric>

using namespace slotdesk;
using namespace slotdesk::test;

Q_DECLARE_METATYPE(slotdesk::Theme::Contrast)

/// The charts: opened by keys, asked for what is chosen, equal to their table and to the database, readable in each
/// theme.
class TestTrendsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openedFromTheDeskByKeys();
    void everyChartIsItsTable_data();
    void everyChartIsItsTable();
    void aChartIsHeardAsOne();
    void spanAndMarketAreAsked();
    void theChartsAgreeWithTheImportedHistory();
    void nothingIsSaidInASentence();
    void whoMayNotIsTold();
    void figuresGoToAFileAndTheClipboard();
    void theThemeIsFollowed_data();
    void theThemeIsFollowed();
    void cleanup();

private:
    static Result<QList<TrendPoint>> someFigures(const TrendQuestion& question)
    {
        QList<TrendPoint> points;
        const bool isTime = question.trend == Trend::TimeToFill || question.trend == Trend::TimeToResolve;
        const QStringList series = isTime ? QStringList{QStringLiteral("median"), QStringLiteral("p90")}
                                          : QStringList{QStringLiteral("surplus"), QStringLiteral("overlap")};
        QDate at = question.since.isValid() ? question.since : QDate(2026, 1, 1);
        for (int i = 0; i < 5; ++i, at = nextStart(question.bucket, nextStart(question.bucket, at))) {
            for (int s = 0; s < series.size(); ++s)
                points.append({at, series.at(s), isTime ? 4000.0 * (i + s + 1) : double(2 * i + s), 90 + i});
        }
        return points;
    }
    static void verifyDrawn(const TrendsDialog& dialog)
    {
        const TrendTable& table = dialog.figures();
        const QList<QList<double>> drawn = dialog.chart()->drawn();
        QCOMPARE(drawn.size(), table.seriesCount());
        for (int series = 0; series < drawn.size(); ++series) {
            QCOMPARE(drawn.at(series).size(), table.rowCount());
            for (int row = 0; row < table.rowCount(); ++row)
                QVERIFY(qFuzzyCompare(1 + drawn.at(series).at(row) * dialog.chart()->unit(),
                                      1 + table.value(row, series).value_or(0)));
        }
    }
};

void TestTrendsDialog::openedFromTheDeskByKeys()
{
    TestDesk desk;
    desk.services.trendReply = &someFigures;
    MainWindow window(desk.context);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(window.findChild<TrendsDialog*>());
    auto* dialog = window.findChild<TrendsDialog*>();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTRY_COMPARE(QApplication::focusWidget(), dialog->list());
    // Down the list by its arrow: the next chart.
    QTest::keyClick(dialog->list(), Qt::Key_Down);
    QTRY_COMPARE(desk.services.trendQuestions.constLast().trend, Trend::PerThousand);
    QTRY_COMPARE(dialog->findChild<QLabel*>(QStringLiteral("trendTitle"))->text(),
                 QStringLiteral("Double bookings per thousand"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!window.findChild<TrendsDialog*>());
    // On the sheet and in the palette, which are made of the same list.
    const auto& entries = window.actions().entries();
    QVERIFY(std::any_of(entries.cbegin(), entries.cend(), [](const DeskActions::Entry& entry) {
        return entry.action->text() == QStringLiteral("Trends");
    }));
}

void TestTrendsDialog::everyChartIsItsTable_data()
{
    QTest::addColumn<Trend>("trend");
    for (const Trend trend : allTrends)
        QTest::newRow(wordOf(trend).constData()) << trend;
}

void TestTrendsDialog::everyChartIsItsTable()
{
    QFETCH(const Trend, trend);
    TestDesk desk;
    desk.services.trendReply = &someFigures;
    TrendsDialog dialog(desk.context);
    QAbstractItemModelTester tester(dialog.table()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    dialog.show();
    dialog.choose(trend);
    QTRY_VERIFY(!dialog.isWaiting());
    QCOMPARE(desk.services.trendQuestions.constLast().trend, trend);
    QCOMPARE(dialog.sentence(), QString());
    QCOMPARE(dialog.figures().rowCount(), 12);
    verifyDrawn(dialog);
    QCoreApplication::processEvents();
    grab(dialog, QStringLiteral("trend ") + QString::fromLatin1(wordOf(trend)));
    QCOMPARE(CutOff::widgets(dialog).join(QLatin1Char('\n')), QString());
    QCOMPARE(CutOff::cells(dialog).join(QLatin1Char('\n')), QString());
    QCOMPARE(CutOff::headers(dialog).join(QLatin1Char('\n')), QString());
}

void TestTrendsDialog::aChartIsHeardAsOne()
{
    TestDesk desk;
    desk.services.trendReply = &someFigures;
    MainWindow window(desk.context);
    TrendsDialog dialog(desk.context, &window);
    dialog.show();
    dialog.choose(Trend::PerThousand);
    QTRY_VERIFY(!dialog.isWaiting());
    auto* view = dialog.findChild<QGraphicsView*>();
    QVERIFY(view);
    QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(view);
    QVERIFY(heard);
    QCOMPARE(int(heard->role()), int(QAccessible::Chart));
    QCOMPARE(heard->text(QAccessible::Name), QStringLiteral("Double bookings per thousand"));
    QVERIFY(!heard->text(QAccessible::Description).isEmpty());
}

void TestTrendsDialog::spanAndMarketAreAsked()
{
    TestDesk desk;
    desk.services.calling.places = {{MarketId(4), QStringLiteral("Albany"), QStringLiteral("America/New_York")}};
    TrendsDialog dialog(desk.context);
    QTRY_COMPARE(dialog.market()->count(), 2);
    const QDate today = desk.clock.nowUtc().toLocalTime().date();
    const auto asked = [&]() -> const TrendQuestion& { return desk.services.trendQuestions.constLast(); };
    QCOMPARE(asked().bucket, TrendBucket::Month);
    QCOMPARE(asked().since, QDate(today.year(), today.month(), 1).addMonths(-11));
    QVERIFY(!asked().market.isValid());
    dialog.range()->setCurrentIndex(0);
    QCOMPARE(asked().bucket, TrendBucket::Day);
    QCOMPARE(asked().since.daysTo(today), 29);
    QCOMPARE(asked().until, today);
    dialog.range()->setCurrentIndex(1);
    QCOMPARE(asked().bucket, TrendBucket::Week);
    QCOMPARE(asked().since.dayOfWeek(), 1);
    QCOMPARE(asked().since.daysTo(asked().until), 12 * 7 - 1);
    QVERIFY(asked().until >= today);
    dialog.range()->setCurrentIndex(3);
    QVERIFY(!asked().since.isValid() && !asked().until.isValid());
    dialog.market()->setCurrentIndex(1);
    QCOMPARE(asked().market, MarketId(4));
}

void TestTrendsDialog::theChartsAgreeWithTheImportedHistory()
{
    PgFixture server;
    const Endpoint imported = server.freshDatabase(QStringLiteral("imported"));
    const auto report = LegacyImport::run(*PgFixture::connect(LegacyData::shipped(server)),
                                          *PgFixture::connect(imported), *LegacyMapping::builtIn(), {});
    QVERIFY(report && report->trustworthy());
    const Endpoint boss = server.login(imported, QStringLiteral("boss"), {QStringLiteral("slotdesk_supervisor")});
    PgFixture::run(*PgFixture::connect(boss),
                   "select slotdesk.dismiss_alert(gen_random_uuid(), id, 'accepted: long ago') "
                   "from slotdesk.open_alert where id % 5 = 0");
    const auto superuser = PgFixture::connect(imported);
    PgFixture::run(*superuser,
                   "insert into slotdesk.command (id, function, arguments, ok, code, message, request_id, "
                   "near_misses) select gen_random_uuid(), 'accept_offer', '{}', false, 'already_filled', '', "
                   "id, '{lost_at_lock,40P01}' from slotdesk.appointment_request where id % 90 = 0");
    const auto worker = std::make_shared<DbWorker>(boss, PgConnection::Options());
    DatabaseServices services(worker, worker, worker);
    TestDesk fake;
    const DeskContext context{fake.store, fake.pending, services, Clock::system(), QString(), QString()};
    TrendsDialog dialog(context);
    dialog.range()->setCurrentIndex(3);
    for (const Trend trend : allTrends) {
        dialog.choose(trend);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isWaiting(), 20000);
        QCOMPARE(dialog.sentence(), QString());
        // What the chart draws, told as the second query tells it.
        const QList<QList<double>> drawn = dialog.chart()->drawn();
        double chartSum = 0;
        for (const QList<double>& series : drawn)
            chartSum += std::accumulate(series.cbegin(), series.cend(), 0.0) * dialog.chart()->unit();
        double sum = 0;
        const QStringList truth = TrendTruth::lines(*superuser, trend, TrendBucket::Month);
        QVERIFY(!truth.isEmpty());
        for (const QString& line : truth) {
            sum += line.section(QLatin1Char(' '), -1).toDouble();
            const QDate start = QDate::fromString(line.section(QLatin1Char(' '), 0, 0), Qt::ISODate);
            const QDate first = dialog.figures().startAt(0);
            const int row = 12 * (start.year() - first.year()) + start.month() - first.month();
            QVERIFY2(dialog.figures().startAt(row) == start, qPrintable(line));
            const double value = line.section(QLatin1Char(' '), -1).toDouble();
            const bool found = std::any_of(drawn.cbegin(), drawn.cend(), [&](const QList<double>& series) {
                return std::abs(series.at(row) * dialog.chart()->unit() - value) < 1e-3;
            });
            QVERIFY2(found, qPrintable(QString::fromLatin1(wordOf(trend)) + QLatin1Char(' ') + line));
        }
        QVERIFY(std::abs(chartSum - sum) < 1e-3 * double(truth.size()));
        verifyDrawn(dialog);
    }
}

void TestTrendsDialog::nothingIsSaidInASentence()
{
    TestDesk desk;
    TrendsDialog dialog(desk.context);
    QSet<QString> sentences;
    for (const Trend trend : allTrends) {
        dialog.choose(trend);
        QTRY_VERIFY(!dialog.isWaiting());
        QVERIFY(dialog.sentence().endsWith(QLatin1Char('.')));
        sentences.insert(dialog.sentence());
        QVERIFY(!dialog.findChild<QPushButton*>(QStringLiteral("saveTrend"))->isEnabled());
    }
    QVERIFY(sentences.size() > 4);
}

void TestTrendsDialog::whoMayNotIsTold()
{
    TestDesk desk;
    DbError refusal;
    refusal.kind = DbError::Kind::Sql;
    refusal.sqlState = "42501";
    desk.services.trendReply = [&](const TrendQuestion&) { return Result<QList<TrendPoint>>(refusal); };
    TrendsDialog dialog(desk.context);
    QTRY_COMPARE(dialog.sentence(), QStringLiteral("Trends are for supervisors. Your login may not read them."));
    desk.services.trendReply = [](const TrendQuestion&) {
        return Result<QList<TrendPoint>>(FakeServices::lostInDoubt());
    };
    dialog.choose(Trend::ByKind);
    QTRY_VERIFY(dialog.sentence().contains(QStringLiteral("lost")));
    desk.services.trendReply = &someFigures;
    dialog.choose(Trend::ByMarket);
    QTRY_COMPARE(dialog.sentence(), QString());
}

void TestTrendsDialog::figuresGoToAFileAndTheClipboard()
{
    TestDesk desk;
    desk.services.trendReply = &someFigures;
    TrendsDialog dialog(desk.context);
    dialog.show();
    dialog.choose(Trend::ByKind);
    QTRY_VERIFY(!dialog.isWaiting());
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("kinds.csv"));
    Messages::saveTo(path);
    QTest::mouseClick(dialog.findChild<QPushButton*>(QStringLiteral("saveTrend")), Qt::LeftButton);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines.at(0), QByteArray("Month,Surplus,Overlap,All\r"));
    QCOMPARE(lines.size(), 12 + 2);
    QCOMPARE(lines.at(3), dialog.figures().startAt(2).toString(Qt::ISODate).toLatin1() + ",2,3,5\r");
    QTest::mouseClick(dialog.findChild<QPushButton*>(QStringLiteral("copyTrend")), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("Month\tSurplus\tOverlap\tAll\n")));
}

void TestTrendsDialog::theThemeIsFollowed_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<Theme::Contrast>("contrast");
    QTest::newRow("light") << false << Theme::Contrast::Normal;
    QTest::newRow("dark") << true << Theme::Contrast::Normal;
    QTest::newRow("light, high contrast") << false << Theme::Contrast::High;
    QTest::newRow("dark, high contrast") << true << Theme::Contrast::High;
}

void TestTrendsDialog::theThemeIsFollowed()
{
    QFETCH(const bool, dark);
    QFETCH(const Theme::Contrast, contrast);
    TestDesk desk;
    desk.services.trendReply = &someFigures;
    TrendsDialog dialog(desk.context);
    dialog.show();
    dialog.choose(Trend::ByKind);
    QTRY_VERIFY(!dialog.isWaiting());
    // While it is open.
    Theme::instance().setContrast(contrast);
    Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    QCoreApplication::processEvents();
    const QImage image = dialog.chart()->grab().toImage();
    const Theme::Colors& c = Theme::instance().colors();
    QCOMPARE(image.pixelColor(2, image.height() - 2).name(), c.panel.name());
    QSet<QString> colors;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            colors.insert(image.pixelColor(x, y).name());
    }
    QVERIFY(colors.contains(c.accent.name()));
    QVERIFY(colors.contains(c.warn.name()));
    QVERIFY(colors.contains(c.line.name()));
    grab(dialog, QStringLiteral("trend theme ") + QString::fromLatin1(QTest::currentDataTag()));
}

void TestTrendsDialog::cleanup()
{
    Messages::saveTo({});
    Theme::instance().setMode(Theme::Mode::Light);
    Theme::instance().setContrast(Theme::Contrast::Normal);
}

QTEST_MAIN(TestTrendsDialog)
#include "tst_trendsdialog.moc"
