// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"

#include <vector>

namespace slotdesk {

/// All connections accept each request at the same moment, each as a therapist of its own.
class RaceStorm
{
public:
    using Connections = std::vector<std::unique_ptr<PgConnection>>;
    [[nodiscard]] static Result<Connections> openAll(const Endpoint& endpoint, int count,
                                                     const PgConnection::Options& options);

    RaceStorm(const Connections& connections, PgConnection& writer) : m_connections(connections), m_writer(writer) {}

    /// Writes down what everybody was told, through `writer`. How long it took, in seconds.
    [[nodiscard]] Result<double> blow(const QString& way, int requests);

private:
    const Connections& m_connections;
    PgConnection& m_writer;
};

} // namespace slotdesk
