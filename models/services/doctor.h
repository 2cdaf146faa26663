// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "services/doctorreport.h"

namespace slotdesk {

/// Looks a Slotdesk database over: schema and functions against what this program's migrations make, rights,
/// guarantees, settings, clock, feed, logins, broken invariants. Changes nothing in it. Blocking.
class Doctor
{
public:
    /// `openSeconds`: how long a writing transaction may stand open before it is a finding.
    Doctor(PgConnection& connection, const Endpoint& server, double openSeconds)
        : m_connection(connection), m_server(server), m_openSeconds(openSeconds)
    {
    }

    [[nodiscard]] Result<DoctorReport> examine();

private:
    [[nodiscard]] Result<Done> schema();
    [[nodiscard]] Result<Done> compare(int migrations);
    [[nodiscard]] Result<Done> checks();
    [[nodiscard]] Result<Done> clock();
    [[nodiscard]] Result<Done> incarnation();
    [[nodiscard]] Result<Done> invariants();
    [[nodiscard]] Result<Done> foreignGuard();
    [[nodiscard]] Result<Done> pooler();
    void found(const QString& topic, const QString& sentence, const QString& advice);

    PgConnection& m_connection;
    const Endpoint& m_server;
    double m_openSeconds;
    DoctorReport m_report;
};

} // namespace slotdesk
