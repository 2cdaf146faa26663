// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/bookinghistory.h"
#include "services/legacyimport.h"
#include "support/legacydata.h"

#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

using namespace slotdesk;
using namespace Qt::StringLiterals;

/// A planted history of three years: 30 bookings a month, one double booking in the first two years, then six a month.
class TestBookingHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyMonthAgreesWithASecondQuery();
    void theMonthInWhichTheyGrewIsNamed();
    void everyCauseIsTold();
    void anAppointmentCostsOnce();
    void theImportedHistorySaysTheSame();
    void whatWasSettledIsStillToldOf();
    void aSteadyRateIsNoGrowth();
    void theChanceIsTheBinomialTail();
    void onlySupervisorsAndAuditorsAsk();

private:
    static HistoryReport read(const Endpoint& database)
    {
        auto report = BookingHistory::legacy(*PgFixture::connect(database), *LegacyMapping::builtIn());
        if (!report)
            qFatal("%s", qPrintable(report.error().text()));
        return report.take();
    }
    static QStringList months(const HistoryReport& report)
    {
        QStringList lines;
        for (const HistoryReport::Month& month : report.months())
            lines << u"%1 %2 %3 %4"_s.arg(month.name)
                         .arg(month.bookings)
                         .arg(month.cases)
                         .arg(month.cost.value(u"USD"_s));
        return lines;
    }

    PgFixture m_server;
    std::unique_ptr<LegacyData> m_data;
    Endpoint m_imported;
    std::unique_ptr<HistoryReport> m_report;
};

void TestBookingHistory::initTestCase()
{
    m_data = std::make_unique<LegacyData>(m_server);
    m_data->run(R"(
create table planted as select 1000 + m * 30 + k as id, m, k,
    timestamp '2021-01-01 12:00' + m * interval '1 month' + k * interval '20 h' as at
    from generate_series(0, 35) m, generate_series(0, 29) k;
insert into appointment_requests (id, user_id, session_type, slots, starts_at, time_zone, duration_minutes, city, price_cents,
                                  status, created_at, updated_at)
    select id, 1, 'single', 1, at, 'UTC', 60, 'Golden', 10000, 'filled', at - interval '5 h', at from planted;
insert into appointment_offers (id, appointment_request_id, therapist_id, status, sent_at, created_at, updated_at)
    select id, id, 501, 1, at - interval '5 h', at - interval '5 h', at from planted;
insert into appointments (id, appointment_request_id, therapist_id, starts_at, ends_at, status, therapist_pay_cents,
                          created_at, updated_at)
    select id, id, 501, at, at + interval '1 h', 'completed', 7000, at - interval '4 h', at from planted;
-- One race early on; from March 2023 on, of each month's first five: a race, one by hand, one by a stale offer, one sent
-- twice, one reassigned.
create table late as select p.*, case k when 0 then 0.04 when 1 then 7200 when 2 then 90 when 3 then 0.03 else 3600 end as gap
    from planted p where m >= 26 and k < 5 or m = 4 and k = 0;
insert into appointment_offers (id, appointment_request_id, therapist_id, status, sent_at, created_at, updated_at)
    select 500000 + id, id, 502, 1, at, at, at from late where k in (0, 2);
insert into appointments (id, appointment_request_id, therapist_id, starts_at, ends_at, status, therapist_pay_cents,
                          reassigned_from_id, created_at, updated_at)
    select 500000 + id, id, case k when 3 then 501 else 502 end, at, at + interval '1 h', 'completed', 7000,
           case k when 4 then id end, at - interval '4 h' + gap * interval '1 s', at from late;
-- Once each: two records of one therapist, a visit that was moved, one left on a cancelled request.
update therapists set merged_into_id = 503 where id = 504;
insert into appointment_requests (id, user_id, session_type, slots, starts_at, time_zone, duration_minutes, city, price_cents,
                                  status, created_at, updated_at)
    select v.*, 'UTC', 60, 'Golden', 10000, s, '2023-11-01', '2023-11-01' from (values
        (9001, 2, 'single', 1, timestamp '2023-12-30 08:00', 'filled'), (9002, 3, 'single', 1, '2023-12-30 08:00', 'filled'),
        (9003, 2, 'single', 1, '2023-12-31 08:00', 'filled'), (9004, 3, 'single', 1, '2023-12-31 18:00', 'filled'),
        (9005, 4, 'single', 1, '2023-12-31 21:00', 'cancelled')) w (a, b, c, d, e, s)
    cross join lateral (select a, b, c, d, e) v;
insert into appointments (id, appointment_request_id, therapist_id, starts_at, ends_at, status, therapist_pay_cents,
                          created_at, updated_at)
    select id, id, t, at, at + interval '1 h', 'completed', 7000, written, written from (values
        (9001, 503, timestamp '2023-12-30 08:00', timestamp '2023-12-01 08:00'), (9002, 504, '2023-12-30 08:00', '2023-12-01 09:00'),
        (9003, 502, '2023-12-31 08:00', '2023-12-01 08:00'), (9004, 502, '2023-12-31 08:30', '2023-12-01 09:00'),
        (9005, 502, '2023-12-31 21:00', '2023-12-01 08:00')) w (id, t, at, written);
)");
    m_report = std::make_unique<HistoryReport>(read(m_data->endpoint()));
    m_imported = m_server.freshDatabase(u"history"_s);
    const auto imported = LegacyImport::run(*PgFixture::connect(m_data->endpoint()), *PgFixture::connect(m_imported),
                                            *LegacyMapping::builtIn(), {});
    QVERIFY2(imported && imported->trustworthy(), imported ? qPrintable(imported->text()) : "");
}

