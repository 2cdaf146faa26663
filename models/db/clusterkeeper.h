// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/clusterfolder.h"
#include "db/serverbinaries.h"

namespace slotdesk {

/// The small process that stops the server when nobody uses it any more, also when its users were killed: it waits
/// for the users' lock, lingers, and stops the server under the start lock if the users' lock is still free.
class ClusterKeeper
{
public:
    /// Makes sure that one lives. The caller holds the start lock and the users' lock.
    [[nodiscard]] static Result<Done> ensure(const ClusterFolder& folder, const ServerUser& user,
                                             const ServerBinaries& binaries, int lingerSeconds);
};

} // namespace slotdesk
