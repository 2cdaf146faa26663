// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"

namespace slotdesk {

/// The dump ends with every offer answered. So that the demo's board has outstanding ones, clients of it call again:
/// through create_request and accept_offer, the commands that the apps and the desk use, and as the apps' login.
class DemoCalls
{
public:
    /// Takes new calls unless enough requests are waiting. Returns how many were taken.
    [[nodiscard]] static Result<int> take(PgConnection& demo);

private:
    [[nodiscard]] static Result<Done> call(PgConnection& demo, const PgResult& wishes, int row);
};

} // namespace slotdesk
