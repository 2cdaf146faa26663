// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/foreignguard.h"

#include "services/foreignguardsql.h"
#include "services/legacyshape.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QStringBuilder>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRowsWithoutIndex = 100000;

DbError mayNot(const QString& sentence, const QString& hint)
{
    return DbError{DbError::Kind::Sql, "42501", sentence, hint};
}

QByteArray script(const QString& name)
{
    return LegacySql::resource(name);
}

} // namespace

QJsonObject ForeignGuard::Status::toJson() const
{
    if (!installed)
        return {{u"installed"_s, false}};
    return {{u"installed"_s, true},  {u"active"_s, active},      {u"mode"_s, mode},
            {u"backend"_s, backend}, {u"table"_s, appointments}, {u"overlaps"_s, overlaps},
            {u"found"_s, found},     {u"standing"_s, standing},  {u"findings"_s, newest}};
}

QString ForeignGuard::Status::text() const
{
    if (!installed)
        return u"No guard is installed here: slotctl guard install does it."_s;
    QString all = u"The guard on %1 (mapping \"%2\") %3."_s.arg(
        appointments, backend,
        mode == u"enforce" ? u"refuses double bookings"_s : u"observes: double bookings are stored and found"_s);
    if (!active)
        all += u"\nIts trigger is missing or disabled: nothing is watched. Install it again."_s;
    if (!overlaps)
        all += u"\nOne therapist in two places is not looked for: without an index on the therapist each booking would "
               u"read "
               u"the whole table. Make one, then install again."_s;
    if (clean())
        return all + u"\nNo double booking stands; %1 found since the guard was installed."_s.arg(found);
    for (auto it = standing.begin(); it != standing.end(); ++it)
        all += u"\n%1 %2"_s.arg(it.value().toInteger()).arg(it.key());
    for (const auto& one : newest) {
        const QJsonObject row = one.toObject();
        all += u"\n%1  %2: appointment %3, %4 of %5 on request %6; %7"_s.arg(
            row[u"at"].toString(), row[u"kind"].toString(), QString::number(row[u"appointment_id"].toInteger()),
            QString::number(row[u"live"].toInteger()), QString::number(row[u"slots"].toInteger()),
            QString::number(row[u"request_id"].toInteger()), row[u"what"].toString());
    }
    return all;
}

Result<ForeignGuard::Status> ForeignGuard::install(const LegacyMapping& mapping, Mode mode)
{
    if (const auto done = inTransaction([&] { return installLocked(mapping, mode); }); !done)
        return done.error();
    return status();
}

Result<Done> ForeignGuard::inTransaction(const std::function<Result<Done>()>& work)
{
    // Bookings wait while the trigger is made; nobody shall wait longer than this because of us.
    if (auto begun = m_legacy.script("begin isolation level read committed; set local lock_timeout = '10s'"); !begun)
        return begun;
    Result<Done> done = work();
    if (done)
        return m_legacy.script("commit");
    if (m_legacy.inTransaction())
        (void)m_legacy.script("rollback");
    if (done.error().sqlState == "42501" && done.error().hint.isEmpty())
        return mayNot(u"This login may not do that: %1"_s.arg(done.error().message),
                      u"Use the login that owns the backend's tables, or a superuser."_s);
    if (done.error().sqlState == "55P03")
        return DbError{DbError::Kind::Sql, "55P03",
                       u"The backend's tables were busy for ten seconds: nothing was changed."_s,
                       u"Somebody holds them in a long transaction; try again."_s, true};
    return done;
}

Result<Done> ForeignGuard::installLocked(const LegacyMapping& mapping, Mode mode)
{
    const auto types = LegacyShape::check(m_legacy, mapping, {u"requests"_s, u"appointments"_s, u"therapists"_s});
    if (!types)
        return types.error();
    if (auto may = checkRights(mapping); !may)
        return may;
    const auto overlaps = affordsOverlaps(mapping);
    if (!overlaps)
        return overlaps.error();
    const QByteArray guard = ForeignGuardSql(mapping, *types).guard(*overlaps);
    const QString print = QString::fromLatin1(QCryptographicHash::hash(guard, QCryptographicHash::Sha256).toHex());
    if (auto made = m_legacy.script(script(u"guard_tables.sql"_s)); !made)
        return made;
    const auto same =
        m_legacy.exec("select exists (select from slotdesk_guard.installed where fingerprint = $1) and exists "
                      "(select from pg_trigger where tgrelid = to_regclass($2) and tgname = "
                      "'slotdesk_guard' and tgenabled in ('O', 'A'))",
                      SqlParams().add(print).add(LegacySql::quotedTable(mapping.table(u"appointments"_s).name)));
    if (!same)
        return same.error();
    if (!same->boolean(0, 0)) {
        if (auto dropped = m_legacy.script(script(u"guard_drop.sql"_s)); !dropped)
            return dropped;
        if (auto made = m_legacy.script(guard); !made)
            return made;
    }
    const auto noted = m_legacy.exec(
        "insert into slotdesk_guard.installed as i (mode, backend, appointments, sees_overlaps, fingerprint) values "
        "($1, "
        "$2, $3, "
        "$4, $5) on conflict (only_row) do update set mode = excluded.mode, backend = excluded.backend, appointments = "
        "excluded.appointments, sees_overlaps = excluded.sees_overlaps, fingerprint = excluded.fingerprint, "
        "installed_at = "
        "now(), "
        "installed_by = session_user",
        SqlParams()
            .add(mode == Mode::Enforce ? u"enforce"_s : u"observe"_s)
            .add(mapping.name())
            .add(mapping.table(u"appointments"_s).name)
            .add(*overlaps)
            .add(print));
    return noted ? Result<Done>(Done{}) : noted.error();
}

