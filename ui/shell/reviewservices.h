// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/reviewqueries.h"

namespace slotdesk {

/// The part of DeskServices that looks back at a case: how it came about, and whether it is done with.
class ReviewServices
{
public:
    template <typename T>
    using Answer = QFuture<Result<T>>;

    virtual ~ReviewServices() = default;

    virtual Answer<RaceStory> race(AlertId alert) = 0;
};

} // namespace slotdesk
