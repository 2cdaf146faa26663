// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/statuswords.h"

namespace slotdesk {

QString StatusWords::of(RequestStatus status)
{
    switch (status) {
    case RequestStatus::Open:
        return tr("Open");
    case RequestStatus::Filled:
        return tr("Filled");
    case RequestStatus::Cancelled:
        return tr("Cancelled");
    case RequestStatus::Expired:
        return tr("Expired");
    case RequestStatus::Completed:
        return tr("Completed");
    case RequestStatus::Unknown:
        break;
    }
    return tr("Unknown");
}

QString StatusWords::of(SlotStatus status)
{
    switch (status) {
    case SlotStatus::Open:
        return tr("Open");
    case SlotStatus::Booked:
        return tr("Booked");
    case SlotStatus::Cancelled:
        return tr("Cancelled");
    case SlotStatus::Completed:
        return tr("Completed");
    case SlotStatus::NoShow:
        return tr("No-show");
    case SlotStatus::Unknown:
        break;
    }
    return tr("Unknown");
}

QString StatusWords::of(OfferStatus status)
{
    switch (status) {
    case OfferStatus::Pending:
        return tr("Pending");
    case OfferStatus::Accepted:
        return tr("Accepted");
    case OfferStatus::Declined:
        return tr("Declined");
    case OfferStatus::Expired:
        return tr("Expired");
    case OfferStatus::Withdrawn:
        return tr("Withdrawn");
    case OfferStatus::Unknown:
        break;
    }
    return tr("Unknown");
}

QString StatusWords::of(AlertKind kind)
{
    switch (kind) {
    case AlertKind::Surplus:
        return tr("Surplus");
    case AlertKind::Overlap:
        return tr("Overlap");
    case AlertKind::SameTherapist:
        return tr("Same therapist");
    case AlertKind::AfterClose:
        return tr("After close");
    case AlertKind::Reported:
        return tr("Reported");
    case AlertKind::AtRisk:
        return tr("At risk");
    case AlertKind::Unknown:
        break;
    }
    return tr("Unknown");
}

QString StatusWords::of(AlertStatus status)
{
    switch (status) {
    case AlertStatus::New:
        return tr("New");
    case AlertStatus::Claimed:
        return tr("Claimed");
    case AlertStatus::Snoozed:
        return tr("Snoozed");
    case AlertStatus::Resolved:
        return tr("Resolved");
    case AlertStatus::Dismissed:
        return tr("Dismissed");
    case AlertStatus::Closed:
        return tr("Closed");
    case AlertStatus::Unknown:
        break;
    }
    return tr("Unknown");
}

QString StatusWords::doubleBooked()
{
    return tr("Double-booked");
}

} // namespace slotdesk
