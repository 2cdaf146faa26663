// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/swapcommand.h"

namespace slotdesk {

namespace {

const QString expectOther = QStringLiteral("expect-other");

} // namespace

void SwapCommand::declareArguments(CommandLine& line) const
{
    line.argument(QStringLiteral("APPOINTMENT"), QStringLiteral("The one slot's number."));
    line.argument(QStringLiteral("OTHER"), QStringLiteral("The other slot's number."));
    takesReason(line);
    takesExpected(line);
    line.option(expectOther, QStringLiteral("Only if the other row still has this version."),
                QStringLiteral("VERSION"));
}

void SwapCommand::read(CommandLine& line)
{
    m_slot = AppointmentId(line.argumentId(0, QStringLiteral("appointment number")));
    m_other = AppointmentId(line.argumentId(1, QStringLiteral("appointment number")));
    m_expected = expected(line);
    if (line.isSet(expectOther))
        m_otherExpected = line.number(expectOther, 1, 2147483647);
    m_reason = reason(line);
}

BookingService::Reply SwapCommand::call(BookingService& service, CommandId id)
{
    return service.swap(id, m_slot, m_expected, m_other, m_otherExpected, m_reason);
}

} // namespace slotdesk
