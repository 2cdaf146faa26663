// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/clusterfolder.h"
#include "db/postmasterfile.h"
#include "db/serverbinaries.h"

namespace slotdesk {

/// Makes, starts and stops the server of one folder. The caller holds the start lock.
class ClusterServer
{
public:
    ClusterServer(ClusterFolder folder, ServerUser user, ServerBinaries binaries);

    /// initdb into a folder beside and a rename, so that a half-made one is never taken for a whole one.
    [[nodiscard]] Result<Done> ensureMade(bool durable) const;
    [[nodiscard]] Result<Done> ensureRunning(bool durable) const;
    [[nodiscard]] Result<Done> stop() const;

private:
    [[nodiscard]] Result<Done> start(bool durable) const;
    [[nodiscard]] Result<Done> settle() const;
    [[nodiscard]] bool waitUntilEmpty(int timeoutMs) const;
    [[nodiscard]] Result<Done> writeSettings(const QString& socketFolder, bool durable) const;
    [[nodiscard]] DbError withLog(DbError error) const;

    ClusterFolder m_folder;
    ServerUser m_user;
    ServerBinaries m_binaries;
};

} // namespace slotdesk
