// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"
#include "db/pgconnection.h"
#include "feed/eventtail.h"
#include "services/stopsignal.h"

namespace slotdesk {

/// slotctl watch: the outbox event by event, over lost connections too. Ends with Ctrl-C or when nobody reads.
class WatchCommand : public Command
{
public:
    void declare(CommandLine& line) const override;
    [[nodiscard]] ExitCode run(CommandLine& line, Output& output) override;

private:
    /// True when there is a connection that knows where to go on; false: m_error says why.
    [[nodiscard]] bool connect(const Endpoint& endpoint, const StopSignal& stop, Output& output);
    [[nodiscard]] ExitCode follow(const Endpoint& endpoint, StopSignal& stop, Output& output);
    /// How many were printed; negative: the connection is gone.
    [[nodiscard]] int printNew(Output& output);

    std::unique_ptr<PgConnection> m_connection;
    EventTail m_tail;
    DbError m_error;
    int m_left = 0; ///< events until the end; 0: no end
};

} // namespace slotdesk
