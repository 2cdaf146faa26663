// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/outcomecommand.h"

#include "services/listings.h"

namespace slotdesk {

void OutcomeCommand::takesReason(CommandLine& line)
{
    line.option(QStringLiteral("reason"),
                QStringLiteral("Why: a reason code, or \"code: text\". A wrong one is answered with the list."),
                QStringLiteral("REASON"));
}

void OutcomeCommand::takesExpected(CommandLine& line)
{
    line.option(QStringLiteral("expect"), QStringLiteral("Only if the row still has this version."),
                QStringLiteral("VERSION"));
}

int OutcomeCommand::expected(CommandLine& line)
{
    const QString option = QStringLiteral("expect");
    return line.isSet(option) ? line.number(option, 1, 2147483647) : 0;
}

QString OutcomeCommand::reason(CommandLine& line)
{
    QString text = line.text(QStringLiteral("reason")).trimmed();
    if (text.isEmpty())
        line.mistake(QStringLiteral("--reason is missing."));
    return text;
}

void OutcomeCommand::declare(CommandLine& line) const
{
    declareArguments(line);
    line.option(
        QStringLiteral("command-id"),
        QStringLiteral("The command's own id. Repeating a command with the id of its first attempt never does it "
                       "twice. Without it a new one is made."),
        QStringLiteral("UUID"));
}

Result<Done> OutcomeCommand::prepare(const Server&)
{
    return Done{};
}

ExitCode OutcomeCommand::run(CommandLine& line, Output& output)
{
    const CommandId id = line.commandId();
    read(line);
    if (line.hasMistake())
        return misused(line, output);
    const Result<std::unique_ptr<Server>> server = Server::open(line, output);
    if (!server)
        return fail(server.error(), output);
    if (const Result<Done> ready = prepare(**server); !ready)
        return fail(ready.error(), output);
    const Result<Outcome> outcome = send(**server, id).result();
    if (!outcome) {
        output.error(outcome.error());
        if (outcome.error().inDoubt)
            output.message(QStringLiteral("It is not known whether it happened. The same command with --command-id %1 "
                                          "tells, and does it at most once.")
                               .arg(id.text()));
        return exitCodeFor(outcome.error());
    }
    return tell(*outcome, id, **server, line.isSet(QStringLiteral("reason")), output);
}

ExitCode OutcomeCommand::tell(const Outcome& outcome, CommandId id, const Server& server, bool withReason,
                              Output& output)
{
    QJsonObject object = outcome.toJson();
    object.insert(QStringLiteral("command_id"), id.text());
    const QString sentence =
        outcome.message + (outcome.replayed ? QStringLiteral(" (this was answered before)") : QString());
    output.result(object, outcome.ok ? sentence : QString());
    if (outcome.ok)
        return ExitCode::Done;
    output.message(QStringLiteral("%1 [%2]").arg(sentence, outcome.codeText));
    if (withReason && outcome.code == Outcome::Code::Invalid) {
        const Result<QStringList> codes =
            server.ask<QStringList>([](PgConnection& connection) { return Listings(connection).reasonCodes(); });
        if (codes)
            output.message(QStringLiteral("Reason codes: %1").arg(codes->join(QStringLiteral(", "))));
    }
    return ExitCode::Refused;
}

} // namespace slotdesk
