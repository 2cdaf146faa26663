// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/acceptcommand.h"

namespace slotdesk {

void AcceptCommand::declareArguments(CommandLine& line) const
{
    line.argument(QStringLiteral("OFFER"), QStringLiteral("The offer's number."));
}

void AcceptCommand::read(CommandLine& line)
{
    m_offer = OfferId(line.argumentId(0, QStringLiteral("offer number")));
}

BookingService::Reply AcceptCommand::call(BookingService& service, CommandId id)
{
    return service.acceptOffer(id, m_offer);
}

} // namespace slotdesk
