// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/bulkplan.h"

namespace slotdesk {

QString BulkPlan::function() const
{
    return kind == Kind::Release  ? QStringLiteral("release_all")
           : kind == Kind::Cancel ? QStringLiteral("cancel_all")
                                  : QStringLiteral("send_offers_all");
}

QString BulkPlan::reasonUse() const
{
    return kind == Kind::Release  ? QStringLiteral("release")
           : kind == Kind::Cancel ? QStringLiteral("cancel")
                                  : QString();
}

QString BulkPlan::heading() const
{
    const auto many = static_cast<int>(requests.size());
    return kind == Kind::Release  ? tr("Release the booked slots of %n request(s)", nullptr, many)
           : kind == Kind::Cancel ? tr("Cancel %n request(s)", nullptr, many)
                                  : tr("Offer %n request(s) to more therapists", nullptr, many);
}

QString BulkPlan::about() const
{
    switch (kind) {
    case Kind::Release:
        return tr("Each therapist is freed and each slot is open again and offered. Many at once cannot be taken back "
                  "in one step.");
    case Kind::Cancel:
        return tr("All slots are cancelled, therapists are let go and open offers withdrawn. Many at once cannot be "
                  "taken back in one step.");
    case Kind::Offer:
        return tr("Every eligible therapist who was not asked yet is asked.");
    }
    return {};
}

QString BulkPlan::verb(int count) const
{
    return kind == Kind::Release  ? tr("Release %n slot(s)", nullptr, count)
           : kind == Kind::Cancel ? tr("Cancel %n request(s)", nullptr, count)
                                  : tr("Offer %n request(s)", nullptr, count);
}

QList<BulkTable::Item> BulkPlan::items(const LiveStore& store) const
{
    QList<BulkTable::Item> items;
    for (const RequestId id : requests) {
        const AppointmentRequest* row = store.request(id);
        if (!row)
            continue;
        if (kind == Kind::Release)
            addSlots(store, *row, items);
        else
            items.append({id.value(), id, row->clientName, planFor(*row), {}, BulkTable::State::Planned});
    }
    return items;
}

void BulkPlan::addSlots(const LiveStore& store, const AppointmentRequest& row, QList<BulkTable::Item>& items) const
{
    const qsizetype before = items.size();
    for (const Appointment& slot : store.slotsOf(row.id)) {
        if (slot.status == SlotStatus::Booked && slot.position > 0)
            items.append({slot.id.value(),
                          row.id,
                          row.clientName,
                          tr("Slot %1: %2 is freed").arg(slot.position).arg(slot.therapistName),
                          {},
                          BulkTable::State::Planned});
    }
    if (items.size() == before)
        items.append({0, row.id, row.clientName, {}, tr("Nobody is booked"), BulkTable::State::LeftOut});
}

QString BulkPlan::planFor(const AppointmentRequest& row) const
{
    if (kind == Kind::Offer)
        return tr("%n open slot(s)", nullptr, row.openSlots) + QStringLiteral(", ") +
               tr("%n offer(s) out now", nullptr, row.pendingOffers);
    QStringList parts;
    if (row.live > 0)
        parts.append(tr("%n therapist(s) let go", nullptr, row.live));
    if (row.pendingOffers > 0)
        parts.append(tr("%n offer(s) withdrawn", nullptr, row.pendingOffers));
    return parts.isEmpty() ? tr("Nobody is booked or asked") : parts.join(QStringLiteral(", "));
}

} // namespace slotdesk
