// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacyimporter.h"

#include "db/migrator.h"
#include "services/importcheck.h"
#include "services/importremedies.h"
#include "services/legacyfindings.h"
#include "services/legacystaging.h"

#include <QtCore/QStringBuilder>

#include <algorithm>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int stepTimeoutMs = 3600000; // deriving a million appointments is one statement

DbError missing(const QString& sentence, const QString& hint)
{
    return DbError{DbError::Kind::Missing, {}, sentence, hint};
}

} // namespace

LegacyImporter::LegacyImporter(PgConnection& legacy, PgConnection& slotdesk, const LegacyMapping& mapping,
                               const LegacyImport::Options& options)
    : m_legacy(legacy),
      m_slotdesk(slotdesk),
      m_mapping(mapping),
      m_options(options),
      m_timeoutBefore(slotdesk.statementTimeout())
{
    m_timer.start();
    m_slotdesk.setStatementTimeout(stepTimeoutMs);
}

LegacyImporter::~LegacyImporter()
{
    if (m_prepared && m_slotdesk.isOpen())
        (void)m_slotdesk.script(
            "rollback; reset role; discard temp; select pg_advisory_unlock(hashtext('slotdesk.import'));"
            "reset timezone; reset datestyle; reset jit; reset work_mem; reset client_min_messages;"
            "reset default_statistics_target");
    m_slotdesk.setStatementTimeout(m_timeoutBefore);
}

Result<ImportReport> LegacyImporter::run()
{
    if (const auto good = prepare(); !good)
        return good.error();
    if (const auto good = readLegacy(); !good)
        return good.error();
    const auto before = count();
    if (!before)
        return before.error();
    if (const auto good = writePeople(); !good)
        return good.error();
    if (const auto good = writeBatches(u"Writing requests"_s, "s_todo", "b_request", u"import_batch.sql"_s); !good)
        return good.error();
    if (const auto good = writeBatches(u"Adding new rows"_s, "s_add", "b_add", u"import_add.sql"_s); !good)
        return good.error();
    if (const auto good = countForGood(); !good)
        return good.error();
    if (const auto good = report(*before); !good)
        return good.error();
    m_report.seconds = static_cast<double>(m_timer.elapsed()) / 1000.0;
    return m_report;
}

Result<Done> LegacyImporter::prepare()
{
    if (const auto schema = Migrator(m_slotdesk).check(); !schema)
        return schema.error();
    const auto may = m_slotdesk.exec("select pg_has_role(session_user, 'slotdesk_owner', 'member'), "
                                     "has_database_privilege(session_user, current_database(), 'temp'), session_user, "
                                     "current_setting('transaction_read_only')::boolean");
    if (!may)
        return may.error();
    if (!may->boolean(0, 0))
        return missing(u"The login "_s % may->text(0, 2) % u" may not import: it is no member of slotdesk_owner."_s,
                       u"Import as the administrator of the database, or: grant slotdesk_owner to "_s %
                           may->text(0, 2));
    if (!may->boolean(0, 1) || may->boolean(0, 3))
        return missing(u"This database lets nobody write temporary tables; the import needs them."_s, {});
    const auto alone = m_slotdesk.exec("select pg_try_advisory_lock(hashtext('slotdesk.import'))");
    if (!alone)
        return alone.error();
    if (!alone->boolean(0, 0))
        return missing(u"Another import into this database is running."_s, u"Wait until it has finished."_s);
    m_prepared = true;
    return m_slotdesk.script(
        "set timezone = 'UTC'; set datestyle = 'ISO'; set jit = off; set work_mem = '64MB';"
        "set default_statistics_target = 10; set client_min_messages = warning; set role slotdesk_owner;" +
        LegacySql::resource(u"import_stage.sql"_s));
}

Result<Done> LegacyImporter::readLegacy()
{
    if (const auto told = tell(u"Auditing the old database"_s, 0, 0); !told)
        return told.error();
    {
        auto snapshot = LegacySnapshot::open(m_legacy, m_mapping);
        if (!snapshot)
            return snapshot.error();
        auto audit = LegacyFindings::read(snapshot.value());
        if (!audit)
            return audit.error();
        m_audit = audit.take();
        auto notRead = snapshot->columnsNotRead();
        if (!notRead)
            return notRead.error();
        m_notRead = notRead.take();
        if (const auto filled = LegacyStaging::fill(snapshot.value(), m_slotdesk, m_options.progress); !filled)
            return filled.error();
    } // the old database is let go before anything is written
    if (const auto told = tell(u"Sorting out"_s, 0, 0); !told)
        return told.error();
    return m_slotdesk.script(LegacySql::resource(u"import_derive.sql"_s));
}

