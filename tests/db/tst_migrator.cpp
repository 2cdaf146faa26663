// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/migrator.h"
#include "support/pgfixture.h"

#include <QtTest/QTest>
#include <array>
#include <numeric>
#include <thread>

using namespace slotdesk;
using Migration = Migrator::Migration;

/// Always the same three small migrations; the built-in ones belong to other tests.
class TestMigrator : public QObject
{
    Q_OBJECT

private:
    PgFixture m_pg;

    static QList<Migration> some(int count)
    {
        const QList<Migration> all{
            Migration::make(1, QStringLiteral("one"), "CREATE TABLE slotdesk.one (n int);"),
            Migration::make(2, QStringLiteral("two"), "CREATE TABLE slotdesk.two (n int); SELECT pg_sleep(0.05);"),
            Migration::make(3, QStringLiteral("three"), "CREATE TABLE slotdesk.three (n int);"),
        };
        return all.first(count);
    }

    static bool has(PgConnection& connection, const QString& table)
    {
        return PgFixture::run(connection, "SELECT to_regclass($1) IS NOT NULL",
                              SqlParams().add(QStringLiteral("slotdesk.") + table))
            .boolean(0, 0);
    }

private Q_SLOTS:
    void aFreshDatabaseGetsEveryMigrationOnce()
    {
        const auto connection = PgFixture::connect(m_pg.emptyDatabase());
        Migrator migrator(*connection, some(3));
        QCOMPARE(migrator.check().error().kind, DbError::Kind::Schema);
        QCOMPARE(migrator.state()->current, 0);
        QCOMPARE(migrator.migrate().value(), 3);
        QVERIFY(migrator.check());
        QCOMPARE(migrator.state()->current, 3);
        QCOMPARE(migrator.state()->latest, 3);
        QCOMPARE(migrator.migrate().value(), 0);
        const PgResult rows =
            PgFixture::run(*connection, "SELECT number, name, checksum FROM slotdesk.schema_version ORDER BY number");
        QCOMPARE(rows.rows(), 3);
        QCOMPARE(rows.text(2, 1), QStringLiteral("three"));
        QCOMPARE(rows.bytes(2, 2), some(3).last().checksum);
    }

    void anOlderDatabaseIsRefusedByCheckAndMendedByMigrate()
    {
        const auto connection = PgFixture::connect(m_pg.emptyDatabase());
        QCOMPARE(Migrator(*connection, some(1)).migrate().value(), 1);
        const Result<Done> checked = Migrator(*connection, some(3)).check();
        QCOMPARE(checked.error().kind, DbError::Kind::Schema);
        QCOMPARE(Migrator(*connection, some(3)).migrate().value(), 2);
    }

    void twoAtOnceDoItOnce()
    {
        const Endpoint database = m_pg.emptyDatabase();
        std::array<int, 4> counts{};
        {
            std::vector<std::jthread> threads;
            threads.reserve(counts.size());
            for (int& count : counts)
                threads.emplace_back([&count, &database] {
                    const auto connection = PgFixture::connect(database);
                    const Result<int> migrated = Migrator(*connection, some(3)).migrate();
                    count = migrated ? *migrated : -100;
                });
        }
        QCOMPARE(std::accumulate(counts.begin(), counts.end(), 0), 3);
    }

    void aChangedMigrationIsRefused()
    {
        const auto connection = PgFixture::connect(m_pg.emptyDatabase());
        QCOMPARE(Migrator(*connection, some(2)).migrate().value(), 2);
        QList<Migration> changed = some(3);
        changed[1] = Migration::make(2, QStringLiteral("two"), "CREATE TABLE slotdesk.other (n int);");
        QCOMPARE(Migrator(*connection, changed).check().error().kind, DbError::Kind::Schema);
        QCOMPARE(Migrator(*connection, changed).migrate().error().kind, DbError::Kind::Schema);
        QVERIFY(!has(*connection, QStringLiteral("three")));
    }

    void aNewerDatabaseIsRefused()
    {
        const auto connection = PgFixture::connect(m_pg.emptyDatabase());
        QCOMPARE(Migrator(*connection, some(3)).migrate().value(), 3);
        const Result<Done> checked = Migrator(*connection, some(2)).check();
        QCOMPARE(checked.error().kind, DbError::Kind::Schema);
        QVERIFY2(checked.error().message.contains(QStringLiteral("newer")), qPrintable(checked.error().message));
        QCOMPARE(Migrator(*connection, some(2)).migrate().error().kind, DbError::Kind::Schema);
    }

    void aGapIsRefused()
    {
        const auto connection = PgFixture::connect(m_pg.emptyDatabase());
        QCOMPARE(Migrator(*connection, {some(3).first(), some(3).last()}).migrate().error().kind,
                 DbError::Kind::Schema);
        QCOMPARE(Migrator(*connection, some(3)).migrate().value(), 3);
        PgFixture::run(*connection, "DELETE FROM slotdesk.schema_version WHERE number = 2");
        QCOMPARE(Migrator(*connection, some(3)).check().error().kind, DbError::Kind::Schema);
        QCOMPARE(Migrator(*connection, some(3)).migrate().error().kind, DbError::Kind::Schema);
    }

    void aFailingMigrationChangesNothing()
    {
        const auto connection = PgFixture::connect(m_pg.emptyDatabase());
        QList<Migration> failing = some(3);
        failing[1] = Migration::make(2, QStringLiteral("two"),
                                     "CREATE TABLE slotdesk.two (n int);\nINSERT INTO slotdesk.two VALUES ('x');");
        const Result<int> migrated = Migrator(*connection, failing).migrate();
        QCOMPARE(migrated.error().kind, DbError::Kind::Sql);
        QCOMPARE(migrated.error().sqlState, QByteArray("22P02"));
        QVERIFY(!connection->inTransaction());
        QVERIFY(!has(*connection, QStringLiteral("two")));
        QCOMPARE(Migrator(*connection, some(3)).state()->current, 1);
        QCOMPARE(Migrator(*connection, some(3)).migrate().value(), 2);
    }

    void aMigrationMayNotEndItsTransaction()
    {
        const auto connection = PgFixture::connect(m_pg.emptyDatabase());
        const QList<Migration> bad{Migration::make(1, QStringLiteral("one"), "SELECT 1; COMMIT;")};
        QCOMPARE(Migrator(*connection, bad).migrate().error().kind, DbError::Kind::Schema);
    }

    void theBuiltInOnesAreNumberedWithoutGaps()
    {
        const QList<Migration> all = Migrator::builtIn();
        QVERIFY(!all.isEmpty());
        for (qsizetype at = 0; at < all.size(); ++at)
            QCOMPARE(all[at].number, at + 1);
    }

    void theFixtureHandsOutMigratedDatabases()
    {
        const Endpoint first = m_pg.freshDatabase(QStringLiteral("First one"));
        const Endpoint second = m_pg.freshDatabase();
        QVERIFY(first.database() != second.database());
        const auto connection = PgFixture::connect(second);
        QVERIFY(Migrator(*connection).check());
    }
};

QTEST_GUILESS_MAIN(TestMigrator)
#include "tst_migrator.moc"
