// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/outcomecommand.h"

namespace slotdesk {

/// slotctl relay replay NUMBER: sends a dead letter again.
class RelayReplayCommand : public OutcomeCommand
{
protected:
    void declareArguments(CommandLine& line) const override;
    void read(CommandLine& line) override;
    [[nodiscard]] CommandCaller::Reply send(const Server& server, CommandId id) override;

private:
    qint64 m_delivery = 0;
};

} // namespace slotdesk
