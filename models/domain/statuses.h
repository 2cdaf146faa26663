// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QString>

namespace slotdesk {

// The status words of the schema (resources/sql), one enum a table. Unknown stands for a word of a newer server.

enum class RequestStatus : quint8 { Open, Filled, Cancelled, Expired, Completed, Unknown };
enum class SlotStatus : quint8 { Open, Booked, Cancelled, Completed, NoShow, Unknown };
enum class OfferStatus : quint8 { Pending, Accepted, Declined, Expired, Withdrawn, Unknown };
enum class AlertKind : quint8 { Surplus, Overlap, SameTherapist, AfterClose, Reported, AtRisk, Unknown };
enum class AlertStatus : quint8 { New, Claimed, Snoozed, Resolved, Dismissed, Closed, Unknown };

[[nodiscard]] RequestStatus requestStatusFrom(QByteArrayView word);
[[nodiscard]] SlotStatus slotStatusFrom(QByteArrayView word);
[[nodiscard]] OfferStatus offerStatusFrom(QByteArrayView word);
[[nodiscard]] AlertKind alertKindFrom(QByteArrayView word);
[[nodiscard]] AlertStatus alertStatusFrom(QByteArrayView word);

/// The schema's word, for JSON and for logs; what a person reads is made (and translated) in tables/statuswords.h.
[[nodiscard]] QString wordOf(RequestStatus status);
[[nodiscard]] QString wordOf(SlotStatus status);
[[nodiscard]] QString wordOf(OfferStatus status);
[[nodiscard]] QString wordOf(AlertKind kind);
[[nodiscard]] QString wordOf(AlertStatus status);

/// A live slot is one that a therapist goes to, went to or should have gone to.
[[nodiscard]] constexpr bool isLive(SlotStatus status)
{
    return status == SlotStatus::Booked || status == SlotStatus::Completed || status == SlotStatus::NoShow;
}

} // namespace slotdesk
