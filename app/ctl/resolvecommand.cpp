// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/resolvecommand.h"

#include "services/alertservice.h"

namespace slotdesk {

void ResolveCommand::declareArguments(CommandLine& line) const
{
    line.argument(QStringLiteral("ALERT"), QStringLiteral("The alert's number; slotctl alerts lists them."));
    line.option(QStringLiteral("keep"),
                QStringLiteral("The appointments that stay, by number, with commas; every other one of the case is let "
                               "go. Of a visit that is over nothing is changed."),
                QStringLiteral("IDS"));
    line.option(QStringLiteral("keep-none"), QStringLiteral("Instead of --keep: let all of them go."));
    takesReason(line);
}

void ResolveCommand::read(CommandLine& line)
{
    m_alert = AlertId(line.argumentId(0, QStringLiteral("alert number")));
    const bool some = line.isSet(QStringLiteral("keep"));
    if (some == line.isSet(QStringLiteral("keep-none")))
        line.mistake(QStringLiteral("Either --keep or --keep-none is needed."));
    if (some) {
        const QList<qint64> ids = line.ids(QStringLiteral("keep"));
        for (const qint64 id : ids)
            m_keep.append(AppointmentId(id));
    }
    m_reason = reason(line);
}

CommandCaller::Reply ResolveCommand::send(const Server& server, CommandId id)
{
    return AlertService(server.worker()).resolve(id, m_alert, m_keep, m_reason);
}

} // namespace slotdesk
