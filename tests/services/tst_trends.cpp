// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacyimport.h"
#include "services/trendservice.h"
#include "support/alertworld.h"
#include "support/legacydata.h"
#include "support/trendtruth.h"

#include <QtTest/QtTest>

using namespace slotdesk;
using namespace Qt::StringLiterals;

/// The figures over time, of the imported history, against queries that share nothing with them; and who may ask.
class TestTrends : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFigureAgreesWithASecondQuery_data();
    void everyFigureAgreesWithASecondQuery();
    void aSpanHoldsItsDaysAlone();
    void theBookingsBehindThemAreCounted();
    void aMarketAlone();
    void othersMarketsAreNotShown();
    void whatHappensNowIsOnTodaysDay();
    void onlySupervisorsAndAuditorsAsk();
    void oddQuestionsHaveNoRows_data();
    void oddQuestionsHaveNoRows();

private:
    [[nodiscard]] std::shared_ptr<DbWorker> worker(const QString& login, const QString& group,
                                                   const QList<qint64>& markets = {})
    {
        return std::make_shared<DbWorker>(m_server.login(m_imported, login, {group}, markets), PgConnection::Options());
    }
    [[nodiscard]] QList<TrendPoint> ask(const TrendQuestion& question)
    {
        const Result<QList<TrendPoint>> answer = TrendService(m_supervisor).ask(question).result();
        if (!answer)
            qFatal("%s", qPrintable(answer.error().text()));
        return answer.value();
    }

    PgFixture m_server;
    Endpoint m_imported;
    std::unique_ptr<PgConnection> m_superuser;
    std::shared_ptr<DbWorker> m_supervisor;
};

void TestTrends::initTestCase()
{
    m_imported = m_server.freshDatabase(u"imported"_s);
    const auto imported = LegacyImport::run(*PgFixture::connect(LegacyData::shipped(m_server)),
                                            *PgFixture::connect(m_imported), *LegacyMapping::builtIn(), {});
    QVERIFY2(imported && imported->trustworthy(), imported ? qPrintable(imported->text()) : "");
    m_superuser = PgFixture::connect(m_imported);
    m_supervisor = worker(u"boss"_s, u"slotdesk_supervisor"_s);
    // Some are settled, and some commands met something on their way.
    PgFixture::run(
        *PgFixture::connect(m_server.login(m_imported, u"boss"_s, {u"slotdesk_supervisor"_s})),
        "select slotdesk.dismiss_alert(gen_random_uuid(), id, 'accepted: long ago') from slotdesk.open_alert "
        "where id % 7 = 0");
    PgFixture::run(*m_superuser,
                   "insert into slotdesk.command (id, function, arguments, ok, code, message, request_id, created_at, "
                   "near_misses) select gen_random_uuid(), 'accept_offer', '{}', false, 'already_filled', '', id, "
                   "now() - id % 50 * interval '1 day', case when id % 3 = 0 then '{lost_at_lock}'::text[] else "
                   "'{40P01,lost_at_lock}' end from slotdesk.appointment_request where id % 40 = 0");
}

void TestTrends::everyFigureAgreesWithASecondQuery_data()
{
    QTest::addColumn<Trend>("trend");
    QTest::addColumn<TrendBucket>("bucket");
    for (const Trend trend : allTrends) {
        for (const TrendBucket bucket : {TrendBucket::Day, TrendBucket::Week, TrendBucket::Month})
            QTest::newRow(QByteArray(wordOf(trend) + " by " + wordOf(bucket)).constData()) << trend << bucket;
    }
}

void TestTrends::everyFigureAgreesWithASecondQuery()
{
    QFETCH(const Trend, trend);
    QFETCH(const TrendBucket, bucket);
    TrendQuestion question;
    question.trend = trend;
    question.bucket = bucket;
    const QStringList expected = TrendTruth::lines(*m_superuser, trend, bucket);
    QVERIFY(!expected.isEmpty());
    QCOMPARE(TrendTruth::lines(ask(question)).join(u'\n'), expected.join(u'\n'));
}

void TestTrends::aSpanHoldsItsDaysAlone()
{
    TrendQuestion question;
    question.bucket = TrendBucket::Day;
    const QList<TrendPoint> all = ask(question);
    QVERIFY(all.size() > 20);
    question.since = all.at(5).start;
    question.until = all.at(15).start;
    QCOMPARE(TrendTruth::lines(ask(question)), TrendTruth::lines(all.mid(5, 11)));
    // In one month, from its middle on.
    question.bucket = TrendBucket::Month;
    question.since = QDate(2025, 10, 15);
    question.until = QDate(2025, 10, 31);
    QCOMPARE(TrendTruth::lines(ask(question)),
             TrendTruth::lines(*m_superuser, question.trend, question.bucket,
                               "(at at time zone m.time_zone)::date between '2025-10-15' and '2025-10-31'"));
}

void TestTrends::theBookingsBehindThemAreCounted()
{
    TrendQuestion question;
    qint64 bookings = 0;
    double doubles = 0;
    for (const TrendPoint& point : ask(question)) {
        bookings += point.ofTotal;
        doubles += point.value;
    }
    QCOMPARE(bookings, LegacyData::expected()[u"live_appointments"].toInteger());
    QCOMPARE(doubles, 63.0);
    question.trend = Trend::PerThousand;
    for (const TrendPoint& point : ask(question))
        QVERIFY(point.ofTotal > 0);
}

