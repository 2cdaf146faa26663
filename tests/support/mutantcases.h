// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/step.h"
#include "tests/support/mutant.h"

#include <vector>

namespace slotdesk::proof {

/// A mutant and the meeting in which it must be seen.
struct MutantCase
{
    Mutant mutant;
    QByteArray scene;
    std::vector<std::vector<Step>> parts;
    bool isRare = false; ///< histories at random seldom meet it, even in 12,000 commands
};

/// Every way of spoiling the locked functions that the suites must see.
[[nodiscard]] std::vector<MutantCase> mutantCases();

} // namespace slotdesk::proof
