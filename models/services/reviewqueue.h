// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/agentdeed.h"
#include "domain/reviewcase.h"
#include "services/commandcaller.h"

namespace slotdesk {

/// What was flagged and reported, for who reviews it, a page at a time. Read-only, and for supervisors: the answer to
/// another login is an error with SQLSTATE 42501.
class ReviewQueue
{
public:
    template <typename T>
    using Answer = QFuture<Result<QList<T>>>;

    explicit ReviewQueue(std::shared_ptr<DbWorker> worker) : m_reader(std::move(worker)) {}

    /// The newest first; the next page is the one below its last alert.
    [[nodiscard]] Answer<ReviewCase> page(const ReviewFilter& filter, AlertId below, int most);
    /// What it can be narrowed to.
    [[nodiscard]] Answer<ReviewChoice> choices();
    /// What this login did between two moments, the newest first.
    [[nodiscard]] Answer<AgentDeed> deeds(const QString& login, const QDateTime& since, const QDateTime& until);

private:
    CommandCaller m_reader;
};

} // namespace slotdesk
