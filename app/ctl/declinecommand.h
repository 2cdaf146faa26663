// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/bookingcommand.h"

namespace slotdesk {

/// slotctl decline OFFER.
class DeclineCommand : public BookingCommand
{
protected:
    void declareArguments(CommandLine& line) const override;
    void read(CommandLine& line) override;
    [[nodiscard]] BookingService::Reply call(BookingService& service, CommandId id) override;

private:
    OfferId m_offer;
};

} // namespace slotdesk
