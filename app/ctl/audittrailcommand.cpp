// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/audittrailcommand.h"

#include "app/ctl/server.h"
#include "tables/tabletext.h"

namespace slotdesk {

namespace {

constexpr int mostAtOnce = 500;

QList<Output::Column> columns()
{
    using Kind = Output::Column::Kind;
    return {{QStringLiteral("at"), QStringLiteral("When"), Kind::Time},
            {QStringLiteral("login"), QStringLiteral("Who")},
            {QStringLiteral("source"), QStringLiteral("Source")},
            {QStringLiteral("deed"), QStringLiteral("Did")},
            {QStringLiteral("code"), QStringLiteral("Result")},
            {QStringLiteral("request_id"), QStringLiteral("Request"), Kind::Number},
            {QStringLiteral("client_name"), QStringLiteral("Client")},
            {QStringLiteral("reason"), QStringLiteral("Reason")},
            {QStringLiteral("market_name"), QStringLiteral("Market")}};
}

QStringList csvKeys()
{
    return {QStringLiteral("at"),
            QStringLiteral("login"),
            QStringLiteral("person"),
            QStringLiteral("source"),
            QStringLiteral("deed"),
            QStringLiteral("ok"),
            QStringLiteral("code"),
            QStringLiteral("message"),
            QStringLiteral("reason"),
            QStringLiteral("market_name"),
            QStringLiteral("request_id"),
            QStringLiteral("client_name"),
            QStringLiteral("appointment_id"),
            QStringLiteral("offer_id"),
            QStringLiteral("alert_id"),
            QStringLiteral("therapist_id"),
            QStringLiteral("event_id"),
            QStringLiteral("command"),
            QStringLiteral("application")};
}

} // namespace

void AuditTrailCommand::declare(CommandLine& line) const
{
    const auto option = [&line](const char* name, const char* about, const char* value) {
        line.option(QString::fromLatin1(name), QString::fromLatin1(about), QString::fromLatin1(value));
    };
    option("by", "Only what this login did.", "LOGIN");
    option("market", "Only this market, by name or id.", "MARKET");
    option("since", "Only from this moment on: 2026-12-01T18:30:00+01:00, or a time in UTC.", "TIME");
    option("until", "Only up to this moment.", "TIME");
    option("kind", "Only this command (release) or kind of event (slot_booked).", "KIND");
    option("request", "Only of this request.", "ID");
    option("text", "Only where a reason, an answer, the arguments or the client's name contains this.", "TEXT");
    option("after", "The next page: what the one before said at its end.", "PLACE");
    line.option(QStringLiteral("limit"), QStringLiteral("How many at most (100)."), QStringLiteral("N"),
                QStringLiteral("100"));
    line.option(QStringLiteral("csv"), QStringLiteral("Print CSV instead of a table."));
}

AuditTrail::Filter AuditTrailCommand::filterFrom(CommandLine& line)
{
    AuditTrail::Filter filter;
    filter.login = line.text(QStringLiteral("by"));
    filter.market = line.text(QStringLiteral("market"));
    filter.since = line.text(QStringLiteral("since"));
    filter.until = line.text(QStringLiteral("until"));
    filter.what = line.text(QStringLiteral("kind"));
    filter.request = line.isSet(QStringLiteral("request")) ? line.id(QStringLiteral("request")) : 0;
    filter.typed = line.text(QStringLiteral("text"));
    return filter;
}

ExitCode AuditTrailCommand::run(CommandLine& line, Output& output)
{
    const AuditTrail::Filter filter = filterFrom(line);
    const bool csv = line.isSet(QStringLiteral("csv"));
    int left = line.number(QStringLiteral("limit"), 1, 100000000);
    if (csv && output.json())
        line.mistake(QStringLiteral("Either --json or --csv, not both."));
    if (line.hasMistake())
        return misused(line, output);
    const Result<std::unique_ptr<Server>> server = Server::open(line, output);
    if (!server)
        return fail(server.error(), output);
    QString place = line.text(QStringLiteral("after"));
    QList<QJsonObject> rows;
    for (bool first = true; left > 0 && (first || !place.isEmpty()) && !output.closed() && !output.failed();
         first = false) {
        const int most = std::min(left, mostAtOnce);
        const Result<AuditTrail::Page> page = (*server)->ask<AuditTrail::Page>([&](PgConnection& connection) {
            connection.setStatementTimeout(0);
            return AuditTrail(connection).page(filter, place, most);
        });
        if (!page)
            return fail(page.error(), output);
        place = page->next;
        left -= int(page->rows.size());
        print(page->rows, csv, first, output);
    }
    if (!place.isEmpty())
        output.message(QStringLiteral("There is more: --after %1").arg(place));
    return ExitCode::Done;
}

void AuditTrailCommand::print(const QList<QJsonObject>& rows, bool csv, bool first, Output& output)
{
    if (!csv) {
        if (first || !rows.isEmpty())
            output.list(columns(), rows, QStringLiteral("Nothing."));
        return;
    }
    TableText text;
    text.header = csvKeys();
    for (const QJsonObject& row : rows) {
        QStringList cells;
        for (const QString& key : csvKeys())
            cells.append(row.value(key).toVariant().toString());
        text.rows.append(cells);
    }
    QByteArray bytes = text.csv();
    if (!first)
        bytes.remove(0, bytes.indexOf('\n') + 1);
    while (bytes.endsWith('\n') || bytes.endsWith('\r'))
        bytes.chop(1);
    if (!bytes.isEmpty())
        output.line(QString::fromUtf8(bytes) + QLatin1Char('\r'));
}

} // namespace slotdesk
