// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/releasecommand.h"

namespace slotdesk {

void ReleaseCommand::declareArguments(CommandLine& line) const
{
    line.argument(QStringLiteral("APPOINTMENT"), QStringLiteral("The slot's number."));
    takesReason(line);
    takesExpected(line);
}

void ReleaseCommand::read(CommandLine& line)
{
    m_slot = AppointmentId(line.argumentId(0, QStringLiteral("appointment number")));
    m_expected = expected(line);
    m_reason = reason(line);
}

BookingService::Reply ReleaseCommand::call(BookingService& service, CommandId id)
{
    return service.release(id, m_slot, m_expected, m_reason);
}

} // namespace slotdesk
