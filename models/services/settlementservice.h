// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/alertevent.h"
#include "domain/commandid.h"
#include "domain/settledalert.h"
#include "domain/settlementcall.h"
#include "domain/settlementchoice.h"
#include "services/commandcaller.h"

namespace slotdesk {

/// What a person needs to end a double booking and what is left to do afterwards. Commands reply as BookingService
/// does.
class SettlementService
{
public:
    using Reply = CommandCaller::Reply;
    template <typename T>
    using Answer = QFuture<Result<QList<T>>>;

    explicit SettlementService(std::shared_ptr<DbWorker> worker) : m_caller(std::move(worker)) {}

    /// The bookings of the case, the first committed first.
    [[nodiscard]] Answer<SettlementChoice> choices(AlertId alert);
    /// Who is to be called, of every settlement that is not done with; with those that were done a moment ago.
    [[nodiscard]] Answer<SettlementCall> calls();
    /// Of all alerts that this one's case ever had, the oldest first.
    [[nodiscard]] Answer<AlertEvent> history(AlertId alert);
    /// The newest first.
    [[nodiscard]] Answer<SettledAlert> settled(int most = 200);

    /// Somebody knows it now, or does not after all.
    [[nodiscard]] Reply tick(CommandId command, qint64 call, bool done);

private:
    CommandCaller m_caller;
};

} // namespace slotdesk
