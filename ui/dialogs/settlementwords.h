// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/settlementchoice.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

/// What speaks for a booking of a double booking, in words.
class SettlementWords
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::SettlementWords)

public:
    /// "first" or "63.7 ms later", and when.
    [[nodiscard]] static QString commit(const SettlementChoice& choice);
    /// "45 min before, none after"
    [[nodiscard]] static QString visits(const SettlementChoice& choice);
    /// Minutes to the nearer one of the therapist's other visits; -1 when there is none.
    [[nodiscard]] static int distance(const SettlementChoice& choice);
    [[nodiscard]] static QString pay(const SettlementChoice& choice);
};

} // namespace slotdesk
