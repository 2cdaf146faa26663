// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/statuslook.h"

#include "tables/statuswords.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

StatusLook StatusLook::of(RequestStatus status)
{
    const QString text = StatusWords::of(status);
    switch (status) {
    case RequestStatus::Open:
        return {Shape::Quarter, text, Tone::Warn};
    case RequestStatus::Filled:
        return {Shape::Dot, text, Tone::Good};
    case RequestStatus::Cancelled:
        return {Shape::Cross, text, Tone::Neutral};
    case RequestStatus::Expired:
        return {Shape::Dash, text, Tone::Neutral};
    case RequestStatus::Completed:
        return {Shape::Check, text, Tone::Neutral};
    case RequestStatus::Unknown:
        break;
    }
    return {Shape::None, text, Tone::Neutral};
}

StatusLook StatusLook::of(SlotStatus status)
{
    const QString text = StatusWords::of(status);
    switch (status) {
    case SlotStatus::Open:
        return {Shape::Quarter, text, Tone::Warn};
    case SlotStatus::Booked:
        return {Shape::Dot, text, Tone::Good};
    case SlotStatus::Cancelled:
        return {Shape::Cross, text, Tone::Neutral};
    case SlotStatus::Completed:
        return {Shape::Check, text, Tone::Neutral};
    case SlotStatus::NoShow:
        return {Shape::Triangle, text, Tone::Bad};
    case SlotStatus::Unknown:
        break;
    }
    return {Shape::None, text, Tone::Neutral};
}

StatusLook StatusLook::of(OfferStatus status)
{
    const QString text = StatusWords::of(status);
    switch (status) {
    case OfferStatus::Pending:
        return {Shape::Dashed, text, Tone::Info};
    case OfferStatus::Accepted:
        return {Shape::Check, text, Tone::Good};
    case OfferStatus::Declined:
        return {Shape::Cross, text, Tone::Bad};
    case OfferStatus::Expired:
        return {Shape::Dash, text, Tone::Neutral};
    case OfferStatus::Withdrawn:
        return {Shape::Cross, text, Tone::Neutral};
    case OfferStatus::Unknown:
        break;
    }
    return {Shape::None, text, Tone::Neutral};
}

StatusLook StatusLook::of(AlertKind kind)
{
    const QString text = StatusWords::of(kind);
    switch (kind) {
    case AlertKind::Surplus:
        return {Shape::Square, text, Tone::Bad};
    case AlertKind::Overlap:
        return {Shape::Overlap, text, Tone::Bad};
    case AlertKind::SameTherapist:
        return {Shape::Person, text, Tone::Bad};
    case AlertKind::AfterClose:
        return {Shape::Cross, text, Tone::Bad};
    case AlertKind::Reported:
        return {Shape::Phone, text, Tone::Warn};
    case AlertKind::AtRisk:
        return {Shape::Triangle, text, Tone::Warn};
    case AlertKind::Unknown:
        break;
    }
    return {Shape::None, text, Tone::Neutral};
}

StatusLook StatusLook::doubleBooked()
{
    return {Shape::Square, StatusWords::doubleBooked(), Tone::Bad};
}

StatusLook StatusLook::working()
{
    return {Shape::Dashed, QCoreApplication::translate("slotdesk::StatusLook", "Working…"), Tone::Info};
}

} // namespace slotdesk
