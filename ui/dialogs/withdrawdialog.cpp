// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/withdrawdialog.h"

#include "ui/dialogs/reasonfield.h"
#include "ui/dialogs/slottarget.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

WithdrawDialog::WithdrawDialog(const DeskContext& context, CommandRunner& runner, const AppointmentRequest& request,
                               const AppointmentOffer& offer, QWidget* parent)
    : CommandDialog(context, runner, QStringLiteral("withdraw"), parent), m_offer(offer)
{
    setObjectName(QStringLiteral("withdrawDialog"));
    setMinimumWidth(540);
    setHeading(tr("Withdraw the offer to %1").arg(offer.therapistName),
               SlotTarget::about(request, context.clock.nowUtc()));
    auto* what = new QLabel(
        tr("%1 can no longer accept. Everybody else who was asked still can.").arg(offer.therapistName), this);
    what->setWordWrap(true);
    body()->addWidget(what);
    body()->addWidget(reason());
    setPrimary(tr("Withdraw"));
    reason()->setFocus();
}

DeskServices::Reply WithdrawDialog::send(CommandId command)
{
    return context().services.withdrawOffer(command, m_offer.id, reason()->reason());
}

} // namespace slotdesk
