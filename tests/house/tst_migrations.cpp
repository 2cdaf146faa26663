// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/migrator.h"
#include "support/pgfixture.h"

#include <QtTest/QTest>

using namespace slotdesk;

/// The shipped migrations as a whole: the road to a schema does not matter, and what has landed is not edited.
class TestMigrations : public QObject
{
    Q_OBJECT

private:
    PgFixture m_pg;

    static QStringList lines(PgConnection& connection, QByteArrayView sql)
    {
        const PgResult result = PgFixture::run(connection, sql);
        QStringList all;
        for (int row = 0; row < result.rows(); ++row)
            all += result.text(row, 0);
        return all;
    }

    static QStringList catalog(PgConnection& connection);
    static QStringList seeds(PgConnection& connection);
    static void writeRows(PgConnection& connection, int step);

    /// The first lines that one has and the other has not.
    static QByteArray difference(const QStringList& one, const QStringList& other)
    {
        QStringList shown;
        for (const QString& line : one) {
            if (!other.contains(line))
                shown += QStringLiteral("only in one go: ") + line;
        }
        for (const QString& line : other) {
            if (!one.contains(line))
                shown += QStringLiteral("only step by step: ") + line;
        }
        return shown.mid(0, 20).join(QLatin1Char('\n')).toUtf8();
    }

private Q_SLOTS:
    void numbersHaveNoGap()
    {
        const QList<Migrator::Migration> all = Migrator::builtIn();
        QVERIFY(all.size() >= 11);
        for (int i = 0; i < all.size(); ++i)
            QCOMPARE(all.at(i).number, i + 1);
    }

    void whatHasLandedIsNotEdited()
    {
        // tests/house/seal_migrations adds a new one; the lines that are there stay as they are.
        QFile list(QStringLiteral(SLOTDESK_SOURCE_DIR "/tests/house/migrations.sha256"));
        QVERIFY(list.open(QIODevice::ReadOnly));
        QByteArrayList sealed = list.readAll().split('\n');
        sealed.removeAll(QByteArray());
        QByteArrayList actual;
        for (const Migrator::Migration& migration : Migrator::builtIn())
            actual += migration.checksum + "  " + QByteArray::number(migration.number).rightJustified(4, '0') + '_' +
                      migration.name.toLatin1() + ".sql";
        QCOMPARE(actual, sealed);
    }

    void theCatalogSeesEveryKindOfChange_data()
    {
        QTest::addColumn<QByteArray>("change");
        const auto row = [](const char* name, const char* sql) { QTest::newRow(name) << QByteArray(sql); };
        row("column", "ALTER TABLE slotdesk.client ADD COLUMN more text");
        row("column of a view's reader", "GRANT SELECT (name) ON slotdesk.client TO slotdesk_agent");
        row("default", "ALTER TABLE slotdesk.client ALTER COLUMN name SET DEFAULT 'x'");
        row("not null", "ALTER TABLE slotdesk.client ALTER COLUMN name DROP NOT NULL");
        row("constraint", "ALTER TABLE slotdesk.client ADD CONSTRAINT longer CHECK (length(name) < 9999)");
        row("index", "CREATE INDEX one_more ON slotdesk.client (id, name)");
        row("view", "CREATE VIEW slotdesk.one_more AS SELECT 1 AS one");
        row("function", "CREATE FUNCTION slotdesk.one_more() RETURNS int LANGUAGE sql AS 'SELECT 1'");
        row("right to a table", "GRANT INSERT ON slotdesk.event TO slotdesk_agent");
        row("right to a function", "GRANT EXECUTE ON FUNCTION slotdesk.violations() TO PUBLIC");
        row("owner", "ALTER TABLE slotdesk.client OWNER TO postgres");
        row("trigger", "ALTER TABLE slotdesk.appointment DISABLE TRIGGER ALL");
        row("type", "CREATE TYPE slotdesk.one_more AS (one int)");
        row("setting of a function", "ALTER FUNCTION slotdesk.violations() SET work_mem = '1GB'");
    }

    void theCatalogSeesEveryKindOfChange()
    {
        QFETCH(QByteArray, change);
        const auto connection = PgFixture::connect(m_pg.freshDatabase());
        const QStringList before = catalog(*connection);
        QVERIFY(before.size() > 100);
        PgFixture::run(*connection, change);
        QVERIFY(catalog(*connection) != before);
    }

    void stepByStepWithRowsBetweenEndsInTheSameSchema()
    {
        const QList<Migrator::Migration> all = Migrator::builtIn();
        const auto oneGo = PgFixture::connect(m_pg.emptyDatabase());
        QCOMPARE(Migrator(*oneGo, all).migrate().value(), int(all.size()));

        const auto steps = PgFixture::connect(m_pg.emptyDatabase());
        for (int count = 1; count <= all.size(); ++count) {
            const Result<int> applied = Migrator(*steps, all.first(count)).migrate();
            QVERIFY2(applied, applied ? "" : qPrintable(applied.error().message));
            QCOMPARE(applied.value(), 1);
            writeRows(*steps, count);
        }
        const QStringList expected = catalog(*oneGo);
        const QStringList actual = catalog(*steps);
        QVERIFY2(expected == actual, difference(expected, actual).constData());

        // What the migrations themselves write is there, and so is what we wrote between them.
        const QStringList seeded = seeds(*steps);
        for (const QString& seed : seeds(*oneGo))
            QVERIFY2(seeded.contains(seed), qPrintable(seed));
        QCOMPARE(lines(*steps, "SELECT count(*) FROM slotdesk.appointment WHERE position IS NOT NULL"),
                 QStringList(QString::number(2 * all.size())));
    }
};

