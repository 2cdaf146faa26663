// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/bookingcommand.h"

namespace slotdesk {

/// slotctl swap A B: the therapists of two booked slots change places.
class SwapCommand : public BookingCommand
{
protected:
    void declareArguments(CommandLine& line) const override;
    void read(CommandLine& line) override;
    [[nodiscard]] BookingService::Reply call(BookingService& service, CommandId id) override;

private:
    AppointmentId m_slot;
    AppointmentId m_other;
    int m_expected = 0;
    int m_otherExpected = 0;
    QString m_reason;
};

} // namespace slotdesk
