// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHashFunctions>
#include <QtCore/QMetaType>
#include <compare>

namespace slotdesk {

/// A strong id: the `bigint` key of one kind of row. Ids of different kinds neither compare nor convert.
/// A default-constructed id (0) names no row; the database hands out ids from 1.
template <typename Tag>
class Id
{
public:
    constexpr Id() = default;
    constexpr explicit Id(qint64 value) : m_value(value) {}

    [[nodiscard]] constexpr qint64 value() const { return m_value; }
    [[nodiscard]] constexpr bool isValid() const { return m_value > 0; }

    // a < b is rewritten to (a <=> b) < 0, and clang-tidy 14 takes that 0 for a pointer.
    friend constexpr auto operator<=>(Id, Id) = default; // NOLINT(modernize-use-nullptr)
    friend size_t qHash(Id id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    qint64 m_value = 0;
};

using MarketId = Id<struct MarketTag>;
using ClientId = Id<struct ClientTag>;
using TherapistId = Id<struct TherapistTag>;
using RequestId = Id<struct RequestTag>;
/// An appointment row is a slot of its request: AppointmentId and "slot id" are the same thing.
using AppointmentId = Id<struct AppointmentTag>;
using OfferId = Id<struct OfferTag>;
using AlertId = Id<struct AlertTag>;
using EventId = Id<struct EventTag>;

} // namespace slotdesk
