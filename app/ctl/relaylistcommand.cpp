// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/relaylistcommand.h"

#include "app/ctl/server.h"
#include "services/relay/relayservice.h"

#include <QtCore/QJsonArray>

namespace slotdesk {

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

QJsonValue utc(const QDateTime& at)
{
    return at.isValid() ? QJsonValue(at.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

QJsonObject rowOf(const RelayDestination& to)
{
    return {{key("id"), to.id},
            {key("name"), to.name},
            {key("kind"), to.kind},
            {key("url"), to.url},
            {key("events"), to.events.join(QLatin1Char(','))},
            {key("alerts"), to.alertKinds.join(QLatin1Char(','))},
            {key("secret"), to.secretName},
            {key("paused"), to.paused},
            {key("waiting"), to.waiting},
            {key("dead"), to.dead},
            {key("oldest"), utc(to.oldest)}};
}

QJsonObject rowOf(const DeadLetter& letter)
{
    return {{key("number"), letter.delivery},
            {key("destination"), letter.destination},
            {key("event_id"), letter.event},
            {key("kind"), letter.kind},
            {key("request_id"), letter.request.isValid() ? QJsonValue(letter.request.value()) : QJsonValue()},
            {key("alert_id"), letter.alert.isValid() ? QJsonValue(letter.alert.value()) : QJsonValue()},
            {key("tries"), letter.tries},
            {key("status"), letter.status},
            {key("error"), letter.error},
            {key("given_up_at"), utc(letter.givenUpAt)},
            {key("time_zone"), QString::fromLatin1(letter.timeZone)},
            {key("sending"), letter.sending}};
}

QList<Output::Column> destinationColumns()
{
    return {{key("name"), key("Name")},
            {key("kind"), key("Kind")},
            {key("url"), key("Address")},
            {key("events"), key("Events")},
            {key("secret"), key("Secret")},
            {key("paused"), key("Paused")},
            {key("waiting"), key("Waiting"), Output::Column::Kind::Number},
            {key("dead"), key("Dead"), Output::Column::Kind::Number}};
}

QList<Output::Column> letterColumns()
{
    return {{key("number"), key("Number"), Output::Column::Kind::Number},
            {key("given_up_at"), key("Given up"), Output::Column::Kind::Time},
            {key("destination"), key("Destination")},
            {key("kind"), key("Event")},
            {key("request_id"), key("Request"), Output::Column::Kind::Number},
            {key("tries"), key("Tries"), Output::Column::Kind::Number},
            {key("error"), key("Why")}};
}

template <typename T>
Result<QList<QJsonObject>> rowsOf(const Result<QList<T>>& found)
{
    if (!found)
        return found.error();
    QList<QJsonObject> rows;
    for (const T& one : *found)
        rows.append(rowOf(one));
    return rows;
}

} // namespace

void RelayListCommand::declare(CommandLine&) const {}

ExitCode RelayListCommand::run(CommandLine& line, Output& output)
{
    const Result<std::unique_ptr<Server>> server = Server::open(line, output);
    if (!server)
        return fail(server.error(), output);
    RelayService service((*server)->worker());
    const bool letters = m_what == What::DeadLetters;
    const Result<QList<QJsonObject>> rows =
        letters ? rowsOf(service.deadLetters().result()) : rowsOf(service.destinations().result());
    if (!rows)
        return fail(rows.error(), output);
    output.list(letters ? letterColumns() : destinationColumns(), *rows,
                letters ? QStringLiteral("No dead letters.") : QStringLiteral("No destinations."));
    return ExitCode::Done;
}

} // namespace slotdesk
