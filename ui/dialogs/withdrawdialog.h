// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointmentoffer.h"
#include "domain/appointmentrequest.h"
#include "ui/dialogs/commanddialog.h"

namespace slotdesk {

/// Takes one therapist's offer back before it is answered.
class WithdrawDialog : public CommandDialog
{
    Q_OBJECT

public:
    WithdrawDialog(const DeskContext& context, CommandRunner& runner, const AppointmentRequest& request,
                   const AppointmentOffer& offer, QWidget* parent);

protected:
    [[nodiscard]] RequestId request() const override { return m_offer.request; }
    [[nodiscard]] DeskServices::Reply send(CommandId command) override;

private:
    AppointmentOffer m_offer;
};

} // namespace slotdesk
