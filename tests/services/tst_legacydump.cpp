// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacyaudit.h"
#include "services/legacydump.h"
#include "support/legacydata.h"

#include <QtCore/QTemporaryFile>
#include <QtTest/QtTest>

using namespace slotdesk;
using namespace Qt::StringLiterals;

class TestLegacyDump : public QObject
{
    Q_OBJECT

private:
    PgFixture m_server;

    AuditReport audit(const Endpoint& database)
    {
        auto report = LegacyAudit::run(*PgFixture::connect(database), *LegacyMapping::builtIn());
        if (!report)
            qFatal("%s", qPrintable(report.error().text()));
        return report.take();
    }

    AuditReport m_before;

private Q_SLOTS:
    void initTestCase() { m_before = audit(LegacyData::shipped(m_server)); }
    void whatIsNoDumpIsRefused();
    void theLastDaysLieAroundNow_data();
    void theLastDaysLieAroundNow();
};

void TestLegacyDump::whatIsNoDumpIsRefused()
{
    const Endpoint database = m_server.emptyDatabase();
    const QString binaries = m_server.cluster().status().binaries;
    QVERIFY(
        LegacyDump::load(u"/no/such/file.sql.gz"_s, database, binaries).error().message.contains(u"cannot be read"));
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("this is not gzip");
    file.close();
    const auto loaded = LegacyDump::load(file.fileName(), database, binaries);
    QVERIFY(!loaded.ok());
    QVERIFY2(loaded.error().message.contains(u"cannot be unpacked"_s), qPrintable(loaded.error().message));
}

void TestLegacyDump::theLastDaysLieAroundNow_data()
{
    QTest::addColumn<QDateTime>("now");
    const auto utc = [](int year, int month, int day, int hour) {
        return QDateTime(QDate(year, month, day), QTime(hour, 0), Qt::UTC);
    };
    QTest::newRow("between last write and last visit") << utc(2026, 11, 23, 9);
    QTest::newRow("a weekday that whole weeks do not reach") << utc(2026, 12, 4, 9);
    QTest::newRow("half a year on, across a clock change") << utc(2027, 5, 2, 9);
    QTest::newRow("before the dump was made") << utc(2025, 12, 1, 9);
}

void TestLegacyDump::theLastDaysLieAroundNow()
{
    QFETCH(QDateTime, now);
    const Endpoint database = LegacyData::shipped(m_server);
    const auto local = [&database](const char* column) {
        return PgFixture::run(database, QByteArray("select string_agg(to_char(") + column +
                                            " at time zone 'UTC' at time zone time_zone, 'Dy HH24:MI'), ',' order by "
                                            "id) from appointment_requests "
                                            "where time_zone is not null")
            .bytes(0, 0);
    };
    const QByteArray wall = local("starts_at");
    const auto weeks = LegacyDump::shift(*PgFixture::connect(database), now);
    QVERIFY2(weeks.ok(), qPrintable(weeks.ok() ? QString() : weeks.error().text()));
    QCOMPARE(local("starts_at"), wall);

    const PgResult seen = PgFixture::run(
        database,
        "select (select count(*) from appointments where created_at > $1) + (select count(*) from appointment_offers "
        "where greatest(created_at, sent_at, responded_at) > $1) + (select count(*) from appointment_requests where "
        "greatest(created_at, updated_at) > $1), (select count(*) from appointments where starts_at > $1), "
        "(select count(*) from appointments a join appointment_requests r on r.id = a.appointment_request_id "
        " where a.created_at < r.created_at), (select starts_at > $1 from appointment_requests where id = 51191)",
        SqlParams().add(now.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s)));
    QCOMPARE(seen.int64(0, 0), 0);
    QVERIFY(seen.int64(0, 1) >= 5);
    QCOMPARE(seen.int64(0, 2), 0);
    QVERIFY(seen.boolean(0, 3));

    // The same cases with the same gaps: the copy is moved, not changed.
    const AuditReport after = audit(database);
    QCOMPARE(after.liveAppointments, m_before.liveAppointments);
    QCOMPARE(after.doubleBookings.size(), m_before.doubleBookings.size());
    for (qsizetype i = 0; i < m_before.doubleBookings.size(); ++i) {
        QCOMPARE(after.doubleBookings.at(i).appointmentIds, m_before.doubleBookings.at(i).appointmentIds);
        if (*m_before.doubleBookings.at(i).gapMs < 60000)
            QCOMPARE(*after.doubleBookings.at(i).gapMs, *m_before.doubleBookings.at(i).gapMs);
    }
}

QTEST_GUILESS_MAIN(TestLegacyDump)
#include "tst_legacydump.moc"