Result<Done> LegacyImporter::writePeople()
{
    if (const auto told = tell(u"Writing markets, clients and therapists"_s, 0, 0); !told)
        return told.error();
    QByteArray sql = LegacySql::resource(u"import_people.sql"_s);
    sql.replace(":zone", LegacySql::literal(m_mapping.timeZone()).toUtf8());
    sql.replace(":currency", LegacySql::literal(m_mapping.currency()).toUtf8());
    if (auto written = transaction(sql); !written)
        return written;
    if (auto counted = countForPlans(); !counted)
        return counted;
    return m_slotdesk.script(LegacySql::resource(u"import_todo.sql"_s));
}

Result<Done> LegacyImporter::countForPlans()
{
    return m_slotdesk.script("analyze slotdesk.client, slotdesk.therapist, slotdesk.appointment_request, "
                             "slotdesk.appointment, slotdesk.appointment_offer, slotdesk.alert, slotdesk.event");
}

Result<Done> LegacyImporter::countForGood()
{
    if (const auto good = m_slotdesk.script("reset default_statistics_target"); !good)
        return good.error();
    return countForPlans();
}

Result<Done> LegacyImporter::writeBatches(const QString& step, const QByteArray& list, const QByteArray& batchTable,
                                          const QString& file)
{
    const auto todo = m_slotdesk.exec("select count(*) from " + list);
    if (!todo)
        return todo.error();
    const qint64 total = todo->int64(0, 0);
    qint64 counted = 0;
    const QByteArray columns = list == "s_todo" ? "rk, null::bigint as id, null::bigint as event_id" : "rk, request_id";
    for (qint64 from = 0, size = 0; from < total; from += size) {
        size = std::clamp<qint64>(from / 8, m_options.batch, 8LL * m_options.batch);
        const QByteArray range = QByteArray::number(from + 1) + " and " + QByteArray::number(from + size);
        const auto written =
            transaction("create temp table " + batchTable + " on commit drop as select " + columns + " from " + list +
                        " where n between " + range + " order by n;\n" + LegacySql::resource(file));
        if (!written)
            return written.error();
        const qint64 done = std::min(from + size, total);
        if (done >= 2 * counted && done < total) {
            counted = done;
            if (const auto good = countForPlans(); !good)
                return good.error();
        }
        if (const auto told = tell(step, done, total); !told)
            return told.error();
    }
    return Done{};
}

Result<Done> LegacyImporter::readOddities()
{
    m_report.oddities = m_audit.oddities;
    for (Oddity& oddity : m_report.oddities)
        oddity.done = ImportRemedies::forKind(oddity.kind);
    const auto found = m_slotdesk.exec(LegacySql::resource(u"import_odd.sql"_s));
    if (!found)
        return found.error();
    for (int row = 0; row < found->rows(); ++row)
        m_report.oddities.append({found->text(row, 0), found->text(row, 1), found->text(row, 2), found->int64(row, 3),
                                  found->int64Array(row, 4)});
    m_report.oddities += m_notRead;
    return Done{};
}

Result<Done> LegacyImporter::report(const QList<ImportReport::Table>& before)
{
    if (const auto told = tell(u"Checking"_s, 0, 0); !told)
        return told.error();
    const auto after = count();
    if (!after)
        return after.error();
    for (qsizetype i = 0; i < after->size(); ++i) {
        ImportReport::Table table = after->at(i);
        table.leftOut = table.read - table.alreadyThere; // as counted now: what is not there even after the run
        table.alreadyThere = before.at(i).alreadyThere;
        table.written -= before.at(i).written;
        if (table.name == u"alert")
            m_report.alertsRaised = table.written;
        else
            m_report.tables.append(table);
    }
    if (const auto good = readOddities(); !good)
        return good.error();
    return ImportCheck::run(m_slotdesk, m_audit, m_report);
}

Result<QList<ImportReport::Table>> LegacyImporter::count()
{
    const auto counted = m_slotdesk.exec(LegacySql::resource(u"import_count.sql"_s));
    if (!counted)
        return counted.error();
    QList<ImportReport::Table> tables;
    for (int row = 0; row < counted->rows(); ++row)
        tables.append(
            {counted->text(row, 0), counted->int64(row, 1), counted->int64(row, 2), counted->int64(row, 3), 0});
    return tables;
}

Result<Done> LegacyImporter::transaction(const QByteArray& sql)
{
    auto done = m_slotdesk.script("begin;\n" + sql + "\n;commit;");
    if (!done && m_slotdesk.isOpen())
        (void)m_slotdesk.script("rollback");
    return done;
}

Result<Done> LegacyImporter::tell(const QString& step, qint64 done, qint64 total)
{
    if (m_options.progress && !m_options.progress({step, done, total}))
        return DbError{DbError::Kind::Cancelled, {}, u"The import was stopped; run it again to finish it."_s, {}};
    return Done{};
}

} // namespace slotdesk
