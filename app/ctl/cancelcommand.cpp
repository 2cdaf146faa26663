// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cancelcommand.h"

namespace slotdesk {

void CancelCommand::declareArguments(CommandLine& line) const
{
    line.optionalArgument(QStringLiteral("REQUEST"), QStringLiteral("The request's number: all of it is cancelled."));
    line.option(QStringLiteral("appointment"), QStringLiteral("Instead of a request: cancel this slot only."),
                QStringLiteral("ID"));
    line.option(QStringLiteral("asked-by"), QStringLiteral("Who asked for it."), QStringLiteral("NAME"));
    takesReason(line);
    takesExpected(line);
}

void CancelCommand::read(CommandLine& line)
{
    m_slot = AppointmentId(line.id(QStringLiteral("appointment")));
    const bool whole = !line.argumentText(0).isEmpty();
    if (whole)
        m_request = RequestId(line.argumentId(0, QStringLiteral("request number")));
    if (whole == line.isSet(QStringLiteral("appointment")))
        line.mistake(QStringLiteral("Either a request or --appointment is needed."));
    m_askedBy = line.text(QStringLiteral("asked-by"));
    m_expected = expected(line);
    m_reason = reason(line);
}

BookingService::Reply CancelCommand::call(BookingService& service, CommandId id)
{
    if (m_slot.isValid())
        return service.cancelAppointment(id, m_slot, m_expected, m_reason, m_askedBy);
    return service.cancelRequest(id, m_request, m_expected, m_reason, m_askedBy);
}

} // namespace slotdesk
