// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"
#include "app/ctl/server.h"
#include "services/relay/relay.h"
#include "services/stopsignal.h"

namespace slotdesk {

/// slotctl relay: the server-side worker, until it is stopped. Found with --once: something could not be delivered.
class RelayCommand : public Command
{
public:
    void declare(CommandLine& line) const override;
    [[nodiscard]] ExitCode run(CommandLine& line, Output& output) override;

private:
    [[nodiscard]] ExitCode serve(const Endpoint& endpoint, WebhookSender& sender, Output& output);
    static void waitForTheEnd(Relay& relay, const StopSignal& stop);
    [[nodiscard]] static ExitCode codeOf(const Relay& relay, Output& output);

    Relay::Settings m_settings;
    RelaySecrets m_secrets;
};

} // namespace slotdesk
