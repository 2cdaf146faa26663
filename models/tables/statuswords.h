// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/statuses.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

/// The status words as people read them, translated; wordOf() is for logs and JSON.
class StatusWords
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::StatusWords)

public:
    [[nodiscard]] static QString of(RequestStatus status);
    [[nodiscard]] static QString of(SlotStatus status);
    [[nodiscard]] static QString of(OfferStatus status);
    [[nodiscard]] static QString of(AlertKind kind);
    [[nodiscard]] static QString of(AlertStatus status);
    [[nodiscard]] static QString doubleBooked();
};

} // namespace slotdesk
