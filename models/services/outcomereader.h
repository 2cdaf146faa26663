// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgresult.h"
#include "domain/outcome.h"
#include "domain/result.h"

namespace slotdesk {

/// One row of `select * from slotdesk.some_command(…)` as an Outcome. A code of a newer server is Unknown, and its
/// text is kept.
class OutcomeReader
{
public:
    /// A Schema error when the result holds no outcome: the function is not one of the contract.
    [[nodiscard]] static Result<Outcome> read(const PgResult& result);
};

} // namespace slotdesk
