// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/bookingcommand.h"

namespace slotdesk {

/// slotctl release APPOINTMENT: the slot is open again.
class ReleaseCommand : public BookingCommand
{
protected:
    void declareArguments(CommandLine& line) const override;
    void read(CommandLine& line) override;
    [[nodiscard]] BookingService::Reply call(BookingService& service, CommandId id) override;

private:
    AppointmentId m_slot;
    int m_expected = 0;
    QString m_reason;
};

} // namespace slotdesk
