// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/bookingcommand.h"

namespace slotdesk {

/// slotctl cancel REQUEST, or --appointment ID for one slot of it.
class CancelCommand : public BookingCommand
{
protected:
    void declareArguments(CommandLine& line) const override;
    void read(CommandLine& line) override;
    [[nodiscard]] BookingService::Reply call(BookingService& service, CommandId id) override;

private:
    RequestId m_request;
    AppointmentId m_slot; ///< valid: this one only
    int m_expected = 0;
    QString m_reason;
    QString m_askedBy;
};

} // namespace slotdesk
