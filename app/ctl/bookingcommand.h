// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/outcomecommand.h"
#include "services/bookingservice.h"

namespace slotdesk {

/// A command that changes a booking.
class BookingCommand : public OutcomeCommand
{
protected:
    [[nodiscard]] virtual BookingService::Reply call(BookingService& service, CommandId id) = 0;

private:
    [[nodiscard]] CommandCaller::Reply send(const Server& server, CommandId id) final
    {
        BookingService service(server.worker());
        return call(service, id);
    }
};

} // namespace slotdesk
