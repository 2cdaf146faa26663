// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/alertservice.h"

namespace slotdesk {

AlertService::Reply AlertService::reportProblem(CommandId command, RequestId request, const QString& report)
{
    return m_caller.call("select * from slotdesk.report_problem($1, $2, $3)",
                         SqlParams().add(command).add(request).add(report));
}

AlertService::Reply AlertService::claim(CommandId command, AlertId alert)
{
    return m_caller.call("select * from slotdesk.claim_alert($1, $2)", SqlParams().add(command).add(alert));
}

AlertService::Reply AlertService::snooze(CommandId command, AlertId alert, int minutes)
{
    return m_caller.call("select * from slotdesk.snooze_alert($1, $2, $3)",
                         SqlParams().add(command).add(alert).add(minutes));
}

AlertService::Reply AlertService::dismiss(CommandId command, AlertId alert, const QString& reason)
{
    return m_caller.call("select * from slotdesk.dismiss_alert($1, $2, $3)",
                         SqlParams().add(command).add(alert).add(reason));
}

AlertService::Reply AlertService::reopen(CommandId command, AlertId alert, const QString& reason)
{
    return m_caller.call("select * from slotdesk.reopen_alert($1, $2, $3)",
                         SqlParams().add(command).add(alert).add(reason));
}

AlertService::Reply AlertService::resolve(CommandId command, AlertId alert, const QList<AppointmentId>& keep,
                                          const QString& reason)
{
    return m_caller.call("select * from slotdesk.resolve_double_booking($1, $2, $3, $4)",
                         SqlParams().add(command).add(alert).addArray(keep).add(reason));
}

AlertService::Reply AlertService::tag(CommandId command, AlertId alert, const QString& cause)
{
    return m_caller.call("select * from slotdesk.tag_alert($1, $2, $3)",
                         SqlParams().add(command).add(alert).add(cause));
}

AlertService::Reply AlertService::signOff(CommandId command, AlertId alert, const QString& cause, const QString& note)
{
    return m_caller.call("select * from slotdesk.sign_off($1, $2, $3, $4)",
                         SqlParams().add(command).add(alert).add(cause).addOrNull(note));
}

} // namespace slotdesk
