// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/trend.h"
#include "services/commandcaller.h"

namespace slotdesk {

/// Figures over time, made by the database: for supervisors, administrators and auditors; another login's answer is an
/// error with SQLSTATE 42501. Read-only.
class TrendService
{
public:
    using Answer = QFuture<Result<QList<TrendPoint>>>;

    explicit TrendService(std::shared_ptr<DbWorker> worker) : m_caller(std::move(worker)) {}

    /// By time, then by series. A day, week or month in which nothing was has no point.
    [[nodiscard]] Answer ask(const TrendQuestion& question);

private:
    CommandCaller m_caller;
};

} // namespace slotdesk