void TestTrends::aMarketAlone()
{
    const PgResult markets = PgFixture::run(*m_superuser, "select id, name from slotdesk.market order by id");
    QVERIFY(markets.rows() > 2);
    TrendQuestion question;
    question.trend = Trend::ByMarket;
    double sum = 0;
    for (int row = 0; row < markets.rows(); ++row) {
        question.market = markets.id<MarketId>(row, 0);
        for (const TrendPoint& point : ask(question)) {
            QCOMPARE(point.series, markets.text(row, 1));
            sum += point.value;
        }
    }
    QCOMPARE(sum, 63.0);
}

void TestTrends::othersMarketsAreNotShown()
{
    const auto limited = worker(u"local"_s, u"slotdesk_supervisor"_s, {2});
    PgFixture::run(*m_superuser,
                   "insert into slotdesk.near_miss_busy (function, sqlstates) values ('swap', '{55P03}')");
    for (const Trend trend : allTrends) {
        TrendQuestion question;
        question.trend = trend;
        const auto seen = TrendService(limited).ask(question).result();
        QVERIFY(seen.ok());
        QCOMPARE(TrendTruth::lines(seen.value()),
                 TrendTruth::lines(*m_superuser, trend, question.bucket, "x.market_id = 2"));
        question.market = MarketId(1);
        QVERIFY(TrendService(limited).ask(question).result()->isEmpty());
    }
    // What has no market is told to who sees all of them.
    TrendQuestion all;
    all.trend = Trend::NearMisses;
    QCOMPARE(TrendTruth::lines(ask(all)).filter(u"55P03"_s).size(), 1);
    PgFixture::run(*m_superuser, "delete from slotdesk.near_miss_busy");
}

void TestTrends::whatHappensNowIsOnTodaysDay()
{
    const Endpoint database = m_server.freshDatabase(u"now"_s);
    const auto connection = PgFixture::connect(database);
    AlertWorld world(*connection);
    QStringList expected;
    const QString today = world.text("select (now() at time zone time_zone)::date::text from slotdesk.market");
    for (const char* kind : {"after_close", "overlap", "same_therapist", "surplus"}) {
        world.plant(QString::fromLatin1(kind), 24 * 60 + 200 * int(expected.size()));
        expected.append(today + u' ' + QLatin1String(kind) + u" 1.000000"_s);
    }
    const auto trend = [&](const char* name) {
        const PgResult rows = world.run(QByteArray("select bucket_start, series, value from slotdesk.trend('") + name +
                                        "', null, null, 'day') order by 2");
        QStringList lines;
        for (int row = 0; row < rows.rows(); ++row)
            lines.append(TrendTruth::line(
                {QDate::fromString(rows.text(row, 0), Qt::ISODate), rows.text(row, 1), rows.real(row, 2), 0}));
        return lines;
    };
    QCOMPARE(trend("by_kind"), expected);
    QCOMPARE(trend("double_bookings"), QStringList(today + u" all 4.000000"_s));
    // Imported is none of them: by hand, or by an old backend under the guard.
    const QString sources = trend("by_source").join(u',');
    QVERIFY2(sources.contains(u" guard "_s) || sources.contains(u" hand "_s), qPrintable(sources));
    QVERIFY2(!sources.contains(u"import"_s) && !sources.contains(u"unknown"_s), qPrintable(sources));
    // Settled, it is still told of, once; and how long that took.
    const qint64 alert = world.openAlert(u"surplus"_s);
    QVERIFY(AlertWorld::ask(*connection, "dismiss_alert(" + num(alert) + ", 'accepted: so be it')").ok);
    QCOMPARE(trend("by_kind"), expected);
    QCOMPARE(trend("time_to_resolve").size(), 2);
}

void TestTrends::onlySupervisorsAndAuditorsAsk()
{
    for (const char* group : {"slotdesk_supervisor", "slotdesk_admin", "slotdesk_reader"}) {
        const QString name = QString::fromLatin1(group);
        QVERIFY2(TrendService(worker(u"t_"_s + name, name)).ask({}).result().ok(), group);
    }
    for (const char* group : {"slotdesk_agent", "slotdesk_backend", "slotdesk_worker", "slotdesk_legacy"}) {
        const QString name = QString::fromLatin1(group);
        const auto answer = TrendService(worker(u"t_"_s + name, name)).ask({}).result();
        QVERIFY2(!answer.ok(), group);
        QCOMPARE(answer.error().sqlState, QByteArray("42501"));
    }
}

void TestTrends::oddQuestionsHaveNoRows_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::newRow("no name") << QByteArray("null, null, null, 'month'");
    QTest::newRow("unknown name") << QByteArray("'by_weather', null, null, 'month'");
    QTest::newRow("no bucket") << QByteArray("'by_kind', null, null, null");
    QTest::newRow("unknown bucket") << QByteArray("'by_kind', null, null, 'fortnight'");
    QTest::newRow("no such market") << QByteArray("'by_kind', null, null, 'day', -7");
    QTest::newRow("backwards") << QByteArray("'double_bookings', '2026-02-01', '2026-01-01', 'day'");
    QTest::newRow("after the end") << QByteArray("'time_to_fill', 'infinity', null, 'week'");
    QTest::newRow("before all") << QByteArray("'near_misses', null, '4714-11-24 BC', 'week'");
    QTest::newRow("far away") << QByteArray("'per_thousand', '5874897-12-31', '5874897-12-31', 'week'");
}

void TestTrends::oddQuestionsHaveNoRows()
{
    QFETCH(const QByteArray, arguments);
    QVERIFY(PgFixture::run(*m_superuser, "select * from slotdesk.trend(" + arguments + ')').isEmpty());
}

QTEST_GUILESS_MAIN(TestTrends)
#include "tst_trends.moc"
