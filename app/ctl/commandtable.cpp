// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commandtable.h"

#include "app/ctl/acceptcommand.h"
#include "app/ctl/alertactioncommand.h"
#include "app/ctl/alertscommand.h"
#include "app/ctl/assigncommand.h"
#include "app/ctl/auditcommand.h"
#include "app/ctl/audittrailcommand.h"
#include "app/ctl/cancelcommand.h"
#include "app/ctl/declinecommand.h"
#include "app/ctl/democommand.h"
#include "app/ctl/doctorcommand.h"
#include "app/ctl/feedcommand.h"
#include "app/ctl/guardinstallcommand.h"
#include "app/ctl/guardremovecommand.h"
#include "app/ctl/guardstatuscommand.h"
#include "app/ctl/importcommand.h"
#include "app/ctl/initcommand.h"
#include "app/ctl/offerscommand.h"
#include "app/ctl/racecommand.h"
#include "app/ctl/relaycommand.h"
#include "app/ctl/relaylistcommand.h"
#include "app/ctl/relayreplaycommand.h"
#include "app/ctl/relaysavecommand.h"
#include "app/ctl/releasecommand.h"
#include "app/ctl/requestlistcommand.h"
#include "app/ctl/requestnewcommand.h"
#include "app/ctl/requestshowcommand.h"
#include "app/ctl/resolvecommand.h"
#include "app/ctl/simulatecommand.h"
#include "app/ctl/statuscommand.h"
#include "app/ctl/stopcommand.h"
#include "app/ctl/swapcommand.h"
#include "app/ctl/undocommand.h"
#include "app/ctl/watchcommand.h"

