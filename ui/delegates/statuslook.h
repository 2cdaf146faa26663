// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/statuses.h"
#include "ui/shell/theme.h"

#include <QtCore/QString>

namespace slotdesk {

/// Every status is told three ways, so that none is needed alone: a shape, a word and a colour.
enum class Shape { None, Dot, Ring, Quarter, Square, Triangle, Cross, Check, Overlap, Phone, Dashed, Person, Dash };

struct StatusLook
{
    Shape shape = Shape::None;
    QString text;
    Tone tone = Tone::Neutral;

    friend bool operator==(const StatusLook&, const StatusLook&) = default;

    [[nodiscard]] static StatusLook of(RequestStatus status);
    [[nodiscard]] static StatusLook of(SlotStatus status);
    [[nodiscard]] static StatusLook of(OfferStatus status);
    [[nodiscard]] static StatusLook of(AlertKind kind);
    [[nodiscard]] static StatusLook doubleBooked();
    /// A command is under way.
    [[nodiscard]] static StatusLook working();
};

} // namespace slotdesk
