// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/bookingcommand.h"

namespace slotdesk {

/// slotctl undo COMMAND-ID: compensates a command, if nobody has changed since what it did.
class UndoCommand : public BookingCommand
{
protected:
    void declareArguments(CommandLine& line) const override;
    void read(CommandLine& line) override;
    [[nodiscard]] BookingService::Reply call(BookingService& service, CommandId id) override;

private:
    CommandId m_undoes;
};

} // namespace slotdesk