namespace slotdesk {

namespace {

template <typename T>
CommandTable::Entry entry(const char* name, const char* about)
{
    return {QString::fromLatin1(name), QString::fromLatin1(about), [] { return std::make_unique<T>(); }};
}

CommandTable::Entry alertAction(AlertActionCommand::Kind kind, const char* name, const char* about)
{
    return {QString::fromLatin1(name), QString::fromLatin1(about),
            [kind] { return std::make_unique<AlertActionCommand>(kind); }};
}

CommandTable::Entry relayList(RelayListCommand::What what, const char* name, const char* about)
{
    return {QString::fromLatin1(name), QString::fromLatin1(about),
            [what] { return std::make_unique<RelayListCommand>(what); }};
}

} // namespace

const QList<CommandTable::Entry>& CommandTable::entries()
{
    static const QList<Entry> all = {
        entry<InitCommand>("init", "Set a database up, or bring it to this program's schema."),
        entry<StatusCommand>("status", "Say which database is meant and how it is."),
        entry<DoctorCommand>("doctor", "Look a database over: schema, rights, guarantees, settings."),
        entry<DemoCommand>("demo", "Run the demonstration: an old backend's data, traffic and races."),
        entry<StopCommand>("stop", "Stop the private PostgreSQL."),
        entry<RequestNewCommand>("request new", "Make a request with its slots and send the offers."),
        entry<RequestListCommand>("request list", "List requests, the next to start first."),
        entry<RequestShowCommand>("request show", "Show one request with its slots, offers and timeline."),
        entry<OffersCommand>("offers", "List the outstanding offers."),
        alertAction(AlertActionCommand::Kind::Report, "alerts report", "Report a problem of a request."),
        alertAction(AlertActionCommand::Kind::Claim, "alerts claim", "Take an alert: colleagues see who has it."),
        alertAction(AlertActionCommand::Kind::Snooze, "alerts snooze", "Let an alert sleep; it wakes by itself."),
        alertAction(AlertActionCommand::Kind::Dismiss, "alerts dismiss", "Accept an alert's case as it stands."),
        alertAction(AlertActionCommand::Kind::Reopen, "alerts reopen", "Open an alert again that was settled."),
        alertAction(AlertActionCommand::Kind::SignOff, "alerts sign-off", "Sign off what somebody else settled."),
        // After its own longer names: the first that fits is meant.
        entry<AlertsCommand>("alerts", "List open alerts: double bookings and what was reported."),
        entry<FeedCommand>("feed", "Show what a therapist or a client sees now."),
        entry<AcceptCommand>("accept", "Accept an offer for its therapist."),
        entry<DeclineCommand>("decline", "Decline an offer for its therapist."),
        {QStringLiteral("assign"), QStringLiteral("Give an open slot to a therapist."),
         [] { return std::make_unique<AssignCommand>(AssignCommand::Kind::Assign); }},
        {QStringLiteral("reassign"), QStringLiteral("Give a booked slot to another therapist."),
         [] { return std::make_unique<AssignCommand>(AssignCommand::Kind::Reassign); }},
        entry<SwapCommand>("swap", "Let the therapists of two booked slots change places."),
        entry<ReleaseCommand>("release", "Open a booked slot again and ask the others."),
        entry<CancelCommand>("cancel", "Cancel a request, or one slot of it."),
        entry<UndoCommand>("undo", "Undo a command, if nobody has changed since what it did."),
        entry<ResolveCommand>("resolve", "End a double booking: some appointments stay, the others go."),
        entry<AuditTrailCommand>("audit trail", "Show everything anybody did, newest first."),
        entry<AuditCommand>("audit", "Name every double booking, of an old backend's database too."),
        entry<GuardInstallCommand>("guard install", "Put a guard on an old backend's own tables."),
        entry<GuardStatusCommand>("guard status", "Say what that guard has found."),
        entry<GuardRemoveCommand>("guard remove", "Take that guard away, without a trace."),
        entry<ImportCommand>("import", "Bring an old backend's database over."),
        entry<WatchCommand>("watch", "Print the change feed, a line per event, until stopped."),
        relayList(RelayListCommand::What::Destinations, "relay list", "List where events go, and what waits."),
        entry<RelaySaveCommand>("relay save", "Say where events go: a Slack-compatible or a signed webhook."),
        relayList(RelayListCommand::What::DeadLetters, "relay dead", "List what could not be delivered."),
        entry<RelayReplayCommand>("relay replay", "Send a dead letter again."),
        entry<RelayCommand>("relay", "Deliver events to webhooks and do a worker's chores, until stopped."),
        entry<RaceCommand>("race", "The old way, wrong fixes and the lock, side by side, in a database of its own."),
        entry<SimulateCommand>("simulate", "Make traffic, each simulated backend in a process of its own."),
    };
    return all;
}

QString CommandTable::overview()
{
    QString text = QStringLiteral("Usage: slotctl COMMAND [--db URI|service=NAME] [--json] ...\n\n"
                                  "Without --db the private PostgreSQL of this user is used.\n\nCommands:\n");
    for (const Entry& entry : entries())
        text += QStringLiteral("  %1  %2\n").arg(entry.name, -15).arg(entry.about);
    return text + QStringLiteral("\nslotctl COMMAND --help says more.\n\n"
                                 "Exit codes: 0 done; 1 found something; 2 usage; 3 no connection; 4 refused.");
}

ExitCode CommandTable::run(const QStringList& arguments, Output& output)
{
    const QString first = arguments.value(0);
    if (first == QLatin1String("--help") || first == QLatin1String("-h") || first == QLatin1String("help")) {
        output.line(overview());
        return ExitCode::Done;
    }
    if (first == QLatin1String("--version")) {
        output.line(QStringLiteral("slotctl " SLOTDESK_VERSION));
        return ExitCode::Done;
    }
    QStringList sameFirst;
    for (const Entry& entry : entries()) {
        const QStringList words = entry.name.split(QLatin1Char(' '));
        if (arguments.mid(0, words.size()) == words)
            return runOne(entry, arguments.mid(words.size()), output);
        if (words.first() == first)
            sameFirst += entry.name;
    }
    if (!sameFirst.isEmpty())
        output.message(QStringLiteral("Which one: %1?").arg(sameFirst.join(QLatin1String(", "))));
    else if (first.isEmpty())
        output.message(QStringLiteral("A command is needed; slotctl --help lists them."));
    else if (first.startsWith(QLatin1Char('-')))
        output.message(QStringLiteral("The command comes first, then its options; slotctl --help lists the commands."));
    else
        output.message(QStringLiteral("There is no command \"%1\"; slotctl --help lists them.").arg(first));
    return ExitCode::Usage;
}

ExitCode CommandTable::runOne(const Entry& entry, const QStringList& rest, Output& output)
{
    const std::unique_ptr<Command> command = entry.make();
    CommandLine line(entry.name, entry.about);
    command->declare(line);
    if (!line.parse(rest)) {
        output.message(line.mistake());
        output.message(QStringLiteral("slotctl %1 --help says what it takes.").arg(entry.name));
        return ExitCode::Usage;
    }
    if (line.wantsHelp()) {
        output.line(line.helpText().trimmed());
        return ExitCode::Done;
    }
    if (line.wantsVersion()) {
        output.line(QStringLiteral("slotctl " SLOTDESK_VERSION));
        return ExitCode::Done;
    }
    output.setJson(line.isSet(QStringLiteral("json")));
    return command->run(line, output);
}

} // namespace slotdesk