/// Written without anything of the program's own: a count over the old tables as they stand.
void TestBookingHistory::everyMonthAgreesWithASecondQuery()
{
    const PgResult rows = PgFixture::run(m_data->endpoint(), R"(
with too_many as (
    select a.id, a.created_at, 1 as cases from appointments a where a.id > 500000
    union all select a.id, a.created_at, 1 from appointments a join appointments b
        on a.id > 500000 and b.id = a.appointment_request_id and a.therapist_id = b.therapist_id
    union all select id, created_at, 1 from appointments where id in (9002, 9004, 9005)
)
select to_char(a.created_at, 'YYYY-MM') || ' ' || count(distinct a.id) || ' ' || count(t.id) || ' ' ||
       7000 * count(distinct t.id)
from appointments a left join too_many t on t.id = a.id group by to_char(a.created_at, 'YYYY-MM') order by 1)");
    QStringList expected;
    for (int row = 0; row < rows.rows(); ++row)
        expected << rows.text(row, 0);
    QCOMPARE(expected.size(), 36);
    QCOMPARE(months(*m_report), expected);
    QCOMPARE(expected.at(26), u"2023-03 35 6 35000"_s);
    // And with the audit, case by case.
    QCOMPARE(m_report->cases().size(), 64);
}

void TestBookingHistory::theMonthInWhichTheyGrewIsNamed()
{
    const auto growth = m_report->growth();
    QVERIFY(growth);
    QCOMPARE(growth->month.name, u"2023-03"_s);
    QCOMPARE(growth->casesBefore, 1);
    QCOMPARE(growth->bookingsBefore, 26 * 30 + 1);
    QVERIFY(growth->chance < 1e-6);
    QVERIFY(m_report->text().contains(u"They began to grow in 2023-03: 6 of 35 bookings, after 1 of 781"_s));
}

void TestBookingHistory::everyCauseIsTold()
{
    const QMap<QString, int> expected{{u"race"_s, 11},          {u"manual"_s, 10},           {u"stale_accept"_s, 10},
                                      {u"double_submit"_s, 20}, {u"reassign_kept"_s, 10},    {u"merged_records"_s, 1},
                                      {u"late_edit"_s, 1},      {u"close_not_followed"_s, 1}};
    QCOMPARE(m_report->causes(), expected);
    for (const PastCase& one : m_report->cases())
        QVERIFY(!one.cause().sentence.isEmpty() && !one.cause().sentence.contains(u'%'));
    const QJsonObject first = m_report->toJson()[u"cases"].toArray().first().toObject();
    QCOMPARE(first[u"cause"].toString(), u"race"_s);
    QCOMPARE(first[u"gap_ms"].toDouble(), 40.0);
    QVERIFY(first[u"at"].toString().startsWith(u"2021-05-01T08:00:00"_s));
}

