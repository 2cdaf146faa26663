// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/sqlparams.h"
#include "services/proof/step.h"
#include "services/proof/worldstore.h"

namespace slotdesk::proof {

/// The statement that a step is on a real server, and what its answer says.
struct Call
{
    QByteArray sql;
    SqlParams params;

    /// Null when the proofs do not know the function.
    [[nodiscard]] static std::optional<Call> of(const Step& step, World world);
    [[nodiscard]] static Answer answer(const Step& step, const Result<PgResult>& result);
    /// Of the command with this number in this world.
    [[nodiscard]] static CommandId id(World world, int number);
};

} // namespace slotdesk::proof
