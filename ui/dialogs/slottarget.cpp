// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/slottarget.h"

#include "tables/timewords.h"

namespace slotdesk {

QString SlotTarget::about(const AppointmentRequest& request, const QDateTime& nowUtc)
{
    const QString there = TimeWords::inZone(request.startsAt, request.timeZone, nowUtc);
    const QString here = TimeWords::here(request.startsAt, nowUtc);
    const QString time = there == here ? tr("%1 in %2").arg(there, request.marketName)
                                       : tr("%1 in %2 (%3 here)").arg(there, request.marketName, here);
    return QStringList{TimeWords::number(request.id), request.clientName, request.service, time}.join(
        QStringLiteral(" · "));
}

QString SlotTarget::name() const
{
    return slot.position > 0 ? tr("slot %1").arg(slot.position)
                             : tr("the surplus appointment of %1").arg(slot.therapistName);
}

} // namespace slotdesk
