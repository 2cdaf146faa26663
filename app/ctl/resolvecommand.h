// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/outcomecommand.h"

namespace slotdesk {

/// slotctl resolve ALERT --keep ID,…: ends a double booking in one step.
class ResolveCommand : public OutcomeCommand
{
protected:
    void declareArguments(CommandLine& line) const override;
    void read(CommandLine& line) override;
    [[nodiscard]] CommandCaller::Reply send(const Server& server, CommandId id) override;

private:
    AlertId m_alert;
    QList<AppointmentId> m_keep;
    QString m_reason;
};

} // namespace slotdesk
