// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/bookingcommand.h"

namespace slotdesk {

/// slotctl request new.
class RequestNewCommand : public BookingCommand
{
protected:
    void declareArguments(CommandLine& line) const override;
    void read(CommandLine& line) override;
    [[nodiscard]] Result<Done> prepare(const Server& server) override;
    [[nodiscard]] BookingService::Reply call(BookingService& service, CommandId id) override;

private:
    NewRequest m_request;
    QString m_wallTime; ///< the start by the market's clock; empty when it came with its offset
};

} // namespace slotdesk
