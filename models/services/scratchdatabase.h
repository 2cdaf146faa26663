// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"

namespace slotdesk {

/// An empty database on somebody's server that goes with this object, open connections to it included.
class ScratchDatabase
{
public:
    /// `server` may make databases; its own database is only connected to.
    [[nodiscard]] static Result<std::unique_ptr<ScratchDatabase>> create(const Endpoint& server, const QString& prefix);
    ~ScratchDatabase();
    ScratchDatabase(const ScratchDatabase&) = delete;
    ScratchDatabase& operator=(const ScratchDatabase&) = delete;

    [[nodiscard]] const Endpoint& endpoint() const { return m_endpoint; }

private:
    ScratchDatabase(Endpoint server, const QString& name);
    Endpoint m_server;
    QString m_name;
    Endpoint m_endpoint;
};

} // namespace slotdesk