// Said before anything is tried, so that one sentence names what is missing.
Result<Done> ForeignGuard::checkRights(const LegacyMapping& mapping)
{
    const auto there = m_legacy.exec(
        "select relkind in ('r', 'p'), has_table_privilege(oid, 'trigger'), "
        "has_database_privilege(current_database(), 'create'), "
        "to_regnamespace('slotdesk_guard') is null or to_regclass('slotdesk_guard.installed') is not null, "
        "coalesce((select pg_has_role(nspowner, 'member') from pg_namespace where nspname = 'slotdesk_guard'), true), "
        "session_user from pg_class where oid = to_regclass($1)",
        SqlParams().add(LegacySql::quotedTable(mapping.table(u"appointments"_s).name)));
    if (!there)
        return there.error();
    const QString table = mapping.table(u"appointments"_s).name;
    const QString login = there->text(0, 5);
    const QString owner = u"Use the login that owns the backend's tables, or a superuser."_s;
    if (!there->boolean(0, 0))
        return DbError{
            DbError::Kind::Usage, {}, u"\"%1\" is not a table: a guard cannot stand on it."_s.arg(table), {}};
    if (!there->boolean(0, 1))
        return mayNot(u"The login %1 may not make a trigger on the table \"%2\"."_s.arg(login, table), owner);
    if (!there->boolean(0, 2) || !there->boolean(0, 4))
        return mayNot(u"The login %1 may not make the schema slotdesk_guard in this database."_s.arg(login), owner);
    if (!there->boolean(0, 3))
        return DbError{DbError::Kind::Usage, {}, u"The schema slotdesk_guard is there already and is not ours."_s, {}};
    for (const QString& key : {u"requests"_s, u"therapists"_s}) {
        const auto locks = m_legacy.exec("select has_table_privilege(to_regclass($1), 'update')",
                                         SqlParams().add(LegacySql::quotedTable(mapping.table(key).name)));
        if (!locks)
            return locks.error();
        if (!locks->boolean(0, 0))
            return mayNot(
                u"The login %1 may not lock rows of the table \"%2\" (that needs the right to update it)."_s.arg(
                    login, mapping.table(key).name),
                owner);
    }
    return Done{};
}

Result<bool> ForeignGuard::affordsOverlaps(const LegacyMapping& mapping)
{
    const LegacyMapping::Table& table = mapping.table(u"appointments"_s);
    const auto found = m_legacy.exec(
        "select c.reltuples <= $3 or exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and "
        "a.attnum = i.indkey[0] where i.indrelid = c.oid and a.attname = $2 and i.indisvalid and i.indpred is null) "
        "from pg_class c where c.oid = to_regclass($1)",
        SqlParams()
            .add(LegacySql::quotedTable(table.name))
            .add(table.columns.value(u"therapist"_s).first())
            .add(mostRowsWithoutIndex));
    return found ? Result<bool>(found->boolean(0, 0)) : found.error();
}

Result<bool> ForeignGuard::isInstalled()
{
    const auto there = m_legacy.exec("select to_regclass('slotdesk_guard.installed') is not null");
    return there ? Result<bool>(there->boolean(0, 0)) : there.error();
}

Result<ForeignGuard::Status> ForeignGuard::status()
{
    Status status;
    const auto there = isInstalled();
    if (!there)
        return there.error();
    if (!*there)
        return status;
    const auto row =
        m_legacy.exec("select mode, backend, appointments, sees_overlaps, exists (select from pg_trigger t join "
                      "pg_proc p on p.oid = t.tgfoid where p.pronamespace = 'slotdesk_guard'::regnamespace "
                      "and t.tgenabled in ('O', 'A')) from slotdesk_guard.installed");
    if (!row)
        return row.error();
    status.installed = !row->isEmpty();
    status.mode = row->text(0, 0);
    status.backend = row->text(0, 1);
    status.appointments = row->text(0, 2);
    status.overlaps = row->boolean(0, 3);
    status.active = row->boolean(0, 4);
    if (const auto read = readFindings(status); !read)
        return read.error();
    return status;
}

Result<Done> ForeignGuard::readFindings(Status& status)
{
    const auto kinds = m_legacy.exec("select kind, count(*) filter (where stands), count(*) from slotdesk_guard.found "
                                     "group by kind order by kind");
    if (!kinds)
        return kinds.error();
    for (int i = 0; i < kinds->rows(); ++i) {
        status.found += kinds->int64(i, 2);
        if (kinds->int64(i, 1) > 0)
            status.standing.insert(kinds->text(i, 0), kinds->int64(i, 1));
    }
    const auto rows = m_legacy.exec("select to_jsonb(f) - 'stands' from slotdesk_guard.found f where stands "
                                    "order by id desc limit $1",
                                    SqlParams().add(newestShown));
    if (!rows)
        return rows.error();
    for (int i = 0; i < rows->rows(); ++i)
        status.newest.append(rows->json(i, 0));
    return Done{};
}

Result<bool> ForeignGuard::remove()
{
    auto there = isInstalled();
    if (!there || !*there)
        return there;
    const auto done = inTransaction([&] {
        Result<Done> dropped = m_legacy.script(script(u"guard_drop.sql"_s));
        if (dropped) // restrict: what somebody else has put there is not ours to take
            dropped =
                m_legacy.script("drop table slotdesk_guard.finding, slotdesk_guard.turn, slotdesk_guard.installed;"
                                "drop schema slotdesk_guard");
        return dropped;
    });
    return done ? Result<bool>(true) : done.error();
}

} // namespace slotdesk
