// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/declinecommand.h"

namespace slotdesk {

void DeclineCommand::declareArguments(CommandLine& line) const
{
    line.argument(QStringLiteral("OFFER"), QStringLiteral("The offer's number."));
}

void DeclineCommand::read(CommandLine& line)
{
    m_offer = OfferId(line.argumentId(0, QStringLiteral("offer number")));
}

BookingService::Reply DeclineCommand::call(BookingService& service, CommandId id)
{
    return service.declineOffer(id, m_offer);
}

} // namespace slotdesk
