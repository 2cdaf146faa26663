// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/alertactioncommand.h"

namespace slotdesk {

void AlertActionCommand::declareArguments(CommandLine& line) const
{
    if (m_kind == Kind::Report)
        line.argument(QStringLiteral("REQUEST"), QStringLiteral("The request's number."));
    else
        line.argument(QStringLiteral("ALERT"), QStringLiteral("The alert's number."));
    if (m_kind == Kind::Snooze)
        line.option(QStringLiteral("minutes"), QStringLiteral("How long it sleeps: a minute to a week (30)."),
                    QStringLiteral("N"), QStringLiteral("30"));
    if (m_kind == Kind::Dismiss || m_kind == Kind::Reopen)
        takesReason(line);
    if (m_kind == Kind::SignOff)
        line.option(QStringLiteral("cause"),
                    QStringLiteral("Why it happened, as a code: unlocked_backend, retry, hand_edit, imported, "
                                   "agent_mistake, therapist_mistake, client_mistake, no_double_booking, unknown."),
                    QStringLiteral("CODE"));
    if (m_kind == Kind::SignOff || m_kind == Kind::Report)
        line.option(QStringLiteral("text"),
                    m_kind == Kind::Report ? QStringLiteral("What is wrong.") : QStringLiteral("What was found."),
                    QStringLiteral("TEXT"));
}

void AlertActionCommand::read(CommandLine& line)
{
    m_id =
        line.argumentId(0, m_kind == Kind::Report ? QStringLiteral("request number") : QStringLiteral("alert number"));
    if (m_kind == Kind::Snooze)
        m_minutes = line.number(QStringLiteral("minutes"), 1, 10080);
    if (m_kind == Kind::Dismiss || m_kind == Kind::Reopen)
        m_reason = reason(line);
    if (m_kind == Kind::SignOff) {
        m_cause = line.text(QStringLiteral("cause")).trimmed();
        if (m_cause.isEmpty())
            line.mistake(QStringLiteral("--cause is missing."));
    }
    if (m_kind == Kind::SignOff || m_kind == Kind::Report)
        m_text = line.text(QStringLiteral("text")).trimmed();
    if (m_kind == Kind::Report && m_text.isEmpty())
        line.mistake(QStringLiteral("--text is missing."));
}

CommandCaller::Reply AlertActionCommand::send(const Server& server, CommandId id)
{
    AlertService service(server.worker());
    const AlertId alert(m_id);
    switch (m_kind) {
    case Kind::Report:
        return service.reportProblem(id, RequestId(m_id), m_text);
    case Kind::Claim:
        return service.claim(id, alert);
    case Kind::Snooze:
        return service.snooze(id, alert, m_minutes);
    case Kind::Dismiss:
        return service.dismiss(id, alert, m_reason);
    case Kind::Reopen:
        return service.reopen(id, alert, m_reason);
    case Kind::SignOff:
        break;
    }
    return service.signOff(id, alert, m_cause, m_text);
}

} // namespace slotdesk
