// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/relayreplaycommand.h"

#include "services/relay/relayservice.h"

namespace slotdesk {

void RelayReplayCommand::declareArguments(CommandLine& line) const
{
    line.argument(QStringLiteral("NUMBER"), QStringLiteral("The dead letter's; slotctl relay dead lists them."));
}

void RelayReplayCommand::read(CommandLine& line)
{
    m_delivery = line.argumentId(0, QStringLiteral("number of a dead letter"));
}

CommandCaller::Reply RelayReplayCommand::send(const Server& server, CommandId id)
{
    return RelayService(server.worker()).sendAgain(id, m_delivery);
}

} // namespace slotdesk
