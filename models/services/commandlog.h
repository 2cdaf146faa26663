// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/commandreceipt.h"
#include "services/commandcaller.h"

namespace slotdesk {

/// What the caller's own login did, and how long it can be taken back. Read-only.
class CommandLog
{
public:
    template <typename T>
    using Answer = QFuture<Result<QList<T>>>;

    explicit CommandLog(std::shared_ptr<DbWorker> worker) : m_caller(std::move(worker)) {}

    [[nodiscard]] Answer<CommandReceipt> mine(const QDateTime& since);
    /// The length of the undo window in minutes: one value.
    [[nodiscard]] Answer<int> undoMinutes();

private:
    CommandCaller m_caller;
};

} // namespace slotdesk
