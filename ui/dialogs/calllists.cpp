// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/calllists.h"

#include "domain/laterule.h"
#include "ui/dialogs/slottarget.h"

namespace slotdesk {

CallList CallLists::of(const AppointmentRequest& request, const QList<Appointment>& cancelled, const QDateTime& nowUtc)
{
    CallList list;
    list.request = request.id;
    list.about = SlotTarget::about(request, nowUtc);
    list.late = LateRule::isLate(request.startsAt, nowUtc);
    list.people.append({request.clientName, tr("client"), request.clientPhone});
    for (const Appointment& slot : cancelled) {
        if (slot.status == SlotStatus::Booked)
            list.people.append({slot.therapistName,
                                slot.position > 0 ? tr("had slot %1").arg(slot.position) : tr("was too many"),
                                slot.therapistPhone});
    }
    return list;
}

} // namespace slotdesk