void TestBookingHistory::anAppointmentCostsOnce()
{
    const PgResult pay =
        PgFixture::run(m_data->endpoint(), "select sum(therapist_pay_cents) from appointments where id > "
                                           "500000 or id in (9002, 9004, 9005)");
    QCOMPARE(m_report->cost(), (QMap<QString, qint64>{{u"USD"_s, pay.int64(0, 0)}}));
}

void TestBookingHistory::theImportedHistorySaysTheSame()
{
    const auto own = BookingHistory::own(*PgFixture::connect(m_imported));
    QVERIFY2(own, own ? "" : qPrintable(own.error().text()));
    QCOMPARE(months(*own), months(*m_report));
    QCOMPARE(own->growth()->month.name, u"2023-03"_s);
    // Who was merged and whose place a row took stands in notes there: what is left of the evidence is told.
    QMap<QString, int> causes = own->causes();
    QCOMPARE(causes.value(u"race"_s), 11);
    QCOMPARE(causes.value(u"double_submit"_s), 20);
    QCOMPARE(causes.value(u"stale_accept"_s), 10);
    QCOMPARE(causes.value(u"manual"_s), 20);
    QCOMPARE(causes.value(u"late_edit"_s), 1);
    QCOMPARE(causes.value(u"close_not_followed"_s), 1);
}

void TestBookingHistory::whatWasSettledIsStillToldOf()
{
    const auto supervisor = PgFixture::connect(m_server.login(m_imported, u"settler"_s, {u"slotdesk_supervisor"_s}));
    PgFixture::run(*supervisor,
                   "select slotdesk.dismiss_alert(gen_random_uuid(), (select min(id) from slotdesk.open_alert "
                   "where kind = 'surplus'), 'accepted: long ago')");
    const auto own = BookingHistory::own(*supervisor);
    QCOMPARE(months(*own), months(*m_report));
}

void TestBookingHistory::aSteadyRateIsNoGrowth()
{
    QMap<QString, qint64> bookings;
    QList<PastCase> cases;
    for (int m = 1; m <= 12; ++m) {
        bookings.insert(u"2025-%1"_s.arg(m, 2, 10, QLatin1Char('0')), 1000);
        for (int n = 0; n < 2 + m % 3; ++n) {
            PastCase one;
            one.kind = AlertKind::Surplus;
            one.seenAt = QDateTime(QDate(2025, m, 3), QTime(8, n), Qt::UTC);
            cases.append(one);
        }
    }
    QVERIFY(!HistoryReport(bookings, cases).growth());
    // The first month alone is nobody's growth, and neither is a month without bookings.
    QVERIFY(!HistoryReport({{u"2025-01"_s, 100}}, cases.mid(0, 3)).growth());
    QVERIFY(HistoryReport({}, {}).text().contains(u"0 double bookings"_s));
}

void TestBookingHistory::theChanceIsTheBinomialTail()
{
    QVERIFY(qAbs(HistoryReport::chanceOfAtLeast(8, 10, 0.5) - 56.0 / 1024) < 1e-12);
    QVERIFY(qAbs(HistoryReport::chanceOfAtLeast(1, 3, 0.1) - (1 - 0.9 * 0.9 * 0.9)) < 1e-12);
    QCOMPARE(HistoryReport::chanceOfAtLeast(0, 5, 0.2), 1.0);
}

void TestBookingHistory::onlySupervisorsAndAuditorsAsk()
{
    for (const char* group : {"slotdesk_supervisor", "slotdesk_admin", "slotdesk_reader", "slotdesk_agent"}) {
        const auto login = PgFixture::connect(
            m_server.login(m_imported, u"h_"_s + QLatin1String(group), {QString::fromLatin1(group)}));
        QCOMPARE(BookingHistory::own(*login).ok(), QByteArray(group) != "slotdesk_agent");
    }
    const auto elsewhere =
        PgFixture::connect(m_server.login(m_imported, u"h_none"_s, {u"slotdesk_supervisor"_s}, {999}));
    QVERIFY(BookingHistory::own(*elsewhere)->cases().isEmpty());
}

QTEST_GUILESS_MAIN(TestBookingHistory)
#include "tst_bookinghistory.moc"
