// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/bookingcommand.h"

namespace slotdesk {

/// slotctl assign and slotctl reassign: both name a slot and the therapist who gets it.
class AssignCommand : public BookingCommand
{
public:
    enum class Kind {
        Assign,   ///< an open slot
        Reassign, ///< a booked one
    };
    explicit AssignCommand(Kind kind) : m_kind(kind) {}

protected:
    void declareArguments(CommandLine& line) const override;
    void read(CommandLine& line) override;
    [[nodiscard]] BookingService::Reply call(BookingService& service, CommandId id) override;

private:
    Kind m_kind;
    AppointmentId m_slot;
    TherapistId m_therapist;
    int m_expected = 0;
    QString m_reason;
};

} // namespace slotdesk
