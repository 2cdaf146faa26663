// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/directoryservice.h"
#include "services/settlementservice.h"

namespace slotdesk {

/// The part of DeskServices that is about how alerts end and what is left to do then.
class SettlementServices
{
public:
    using Reply = CommandCaller::Reply;
    template <typename T>
    using Answer = QFuture<Result<QList<T>>>;

    virtual ~SettlementServices() = default;

    virtual Answer<SettlementChoice> choices(AlertId alert) = 0;
    virtual Answer<SettlementCall> calls() = 0;
    virtual Answer<AlertEvent> history(AlertId alert) = 0;
    virtual Answer<SettledAlert> settled() = 0;
    virtual Reply tick(CommandId command, qint64 call, bool done) = 0;
    virtual Reply reopen(CommandId command, AlertId alert, const QString& reason) = 0;
    /// The settings of the server; only an administrator saves them.
    virtual Answer<SettingRecord> rules() = 0;
    virtual Reply saveRule(CommandId command, const SettingRecord& rule) = 0;
};

} // namespace slotdesk
