// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/undocommand.h"

namespace slotdesk {

void UndoCommand::declareArguments(CommandLine& line) const
{
    line.argument(QStringLiteral("COMMAND-ID"), QStringLiteral("The id of the command, as its --json printed it."));
}

void UndoCommand::read(CommandLine& line)
{
    m_undoes = line.argumentCommandId(0);
}

BookingService::Reply UndoCommand::call(BookingService& service, CommandId id)
{
    return service.undo(id, m_undoes);
}

} // namespace slotdesk
