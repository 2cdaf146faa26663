// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/schemacatalogue.h"

#include "db/migrator.h"
#include "services/scratchdatabase.h"

#include <QtCore/QFile>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

/// What the guarantees under the locks keep out; without one of them only the lock does.
QString backstop(const QString& name)
{
    if (name.contains(u"appointment_overlap"))
        return u"one therapist in two places at once"_s;
    if (name.contains(u"appointment_same_therapist"))
        return u"one therapist in two slots of a request"_s;
    if (name.contains(u"appointment_position"))
        return u"more bookings than slots"_s;
    if (name.contains(u"after_close") || name.contains(u"refuse_closing_over"))
        return u"somebody booked on a closed request"_s;
    return {};
}

DoctorReport::Finding missing(const QString& kind, const QString& name)
{
    if (const QString kept = backstop(name); !kept.isEmpty() && kind != u"column")
        return {kind, u"ALARM: the %1 %2 is missing: the database no longer refuses %3."_s.arg(kind, name, kept),
                u"Make it again as the migrations do (slotctl audit names the rows that stand in its way)."_s};
    if (kind == u"right")
        return {kind, u"A right is missing: %1."_s.arg(name), u"Grant it again."_s};
    return {kind, u"The %1 %2 is missing."_s.arg(kind, name), u"Make it again as this program's migrations do."_s};
}

DoctorReport::Finding changed(const QString& kind, const QString& name)
{
    const QString kept = backstop(name);
    return {kind,
            u"%1he %2 %3 is not as this program makes it."_s.arg(kept.isEmpty() ? u"T"_s : u"ALARM: t"_s, kind, name),
            u"Somebody changed it by hand: put the text of this program's migrations back."_s};
}

DoctorReport::Finding extra(const QString& kind, const QString& name)
{
    if (kind == u"right")
        return {kind, u"A right too many: %1."_s.arg(name),
                u"Revoke it: what is not granted by a migration may not be done."_s};
    return {kind, u"The %1 %2 is none of this program's."_s.arg(kind, name),
            u"Drop it, or move it to a schema of its own."_s};
}

} // namespace

Result<SchemaCatalogue> SchemaCatalogue::read(PgConnection& connection)
{
    if (const auto begun = connection.script("begin isolation level repeatable read read only; set local search_path = "
                                             "pg_catalog");
        !begun)
        return begun.error();
    QFile file(u":/sql/doctor/catalogue.sql"_s);
    if (!file.open(QIODevice::ReadOnly))
        return DbError{DbError::Kind::Missing, {}, file.errorString(), {}};
    const Result<PgResult> rows = connection.exec(file.readAll());
    if (const auto ended = connection.script("rollback"); !ended)
        return ended.error();
    if (!rows)
        return rows.error();
    SchemaCatalogue catalogue;
    for (int row = 0; row < rows->rows(); ++row)
        catalogue.m_objects.insert({rows->text(row, 0), rows->text(row, 1)}, rows->text(row, 2));
    return catalogue;
}

Result<SchemaCatalogue> SchemaCatalogue::made(const Endpoint& server, int count)
{
    const auto scratch = ScratchDatabase::create(server, u"slotdesk_doctor"_s);
    if (!scratch)
        return scratch.error();
    const auto connection = PgConnection::open((*scratch)->endpoint(), {});
    if (!connection)
        return connection.error();
    if (const auto migrated = Migrator(**connection, Migrator::builtIn().first(count)).migrate(); !migrated)
        return migrated.error();
    return read(**connection);
}

QList<DoctorReport::Finding> SchemaCatalogue::against(const SchemaCatalogue& expected) const
{
    QList<DoctorReport::Finding> findings;
    for (auto it = expected.m_objects.cbegin(); it != expected.m_objects.cend(); ++it) {
        const auto here = m_objects.constFind(it.key());
        if (here == m_objects.cend())
            findings.append(missing(it.key().first, it.key().second));
        else if (*here != *it)
            findings.append(changed(it.key().first, it.key().second));
    }
    for (auto it = m_objects.cbegin(); it != m_objects.cend(); ++it)
        if (!expected.m_objects.contains(it.key()) && it.key().first != u"index") // one more index does no harm
            findings.append(extra(it.key().first, it.key().second));
    return findings;
}

} // namespace slotdesk
