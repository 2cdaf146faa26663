// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/migrator.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtCore/QScopeGuard>
#include <algorithm>

// Must stand outside of any namespace. Without it the linker drops the files: nothing refers to them by name.
static void initSqlFiles()
{
    Q_INIT_RESOURCE(sql);
}

namespace slotdesk {

namespace {

constexpr qint64 advisoryKey = 0x736c6f746465736b; // "slotdesk"
constexpr int migrationTimeoutMs = 600000;         // an index over years of bookings

DbError schemaError(const QString& message, const QString& hint = {})
{
    DbError error;
    error.kind = DbError::Kind::Schema;
    error.message = message;
    error.hint = hint;
    return error;
}

} // namespace

Migrator::Migration Migrator::Migration::make(int number, const QString& name, const QByteArray& sql)
{
    return {number, name, sql, QCryptographicHash::hash(sql, QCryptographicHash::Sha256).toHex()};
}

QList<Migrator::Migration> Migrator::builtIn()
{
    static const QRegularExpression form(QStringLiteral(R"(^(\d{4})_(\w+)\.sql$)"));
    initSqlFiles();
    QList<Migration> migrations;
    const QStringList files = QDir(QStringLiteral(":/sql")).entryList(QDir::Files, QDir::Name);
    for (const QString& fileName : files) {
        const QRegularExpressionMatch match = form.match(fileName);
        QFile file(QStringLiteral(":/sql/") + fileName);
        if (match.hasMatch() && file.open(QIODevice::ReadOnly))
            migrations.append(Migration::make(match.captured(1).toInt(), match.captured(2), file.readAll()));
    }
    return migrations;
}

Migrator::Migrator(PgConnection& connection, QList<Migration> migrations)
    : m_connection(connection), m_migrations(std::move(migrations))
{
    std::sort(m_migrations.begin(), m_migrations.end(),
              [](const Migration& a, const Migration& b) { return a.number < b.number; });
}

Result<QList<Migrator::Applied>> Migrator::applied()
{
    const Result<PgResult> there = m_connection.exec("SELECT to_regclass('slotdesk.schema_version') IS NOT NULL");
    if (!there)
        return there.error();
    if (!there->boolean(0, 0))
        return QList<Applied>();
    const Result<PgResult> rows =
        m_connection.exec("SELECT number, checksum FROM slotdesk.schema_version ORDER BY number");
    if (!rows)
        return rows.error();
    QList<Applied> all;
    for (int row = 0; row < rows->rows(); ++row)
        all.append(Applied{rows->int32(row, 0), rows->bytes(row, 1)});
    return all;
}

std::optional<DbError> Migrator::disagreement(const QList<Applied>& applied) const
{
    for (qsizetype at = 0; at < m_migrations.size(); ++at)
        if (m_migrations[at].number != at + 1)
            return schemaError(tr("This program lacks migration %1.").arg(at + 1));
    if (!applied.isEmpty() && applied.last().number > m_migrations.size())
        return schemaError(tr("The database has schema %1, which is newer than this program's %2.")
                               .arg(applied.last().number)
                               .arg(m_migrations.size()),
                           tr("Update Slotdesk."));
    for (qsizetype at = 0; at < applied.size(); ++at) {
        if (applied[at].number != at + 1)
            return schemaError(tr("The database lacks migration %1 though it has a later one.").arg(at + 1),
                               tr("Its table slotdesk.schema_version was changed by hand: restore it."));
        if (applied[at].checksum != m_migrations[at].checksum)
            return schemaError(tr("Migration %1 (%2) of the database is not the one that this program has.")
                                   .arg(at + 1)
                                   .arg(m_migrations[at].name),
                               tr("The database was made by another build of Slotdesk: use that one."));
    }
    return std::nullopt;
}

Result<Migrator::State> Migrator::state()
{
    const Result<QList<Applied>> rows = applied();
    if (!rows)
        return rows.error();
    return State{rows->isEmpty() ? 0 : rows->last().number, m_migrations.isEmpty() ? 0 : m_migrations.last().number};
}

Result<Done> Migrator::check()
{
    const Result<QList<Applied>> rows = applied();
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return schemaError(tr("There is no Slotdesk schema in this database."), tr("Make it with: slotctl init"));
    if (auto error = disagreement(*rows))
        return *error;
    if (rows->size() < m_migrations.size())
        return schemaError(
            tr("The database has schema %1, but this program needs %2.").arg(rows->size()).arg(m_migrations.size()),
            tr("An administrator brings it up to date with: slotctl init"));
    return Done();
}

Result<int> Migrator::migrate()
{
    const auto restore =
        qScopeGuard([this, before = m_connection.statementTimeout()] { m_connection.setStatementTimeout(before); });
    m_connection.setStatementTimeout(migrationTimeoutMs);
    for (int count = 0;; ++count) {
        const Result<bool> applied = applyNext();
        if (!applied)
            return applied.error();
        if (!*applied)
            return count;
    }
}

// One transaction from the look at the state to the row that changes it. The lock ends with the transaction, so that
// a pooler that hands the next transaction another session does not leave it behind.
Result<bool> Migrator::applyNext()
{
    const Result<Done> begun = m_connection.script("BEGIN ISOLATION LEVEL READ COMMITTED");
    if (!begun)
        return begun.error();
    Result<bool> applied = applyNextLocked();
    if (applied) {
        if (const Result<Done> committed = m_connection.script("COMMIT"); !committed)
            return committed.error();
        return applied;
    }
    if (m_connection.inTransaction())
        (void)m_connection.script("ROLLBACK");
    return applied;
}

Result<bool> Migrator::applyNextLocked()
{
    if (const auto locked = m_connection.exec("SELECT pg_advisory_xact_lock($1)", SqlParams().add(advisoryKey));
        !locked)
        return locked.error();
    const Result<QList<Applied>> rows = applied();
    if (!rows)
        return rows.error();
    if (auto error = disagreement(*rows))
        return *error;
    if (rows->size() == m_migrations.size())
        return false;
    const Result<Done> done = apply(m_migrations[rows->size()]);
    return done ? Result<bool>(true) : done.error();
}

Result<Done> Migrator::apply(const Migration& migration)
{
    if (migration.number == 1) {
        Result<Done> made =
            m_connection.script("CREATE SCHEMA IF NOT EXISTS slotdesk;"
                                "CREATE TABLE IF NOT EXISTS slotdesk.schema_version (number int PRIMARY KEY, "
                                "name text NOT NULL, checksum text NOT NULL, "
                                "applied_at timestamptz NOT NULL DEFAULT now(), "
                                "applied_by text NOT NULL DEFAULT session_user)");
        if (!made)
            return made;
    }
    const QString title = QStringLiteral("%1 (%2)").arg(migration.number).arg(migration.name);
    if (const Result<Done> ran = m_connection.script(migration.sql); !ran) {
        DbError error = ran.error();
        error.message = tr("Migration %1 failed and changed nothing: %2").arg(title, error.message);
        return error;
    }
    if (!m_connection.inTransaction())
        return schemaError(tr("Migration %1 ends the transaction that it is part of.").arg(title));
    const auto noted = m_connection.exec("INSERT INTO slotdesk.schema_version (number, name, checksum) "
                                         "VALUES ($1, $2, $3)",
                                         SqlParams().add(migration.number).add(migration.name).raw(migration.checksum));
    return noted ? Result<Done>(Done()) : noted.error();
}

} // namespace slotdesk
