// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"
#include "app/ctl/server.h"
#include "feed/fanout/fanout.h"
#include "services/relay/relay.h"
#include "services/stopsignal.h"

namespace slotdesk {

/// slotctl relay: the server-side worker, until it is stopped. With --listen it serves desks too, also while another
/// relay has the lease. Found with --once: something could not be delivered.
class RelayCommand : public Command
{
public:
    void declare(CommandLine& line) const override;
    [[nodiscard]] ExitCode run(CommandLine& line, Output& output) override;

private:
    void readSettings(CommandLine& line);
    void readFanOut(CommandLine& line);
    [[nodiscard]] Result<Done> readSecrets(CommandLine& line, WebhookSender& sender);
    [[nodiscard]] Result<Done> readIdentity(CommandLine& line);
    [[nodiscard]] Result<std::unique_ptr<FanOut>> startFanOut(const Endpoint& endpoint, Relay& relay);
    [[nodiscard]] ExitCode serve(const Endpoint& endpoint, WebhookSender& sender, Output& output);
    static void waitForTheEnd(Relay& relay, const StopSignal& stop);
    [[nodiscard]] static ExitCode codeOf(const Relay& relay, Output& output);

    Relay::Settings m_settings;
    RelaySecrets m_secrets;
    FanOut::Settings m_fanOut;
    FeedIdentity m_identity;
    bool m_listens = false;
};

} // namespace slotdesk
