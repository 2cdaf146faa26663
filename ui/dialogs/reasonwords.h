// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/boardqueries.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

/// The reason codes in the agent's language; a code this program does not know keeps the server's English label.
class ReasonWords
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::ReasonWords)

public:
    [[nodiscard]] static QString of(const ReasonCode& code);
};

} // namespace slotdesk
