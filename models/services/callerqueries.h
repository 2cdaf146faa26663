// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/caller.h"
#include "services/commandcaller.h"
#include "services/directoryservice.h"

namespace slotdesk {

/// Who is on the phone, and what they booked. Read-only; answers come as those of BoardQueries do.
class CallerQueries
{
public:
    template <typename T>
    using Answer = QFuture<Result<QList<T>>>;

    /// The group of questions that the next key typed makes useless: people(), and BoardQueries::search().
    static constexpr int typing = 1;

    explicit CallerQueries(std::shared_ptr<DbWorker> worker) : m_reader(std::move(worker)) {}

    /// Clients and therapists by a number in any format or by name, the likeliest first.
    [[nodiscard]] Answer<Caller> people(const QString& typed);
    /// Ends what is asked while somebody types; the answer is an error of kind Cancelled.
    void stopTyping() { m_reader.stop(typing); }
    /// Everything, today's first, then what is to come, then the past.
    [[nodiscard]] Answer<CallerVisit> history(const Caller& caller);
    /// What stands on the caller's own screen, as their program shows it: offers first, then appointments.
    [[nodiscard]] Answer<CallerFeedLine> feed(const Caller& caller);

private:
    CommandCaller m_reader;
};

} // namespace slotdesk
