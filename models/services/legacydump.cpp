// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacydump.h"

#include "services/legacysnapshot.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QStringBuilder>
#include <cmath>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int loadTimeoutMs = 300000;
constexpr int caseAheadSeconds = 2 * 3600; // time enough to look at it

DbError missing(const QString& sentence)
{
    return DbError{DbError::Kind::Missing, {}, sentence, {}};
}

Result<QString> program(const QString& name, const QString& folder)
{
    QString found = folder.isEmpty() ? QString() : QStandardPaths::findExecutable(name, {folder});
    if (found.isEmpty())
        found = QStandardPaths::findExecutable(name);
    if (found.isEmpty())
        return missing(u"The program "_s % name % u" is not installed; loading a dump needs it."_s);
    return found;
}

/// What the shift needs to know of the copy, and the canonical tables to write it with.
struct Plan
{
    QDateTime lastWritten;
    QDateTime lastCase;
    QByteArray requests;
    QByteArray appointments;
};

Result<Plan> planFor(PgConnection& copy, const LegacyMapping& mapping)
{
    auto snapshot = LegacySnapshot::open(copy, mapping);
    if (!snapshot)
        return snapshot.error();
    const auto found = snapshot->read(LegacySql::resource(u"shift_plan.sql"_s));
    if (!found)
        return found.error();
    if (found->isNull(0, 0) || found->isNull(0, 1))
        return missing(u"The dump has no double booking: it cannot be moved to where one is still to come."_s);
    return Plan{found->time(0, 0), found->time(0, 1), snapshot->sql(" select id, zone from legacy_request"),
                snapshot->sql(" select a.id, a.request_id, coalesce(r.zone, t.zone, 'UTC') as zone, "
                              "coalesce(r.own_zone, case when r.id is null then t.zone end) as wall_zone, "
                              "a.starts_given as starts_at, a.ends_given as ends_at from legacy_appointment a "
                              "left join legacy_request r on r.id = a.request_id "
                              "left join legacy_therapist t on t.id = a.therapist_given")};
}

/// The last write should be before now and a double booking after it. Whole weeks do not always allow both: then the
/// second counts.
int weeksTo(const QDateTime& now, const Plan& plan)
{
    const auto weekMs = 7.0 * 24 * 3600 * 1000;
    const int written = static_cast<int>(std::floor(static_cast<double>(plan.lastWritten.msecsTo(now)) / weekMs));
    const qint64 ahead = plan.lastCase.msecsTo(now.addSecs(caseAheadSeconds));
    return std::max(written, static_cast<int>(std::ceil(static_cast<double>(ahead) / weekMs)));
}

} // namespace

Result<Done> LegacyDump::load(const QString& fileName, const Endpoint& database, const QString& binaries)
{
    QFile file(LegacySql::withResources(fileName));
    if (!file.open(QIODevice::ReadOnly))
        return missing(u"The dump "_s % fileName % u" cannot be read: "_s % file.errorString() % u'.');
    const auto gzip = program(u"gzip"_s, {});
    const auto psql = program(u"psql"_s, binaries);
    if (!gzip || !psql)
        return gzip ? psql.error() : gzip.error();

    QProcess unpack;
    QProcess load;
    unpack.setStandardOutputProcess(&load);
    load.setStandardOutputFile(QProcess::nullDevice());
    load.start(*psql, {u"-X"_s, u"-q"_s, u"-1"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-f"_s, u"-"_s, u"-d"_s,
                       QString::fromUtf8(database.conninfo())});
    unpack.start(*gzip, {u"-dc"_s});
    unpack.write(file.readAll());
    unpack.closeWriteChannel();
    if (!unpack.waitForFinished(loadTimeoutMs) || unpack.exitCode() != 0) {
        load.kill();
        load.waitForFinished();
        return missing(u"The dump "_s % fileName % u" cannot be unpacked: "_s %
                       QString::fromUtf8(unpack.readAllStandardError()).trimmed());
    }
    if (!load.waitForFinished(loadTimeoutMs) || load.exitCode() != 0)
        return missing(u"The dump "_s % fileName % u" cannot be loaded: "_s %
                       QString::fromUtf8(load.readAllStandardError()).trimmed());
    return Done{};
}

Result<int> LegacyDump::shift(PgConnection& copy, const QDateTime& now)
{
    const auto mapping = LegacyMapping::builtIn();
    if (!mapping)
        return mapping.error();
    const auto plan = planFor(copy, *mapping);
    if (!plan)
        return plan.error();
    const int weeks = weeksTo(now, *plan);
    QByteArray sql = LegacySql::resource(u"shift.sql"_s);
    sql.replace(":weeks", QByteArray::number(weeks));
    sql.replace(":now", LegacySql::literal(now.toUTC().toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s)).toUtf8());
    sql.replace(":until", LegacySql::literal(mapping->wallTimeUntil()).toUtf8());
    auto moved =
        copy.script("begin; create temp table moved_request on commit drop as " + plan->requests +
                    "; create temp table moved_appointment on commit drop as " + plan->appointments + ";\n" + sql +
                    "; create table slotdesk_demo (weeks int, imported boolean); insert into slotdesk_demo values (" +
                    QByteArray::number(weeks) + ", false); commit");
    if (!moved) {
        if (copy.isOpen())
            (void)copy.script("rollback");
        return moved.error();
    }
    return weeks;
}

} // namespace slotdesk
