// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/assigncommand.h"

namespace slotdesk {

void AssignCommand::declareArguments(CommandLine& line) const
{
    line.argument(QStringLiteral("APPOINTMENT"), QStringLiteral("The slot's number."));
    line.argument(QStringLiteral("THERAPIST"), QStringLiteral("Who gets it, by number."));
    takesReason(line);
    takesExpected(line);
}

void AssignCommand::read(CommandLine& line)
{
    m_slot = AppointmentId(line.argumentId(0, QStringLiteral("appointment number")));
    m_therapist = TherapistId(line.argumentId(1, QStringLiteral("therapist number")));
    m_expected = expected(line);
    m_reason = reason(line);
}

BookingService::Reply AssignCommand::call(BookingService& service, CommandId id)
{
    if (m_kind == Kind::Assign)
        return service.assign(id, m_slot, m_therapist, m_expected, m_reason);
    return service.reassign(id, m_slot, m_therapist, m_expected, m_reason);
}

} // namespace slotdesk
