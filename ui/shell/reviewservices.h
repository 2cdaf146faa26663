// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/reviewqueries.h"
#include "services/reviewqueue.h"

namespace slotdesk {

/// The part of DeskServices that looks back at a case: how it came about, and whether it is done with.
class ReviewServices
{
public:
    template <typename T>
    using Answer = QFuture<Result<T>>;

    using Reply = CommandCaller::Reply;

    virtual ~ReviewServices() = default;

    virtual Answer<RaceStory> race(AlertId alert) = 0;
    /// The review queue, the newest first, and what it can be narrowed to: an error with 42501 for who is no
    /// supervisor.
    virtual ReviewQueue::Answer<ReviewCase> queue(const ReviewFilter& filter, AlertId below, int most) = 0;
    virtual ReviewQueue::Answer<ReviewChoice> choices() = 0;
    virtual ReviewQueue::Answer<AgentDeed> deeds(const QString& login, const QDateTime& since,
                                                 const QDateTime& until) = 0;
    virtual Reply tag(CommandId command, AlertId alert, const QString& cause) = 0;
    virtual Reply signOff(CommandId command, AlertId alert, const QString& cause, const QString& note) = 0;
};

} // namespace slotdesk