/// One line for everything that the schema consists of: columns, constraints, indexes, views, functions, triggers,
/// types, owners and rights.
QStringList TestMigrations::catalog(PgConnection& connection)
{
    return lines(connection, R"(
WITH s AS (SELECT oid FROM pg_namespace WHERE nspname = 'slotdesk')
SELECT line FROM (
    SELECT format('schema %s %s', nspowner::regrole, nspacl) FROM pg_namespace WHERE nspname = 'slotdesk'
    UNION ALL
    SELECT format('extension %s', extname) FROM pg_extension
    UNION ALL
    SELECT format('relation %s %s owner %s rights %s options %s security %s %s', oid::regclass, relkind,
                  relowner::regrole, relacl, reloptions, relrowsecurity, relforcerowsecurity)
    FROM pg_class WHERE relnamespace IN (SELECT oid FROM s)
    UNION ALL
    SELECT format('column %s %s %s %s not null %s identity %s generated %s default %s rights %s', a.attrelid::regclass,
                  a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
                  a.attgenerated, pg_get_expr(d.adbin, d.adrelid), a.attacl)
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid AND c.relnamespace IN (SELECT oid FROM s) AND c.relkind <> 'i'
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attnum > 0 AND NOT a.attisdropped
    UNION ALL
    SELECT format('constraint %s %s %s %s', coalesce(nullif(conrelid, 0)::regclass::text, contypid::regtype::text),
                  conname, convalidated, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE connamespace IN (SELECT oid FROM s)
    UNION ALL
    SELECT format('index %s valid %s', pg_get_indexdef(indexrelid), indisvalid)
    FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE c.relnamespace IN (SELECT oid FROM s)
    UNION ALL
    SELECT format('view %s %s', oid::regclass, pg_get_viewdef(oid))
    FROM pg_class WHERE relnamespace IN (SELECT oid FROM s) AND relkind IN ('v', 'm')
    UNION ALL
    SELECT format('function %s owner %s rights %s %s', oid::regprocedure, proowner::regrole, proacl,
                  CASE WHEN prokind = 'a' THEN 'aggregate' ELSE pg_get_functiondef(oid) END)
    FROM pg_proc WHERE pronamespace IN (SELECT oid FROM s)
    UNION ALL
    SELECT format('trigger %s on %s enabled %s %s', CASE WHEN tgisinternal THEN pg_get_constraintdef(tgconstraint)
                  ELSE tgname END, tgrelid::regclass, tgenabled,
                  CASE WHEN tgisinternal THEN tgfoid::regproc::text ELSE pg_get_triggerdef(t.oid) END)
    FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE c.relnamespace IN (SELECT oid FROM s)
    UNION ALL
    SELECT format('type %s %s owner %s rights %s %s', oid::regtype, typtype, typowner::regrole, typacl,
                  (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = pg_type.oid))
    FROM pg_type WHERE typnamespace IN (SELECT oid FROM s)
) AS everything (line) ORDER BY line COLLATE "C")");
}

/// Rows that the migrations wrote: settings, reason codes and the like, without moments and random ids.
QStringList TestMigrations::seeds(PgConnection& connection)
{
    QStringList all;
    const QStringList tables =
        lines(connection, "SELECT format('%I', relname) FROM pg_class WHERE relnamespace = 'slotdesk'::regnamespace "
                          "AND relkind = 'r' AND relname <> 'schema_version' ORDER BY relname");
    for (const QString& table : tables) {
        const QString sql = QStringLiteral("SELECT '%1 ' || (SELECT jsonb_object_agg(key, value)::text FROM "
                                           "jsonb_each_text(to_jsonb(t)) WHERE value !~ "
                                           "'^20\\d\\d-\\d\\d-\\d\\dT|^[0-9a-f]{8}-[0-9a-f]{4}-') "
                                           "FROM slotdesk.%1 AS t")
                                .arg(table);
        all += lines(connection, sql.toUtf8());
    }
    return all;
}

/// A market with one request of two slots, as a database has them that grew with the program.
void TestMigrations::writeRows(PgConnection& connection, int step)
{
    const auto number = [&connection](QByteArrayView sql, const SqlParams& params) {
        return PgFixture::run(connection, sql, params).int64(0, 0);
    };
    const qint64 market = number("INSERT INTO slotdesk.market (name, time_zone, currency) "
                                 "VALUES ('Market ' || $1, 'America/New_York', 'USD') RETURNING id",
                                 SqlParams().add(step));
    const qint64 client =
        number("INSERT INTO slotdesk.client (name) VALUES ('Client ' || $1) RETURNING id", SqlParams().add(step));
    PgFixture::run(connection, "BEGIN"); // a request without its slots is refused at its commit
    const qint64 request =
        number("INSERT INTO slotdesk.appointment_request (market_id, client_id, service, slots, starts_at, ends_at, "
               "status) VALUES ($1, $2, 'couples', 2, now() + interval '3 hours', now() + interval '4 hours', "
               "'open') RETURNING id",
               SqlParams().add(market).add(client));
    for (int position = 1; position <= 2; ++position) {
        number("INSERT INTO slotdesk.appointment (market_id, request_id, position, starts_at, ends_at, status) "
               "SELECT market_id, id, $2, starts_at, ends_at, 'open' FROM slotdesk.appointment_request "
               "WHERE id = $1 RETURNING id",
               SqlParams().add(request).add(position));
    }
    PgFixture::run(connection, "COMMIT");
}

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
