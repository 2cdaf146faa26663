// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/feedbatch.h"

namespace slotdesk {

/// Two batches that follow each other as one: what `earlier` says of a request or an alert that `later` speaks of gives
/// way. Only for batches of changes; a snapshot and its parts are put together with nothing.
class BatchMerge
{
public:
    [[nodiscard]] static bool isPossible(const FeedBatch& earlier, const FeedBatch& later);
    static void absorb(FeedBatch& earlier, const FeedBatch& later);
};

} // namespace slotdesk
