// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmarks/growthlegacy.h"

#include "benchmarks/stopwatch.h"
#include "services/legacydump.h"
#include "support/pgfixture.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QProcess>

namespace slotdesk {

namespace {

/// Ends this program when that one fails.
void run(const QString& program, const QStringList& arguments, int worstExit = 0)
{
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForFinished(BenchServer::patienceMs) || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() > worstExit)
        qFatal("%s: %s", qPrintable(program), process.readAllStandardError().constData());
}

QString slotctl()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/slotctl");
}

QString conninfo(const Endpoint& endpoint)
{
    return QString::fromUtf8(endpoint.conninfo());
}

/// Megabytes that slotctl held at once.
double mostMemoryOf(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral("bash"),
                  QStringList{QStringLiteral("-c"),
                              QStringLiteral("\"$@\" >/dev/null & child=$!; most=0; while value=$(grep VmHWM: "
                                             "/proc/$child/status 2>/dev/null); do set -- $value; most=${2:-$most}; "
                                             "sleep 0.1; done; wait $child; code=$?; echo $most; [ $code -le 1 ]"),
                              QStringLiteral("bash"), slotctl()} +
                      arguments);
    if (!process.waitForFinished(BenchServer::patienceMs) || process.exitCode() != 0)
        qFatal("slotctl import: %s", process.readAllStandardError().constData());
    return process.readAllStandardOutput().trimmed().toDouble() / 1024;
}

} // namespace

GrowthLegacy::GrowthLegacy(BenchServer& server, const QString& name, int appointments) : m_server(server), m_name(name)
{
    m_owner = server.emptyDatabase(name);
    if (const auto loaded =
            LegacyDump::load(QStringLiteral(":/sql/demo/legacy-rails.sql.gz"), server.ownerEndpoint(name), {});
        !loaded)
        qFatal("%s", qPrintable(loaded.error().message));
    BenchServer::runFile(*m_owner, QStringLiteral("legacy.sql"));
    PgFixture::run(*m_owner, "CALL public.grow($1)", SqlParams().add(appointments));
    PgFixture::run(*m_owner, "VACUUM (ANALYZE)");
    const PgResult size = PgFixture::run(
        *m_owner,
        "SELECT (SELECT count(*) FROM appointments), (SELECT count(*) FROM appointments) + (SELECT count(*) FROM "
        "appointment_requests) + (SELECT count(*) FROM appointment_offers) + (SELECT count(*) FROM users) + "
        "(SELECT count(*) FROM therapists)");
    m_appointments = size.int64(0, 0);
    m_rows = size.int64(0, 1);
}

double GrowthLegacy::aggregate()
{
    return millisecondsOf([&] {
        PgFixture::run(*m_owner,
                       "SELECT count(*) FROM (SELECT r.id FROM appointment_requests r JOIN appointments a ON "
                       "a.appointment_request_id = r.id AND a.status IN ('scheduled', 'completed', 'no_show') "
                       "AND a.cancelled_at IS NULL GROUP BY r.id HAVING count(*) > coalesce(r.slots, 1)) x");
    });
}

void GrowthLegacy::auditRound(Comparison& results)
{
    results.add(QStringLiteral("aggregate"), aggregate());
    results.add(QStringLiteral("audit"), millisecondsOf([&] {
                    run(slotctl(),
                        {QStringLiteral("audit"), QStringLiteral("--json"), QStringLiteral("--legacy"),
                         conninfo(m_server.ownerEndpoint(m_name))},
                        1);
                }));
}

void GrowthLegacy::dump()
{
    run(QStringLiteral("pg_dump"), {QStringLiteral("-f"), m_folder.filePath(QStringLiteral("dump.sql")),
                                    QStringLiteral("-d"), conninfo(m_server.ownerEndpoint(m_name))});
    m_isDumped = true;
}

double GrowthLegacy::load()
{
    const QString name = QStringLiteral("%1_load%2").arg(m_name).arg(m_imports);
    const auto empty = m_server.emptyDatabase(name);
    const double ms = millisecondsOf([&] {
        run(QStringLiteral("psql"), {QStringLiteral("-X"), QStringLiteral("-q"), QStringLiteral("-1"),
                                     QStringLiteral("-f"), m_folder.filePath(QStringLiteral("dump.sql")),
                                     QStringLiteral("-d"), conninfo(m_server.ownerEndpoint(name))});
    });
    return ms;
}

void GrowthLegacy::importRound(Comparison& results)
{
    if (!m_isDumped)
        dump();
    ++m_imports;
    results.add(QStringLiteral("load"), double(m_rows) / load() * 1000);
    const QString name = QStringLiteral("%1_import%2").arg(m_name).arg(m_imports);
    { // closed before the import begins
        const auto fresh = m_server.freshDatabase(name);
    }
    double memory = 0;
    const double ms = millisecondsOf([&] {
        memory = mostMemoryOf({QStringLiteral("import"), QStringLiteral("--json"), QStringLiteral("--from"),
                               conninfo(m_server.ownerEndpoint(m_name)), QStringLiteral("--db"),
                               conninfo(m_server.ownerEndpoint(name))});
    });
    results.add(QStringLiteral("import"), double(m_rows) / ms * 1000);
    results.add(QStringLiteral("memory"), memory);
}

} // namespace slotdesk
