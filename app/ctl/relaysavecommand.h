// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/outcomecommand.h"
#include "services/relay/relaydestination.h"

namespace slotdesk {

/// slotctl relay save NAME: where events go. A name that is there already is changed in what is given.
class RelaySaveCommand : public OutcomeCommand
{
protected:
    void declareArguments(CommandLine& line) const override;
    void read(CommandLine& line) override;
    [[nodiscard]] Result<Done> prepare(const Server& server) override;
    [[nodiscard]] CommandCaller::Reply send(const Server& server, CommandId id) override;

private:
    /// A list after the option, in the destination's own when it is given.
    static void take(const CommandLine& line, const char* option, QStringList& list);

    RelayDestination m_given;
    QStringList m_set; ///< the options that were given
};

} // namespace slotdesk
