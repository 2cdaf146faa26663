// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/localstaff.h"

#include "services/demo.h"

#include <pwd.h>
#include <unistd.h>

namespace slotdesk {

namespace {

// Another program may be doing the same at this moment: what it made is as good.
bool madeMeanwhile(const DbError& error)
{
    return error.sqlState == "42710" || error.sqlState == "23505";
}

Result<bool> isMember(PgConnection& owner, const QString& login, const QString& group)
{
    SqlParams params;
    params.add(login).add(group);
    Result<PgResult> found =
        owner.exec("select exists (select from pg_auth_members m join pg_roles r on r.oid = m.roleid "
                   "join pg_roles l on l.oid = m.member where l.rolname = $1 and r.rolname = $2)",
                   params);
    if (!found)
        return found.error();
    return found->boolean(0, 0);
}

Result<Done> join(PgConnection& owner, const QString& login, const QString& group)
{
    for (int tries = 0;; ++tries) {
        const Result<bool> member = isMember(owner, login, group);
        if (!member)
            return member.error();
        if (*member)
            return Done{};
        Result<Done> granted = owner.script(QByteArray("grant " + owner.quoted(group) + " to " + owner.quoted(login)));
        if (granted || tries == 2) // two grants at once: "tuple concurrently updated"
            return granted;
    }
}

} // namespace

LocalStaff::Person LocalStaff::here(const QString& database)
{
    const passwd* user = ::getpwuid(::getuid());
    const QString login = user ? QString::fromLocal8Bit(user->pw_name) : QStringLiteral("user%1").arg(::getuid());
    if (database == Demo::databaseName())
        return {login, QStringLiteral("Ana Ruiz")};
    // GECOS: the full name stands before the first comma.
    const QString full =
        user ? QString::fromLocal8Bit(user->pw_gecos).section(QLatin1Char(','), 0, 0).trimmed() : QString();
    return {login, full.isEmpty() ? login : full};
}

Result<Done> LocalStaff::ensureLogin(PgConnection& owner, const QString& login, const QStringList& groups)
{
    SqlParams params;
    params.add(login);
    Result<PgResult> found = owner.exec("select exists (select from pg_roles where rolname = $1)", params);
    if (!found)
        return found.error();
    if (!found->boolean(0, 0)) {
        Result<Done> made = owner.script(QByteArray("create role " + owner.quoted(login) + " login"));
        if (!made && !madeMeanwhile(made.error()))
            return made;
    }
    for (const QString& group : groups) {
        if (Result<Done> joined = join(owner, login, group); !joined)
            return joined;
    }
    return Done{};
}

Result<Done> LocalStaff::ensure(PgConnection& owner, const Person& person)
{
    const QStringList groups = {QStringLiteral("slotdesk_supervisor"), QStringLiteral("slotdesk_admin")};
    if (Result<Done> made = ensureLogin(owner, person.login, groups); !made)
        return made;
    SqlParams params;
    params.add(person.login).add(person.name);
    Result<PgResult> written = owner.exec(
        "insert into slotdesk.staff (login, name, role) values ($1, $2, 'supervisor') on conflict (login) do nothing",
        params);
    if (!written)
        return written.error();
    return Done{};
}

} // namespace slotdesk
