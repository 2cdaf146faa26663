// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pgfixture.h"

#include <QtCore/QJsonArray>
#include <QtCore/QTimeZone>
#include <QtTest/QTest>

using namespace slotdesk;

class TestPgResult : public QObject
{
    Q_OBJECT

private:
    PgFixture m_pg;
    std::unique_ptr<PgConnection> m_connection;

    PgResult run(QByteArrayView sql, const SqlParams& params = {})
    {
        return PgFixture::run(*m_connection, sql, params);
    }

private Q_SLOTS:
    void initTestCase() { m_connection = PgFixture::connect(m_pg.emptyDatabase()); }

    void timesOfEveryOffset_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("utc");
        const auto row = [](const char* text, const char* utc) {
            QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(utc);
        };
        row("2026-03-08 14:03:07.412+00", "2026-03-08T14:03:07.412Z");
        row("2026-03-08 14:03:07+00", "2026-03-08T14:03:07.000Z");
        row("2026-03-08 14:03:07.4+00", "2026-03-08T14:03:07.400Z");
        row("2026-03-08 14:03:07.412999+00", "2026-03-08T14:03:07.412Z");
        row("2026-03-08 01:03:07-05", "2026-03-08T06:03:07.000Z");
        row("2026-03-08 23:30:00-05", "2026-03-09T04:30:00.000Z");
        row("2026-03-08 03:00:00+05:30", "2026-03-07T21:30:00.000Z");
        row("2026-03-08 03:00:00-03:30", "2026-03-08T06:30:00.000Z");
        row("1880-01-01 00:19:32+00:19:32", "1880-01-01T00:00:00.000Z");
        row("2026-03-08 14:03:07", "2026-03-08T14:03:07.000Z");
        row("2026-03-08T14:03:07Z", "2026-03-08T14:03:07.000Z");
        row("1969-12-31 23:59:59.5+00", "1969-12-31T23:59:59.500Z");
        for (const char* none : {"infinity", "-infinity", "", "2026-13-01 00:00:00+00", "2026-03-08", "x"})
            row(none, "");
    }

    void timesOfEveryOffset()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, utc);
        const QDateTime at = parseTimestamp(text);
        QCOMPARE(at.isValid() ? at.toString(Qt::ISODateWithMs) : QString(), utc);
        QVERIFY(!at.isValid() || at.timeSpec() == Qt::UTC);
    }

    void timesComeBackInWhateverZoneTheSessionIs()
    {
        const QDateTime at = QDateTime::fromString(QStringLiteral("2026-11-01T06:30:00.250Z"), Qt::ISODateWithMs);
        for (const char* zone : {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Chatham", "Europe/Amsterdam"}) {
            run("SELECT set_config('TimeZone', $1, false)", SqlParams().add(QString::fromLatin1(zone)));
            QCOMPARE(run("SELECT $1::timestamptz", SqlParams().add(at)).time(0, 0), at);
            const QDateTime local = at.toTimeZone(QTimeZone("America/New_York"));
            QCOMPARE(run("SELECT $1::timestamptz", SqlParams().add(local)).time(0, 0), at);
        }
        const PgResult old = run("SELECT '0044-03-15 12:00+00 BC'::timestamptz, '1850-06-01 12:00+00'::timestamptz");
        QCOMPARE(old.time(0, 0).date(), QDate(-44, 3, 15));
        QCOMPARE(old.time(0, 1), QDateTime(QDate(1850, 6, 1), QTime(12, 0), Qt::UTC));
        QVERIFY(run("SELECT $1::timestamptz IS NULL", SqlParams().add(QDateTime())).boolean(0, 0));
    }

    void arraysGoThereAndBack()
    {
        const QStringList odd{QStringLiteral("plain"),  QStringLiteral("a,b"), QStringLiteral("say \"x\""),
                              QStringLiteral("back\\"), QStringLiteral("{}"),  QString::fromUtf8(""),
                              QStringLiteral("NULL"),   QStringLiteral(" ü ")};
        QCOMPARE(run("SELECT $1::text[]", SqlParams().addArray(odd)).textArray(0, 0), odd);
        QCOMPARE(run("SELECT cardinality($1::text[])", SqlParams().addArray(QStringList())).int32(0, 0), 0);
        const QList<qint64> numbers{1, -2, Q_INT64_C(9007199254740993)};
        QCOMPARE(run("SELECT $1::bigint[]", SqlParams().addArray(numbers)).int64Array(0, 0), numbers);
        QCOMPARE(
            run("SELECT $1::bigint[]", SqlParams().addArray(QList<OfferId>{OfferId(3), OfferId(4)})).int64Array(0, 0),
            (QList<qint64>{3, 4}));
        const PgResult special = run("SELECT ARRAY[null, 'x'], '{}'::text[], null::text[]");
        QCOMPARE(special.textArray(0, 0), (QStringList{QString::fromUtf8(""), QStringLiteral("x")}));
        QVERIFY(special.textArray(0, 1).isEmpty());
        QVERIFY(special.textArray(0, 2).isEmpty());
    }

    void valuesOfEveryKind()
    {
        const PgResult row =
            run(R"(SELECT 9007199254740993::bigint AS big, 7 AS small, 1.5::float8 AS real, true AS yes,
                                    false AS no, 'dü'::text AS text, '{"a": [1]}'::jsonb AS json, null::text AS none,
                                    'x' AS "Mixed Case")");
        QCOMPARE(row.rows(), 1);
        QCOMPARE(row.int64(0, row.column("big")), Q_INT64_C(9007199254740993));
        QCOMPARE(row.int32(0, row.column("big"), -1), -1);
        QCOMPARE(row.id<OfferId>(0, row.column("small")), OfferId(7));
        QCOMPARE(row.real(0, row.column("real")), 1.5);
        QVERIFY(row.boolean(0, row.column("yes")));
        QVERIFY(!row.boolean(0, row.column("no")));
        QCOMPARE(row.text(0, row.column("text")), QStringLiteral("dü"));
        QCOMPARE(row.json(0, row.column("json")).value(QStringLiteral("a")).toArray().size(), 1);
        QVERIFY(row.isNull(0, row.column("none")));
        QVERIFY(row.text(0, row.column("none")).isNull());
        QCOMPARE(row.int64(0, row.column("none"), 42), 42);
        QCOMPARE(row.columnName(row.column("Mixed Case")), QByteArray("Mixed Case"));
    }

    void whatIsNotThereIsNull()
    {
        const PgResult nothing;
        QCOMPARE(nothing.rows(), 0);
        QVERIFY(nothing.isNull(0, 0));
        QCOMPARE(nothing.column("x"), -1);
        const PgResult one = run("SELECT 1 AS x");
        for (const auto& [row, column] : {std::pair(0, 1), std::pair(1, 0), std::pair(-1, 0), std::pair(0, -1)}) {
            QVERIFY(one.isNull(row, column));
            QCOMPARE(one.text(row, column), QString());
            QVERIFY(!one.time(row, column).isValid());
        }
        QCOMPARE(one.column("X"), -1);
        QCOMPARE(run("CREATE TEMP TABLE t AS SELECT generate_series(1, 5) AS n").affected(), 5);
        QCOMPARE(run("UPDATE t SET n = n + 1 WHERE n > 2").affected(), 3);
    }

    void aCopyOutlivesTheOriginalAndTheConnection()
    {
        PgResult kept;
        {
            const auto connection = PgFixture::connect(m_pg.cluster().endpoint(QStringLiteral("postgres")));
            kept = PgFixture::run(*connection, "SELECT 'still here'");
        }
        QCOMPARE(kept.text(0, 0), QStringLiteral("still here"));
    }
};

QTEST_GUILESS_MAIN(TestPgResult)
#include "tst_pgresult.moc"
