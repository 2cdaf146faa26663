// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/dbworker.h"
#include "services/racestory.h"

#include <memory>

namespace slotdesk {

/// What is read to understand a case and to review it. Read-only; answers come as those of BoardQueries do.
class ReviewQueries
{
public:
    template <typename T>
    using Answer = QFuture<Result<T>>;

    explicit ReviewQueries(std::shared_ptr<DbWorker> worker) : m_worker(std::move(worker)) {}

    /// Without writers when there is no such alert that the caller may see.
    [[nodiscard]] Answer<RaceStory> race(AlertId alert);

private:
    std::shared_ptr<DbWorker> m_worker;
};

} // namespace slotdesk
