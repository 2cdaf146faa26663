// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/trafficrun.h"

#include "services/listings.h"
#include "services/stopsignal.h"

#include <QtCore/QEventLoop>
#include <QtCore/QSocketNotifier>

namespace slotdesk {

namespace {

QString countsText(const QJsonObject& counts)
{
    QString text;
    for (auto command = counts.begin(); command != counts.end(); ++command) {
        QStringList parts;
        const QJsonObject codes = command->toObject();
        for (auto code = codes.begin(); code != codes.end(); ++code)
            parts += QStringLiteral("%1 %2").arg(code->toInteger()).arg(code.key());
        text += QStringLiteral("%1  %2\n").arg(command.key(), -15).arg(parts.join(QStringLiteral(", ")));
    }
    return text;
}

} // namespace

ExitCode TrafficRun::run(const DemoTraffic::Options& options, int therapists)
{
    Result<SimWorld> world = SimWorld::prepare(m_owner, therapists, options.legacyBackends > 0);
    if (!world) {
        m_output.error(world.error());
        return exitCodeFor(world.error());
    }
    const StopSignal stop;
    DemoTraffic traffic(world.take(), options);
    QEventLoop loop;
    QSocketNotifier asked(stop.interrupt()->descriptor(), QSocketNotifier::Read);
    QObject::connect(&asked, &QSocketNotifier::activated, &traffic, [&] {
        asked.setEnabled(false);
        traffic.stop();
    });
    QObject::connect(&traffic, &DemoTraffic::finished, &loop, &QEventLoop::quit);
    if (const Result<Done> started = traffic.start(); !started) {
        m_output.error(started.error());
        return exitCodeFor(started.error());
    }
    if (traffic.running())
        loop.exec();
    return summary(traffic);
}

ExitCode TrafficRun::summary(const DemoTraffic& traffic)
{
    const QStringList complaints = traffic.complaints().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString& complaint : complaints)
        m_output.message(complaint);
    Result<std::unique_ptr<PgConnection>> connection = PgConnection::open(m_owner, {});
    if (!connection) {
        m_output.error(connection.error());
        return exitCodeFor(connection.error());
    }
    (*connection)->setStatementTimeout(0);
    const Listings::Rows cases = Listings(**connection).doubleBookings();
    const Listings::Rows violations = Listings(**connection).violations();
    if (!cases || !violations) {
        const DbError error = cases ? violations.error() : cases.error();
        m_output.error(error);
        return exitCodeFor(error);
    }
    m_output.result({{QStringLiteral("outcomes"), traffic.counts()},
                     {QStringLiteral("double_bookings"), cases->size()},
                     {QStringLiteral("violations"), violations->size()}},
                    QStringLiteral("%1%2 double bookings, %3 broken invariants in the database")
                        .arg(countsText(traffic.counts()))
                        .arg(cases->size())
                        .arg(violations->size()));
    for (const QJsonObject& broken : *violations)
        m_output.message(QStringLiteral("Broken: %1 on request %2: %3")
                             .arg(broken.value(QStringLiteral("rule")).toString())
                             .arg(broken.value(QStringLiteral("request_id")).toInteger())
                             .arg(broken.value(QStringLiteral("what")).toString()));
    if (!complaints.isEmpty())
        return ExitCode::NoConnection;
    return violations->isEmpty() ? ExitCode::Done : ExitCode::Found;
}

} // namespace slotdesk
