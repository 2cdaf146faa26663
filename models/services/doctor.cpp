// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/doctor.h"

#include "db/migrator.h"
#include "services/foreignguard.h"
#include "services/legacysql.h"
#include "services/schemacatalogue.h"

#include <QtCore/QFile>

#include <cmath>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr double clockToleranceMs = 2000;

} // namespace

Result<DoctorReport> Doctor::examine()
{
    for (const auto step : {&Doctor::schema, &Doctor::checks, &Doctor::clock, &Doctor::incarnation, &Doctor::invariants,
                            &Doctor::foreignGuard, &Doctor::pooler}) {
        if (const Result<Done> done = (this->*step)(); !done)
            return done.error();
    }
    return m_report;
}

void Doctor::found(const QString& topic, const QString& sentence, const QString& advice)
{
    m_report.findings.append({topic, sentence, advice});
}

Result<Done> Doctor::schema()
{
    Migrator migrator(m_connection);
    const Result<Migrator::State> state = migrator.state();
    if (!state)
        return state.error();
    if (state->current == 0)
        return migrator.check();
    const Result<Done> fit = migrator.check();
    if (!fit)
        found(u"schema"_s, fit.error().message, fit.error().hint);
    m_report.looked << u"Schema %1, this program's is %2."_s.arg(state->current).arg(state->latest);
    // What is newer, or has another history, has nothing here to be compared with.
    if (fit || state->current < state->latest)
        return compare(state->current);
    return Done{};
}

Result<Done> Doctor::compare(int migrations)
{
    const Result<SchemaCatalogue> here = SchemaCatalogue::read(m_connection);
    if (!here)
        return here.error();
    const Result<SchemaCatalogue> expected = SchemaCatalogue::made(m_server, migrations);
    if (!expected && expected.error().sqlState == "42501") {
        m_report.looked
            << u"Functions, rights and constraints were not compared with this program's own: that needs a login "
               u"that may create a database."_s;
        return Done{};
    }
    if (!expected)
        return expected.error();
    m_report.findings += here->against(*expected);
    return Done{};
}

Result<Done> Doctor::checks()
{
    QFile file(LegacySql::withResources(u":/sql/doctor/checks.sql"_s));
    if (!file.open(QIODevice::ReadOnly))
        return DbError{DbError::Kind::Missing, {}, file.errorString(), {}};
    const Result<PgResult> rows =
        m_connection.exec(file.readAll(), SqlParams().raw(QByteArray::number(m_openSeconds, 'f', 3)));
    if (!rows)
        return rows.error();
    for (int row = 0; row < rows->rows(); ++row)
        found(rows->text(row, 0), rows->text(row, 1), rows->text(row, 2));
    return Done{};
}

Result<Done> Doctor::clock()
{
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const Result<PgResult> now = m_connection.exec("select clock_timestamp()");
    if (!now)
        return now.error();
    const QDateTime after = QDateTime::currentDateTimeUtc();
    // The server read its clock somewhere between the two.
    const double trip = double(before.msecsTo(after));
    const double apart = double(before.msecsTo(now->time(0, 0))) - trip / 2;
    if (std::abs(apart) - trip / 2 > clockToleranceMs)
        found(u"clock"_s,
              u"The server's clock is %1 s %2 this machine's: times left are shown wrongly here."_s.arg(
                  QString::number(std::abs(apart) / 1000, 'f', 1), apart > 0 ? u"ahead of"_s : u"behind"_s),
              u"Set both by NTP."_s);
    return Done{};
}

Result<Done> Doctor::incarnation()
{
    const Result<PgResult> may = m_connection.exec(
        "select has_table_privilege('slotdesk.feed_incarnation', 'select') and has_table_privilege('slotdesk.event', "
        "'select') and has_function_privilege('pg_control_system()', 'execute')");
    if (!may)
        return may.error();
    if (!may->boolean(0, 0))
        return Done{};
    const Result<PgResult> renewed = m_connection.exec(
        "select i.system_identifier = (select system_identifier from pg_control_system()) and not exists (select from "
        "slotdesk.event e where e.id > i.after_event and e.xid >= pg_snapshot_xmax(pg_current_snapshot())) "
        "from slotdesk.feed_incarnation i");
    if (!renewed)
        return renewed.error();
    if (!renewed->boolean(0, 0))
        found(
            u"incarnation"_s, u"The feed's incarnation is another server's: this database was restored from a dump."_s,
            u"The next desk or slotctl watch that connects renews it; restart those that still follow the old one."_s);
    return Done{};
}

Result<Done> Doctor::invariants()
{
    const Result<PgResult> may = m_connection.exec("select has_function_privilege('slotdesk.violations()', 'execute')");
    if (!may)
        return may.error();
    if (!may->boolean(0, 0)) {
        m_report.looked << u"Broken invariants were not looked for: this login may not call violations()."_s;
        return Done{};
    }
    const Result<PgResult> rows = m_connection.exec(
        "select rule, count(*), min(request_id) from slotdesk.violations() group by rule order by rule");
    if (!rows)
        return rows.error();
    for (int row = 0; row < rows->rows(); ++row)
        found(u"violation"_s,
              u"%1 row(s) break the rule \"%2\", request %3 among them."_s.arg(rows->text(row, 1), rows->text(row, 0),
                                                                               rows->text(row, 2)),
              u"slotctl audit lists them."_s);
    return Done{};
}

Result<Done> Doctor::foreignGuard()
{
    const Result<PgResult> there =
        m_connection.exec("select coalesce(has_table_privilege(to_regclass('slotdesk_guard.found'), 'select'), false)");
    if (!there)
        return there.error();
    if (!there->boolean(0, 0))
        return Done{};
    const Result<ForeignGuard::Status> status = ForeignGuard(m_connection).status();
    if (!status)
        return status.error();
    if (!status->active)
        found(u"guard"_s, u"ALARM: the guard on the old backend's table %1 does not fire."_s.arg(status->appointments),
              u"Install it again: slotctl guard install."_s);
    if (!status->clean())
        found(u"guard"_s,
              u"The guard on the old backend's table %1 has found double bookings that still stand."_s.arg(
                  status->appointments),
              u"slotctl guard status names them."_s);
    return Done{};
}

Result<Done> Doctor::pooler()
{
    const Result<PgResult> pid = m_connection.exec("select pg_backend_pid()");
    if (!pid)
        return pid.error();
    if (pid->int32(0, 0) != m_connection.backendPid())
        m_report.looked
            << u"A pooler stands between this program and the server: commands work through it; let the feed and "
               u"the relay connect directly."_s;
    return Done{};
}

} // namespace slotdesk
