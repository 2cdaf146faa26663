// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/outcomecommand.h"
#include "services/alertservice.h"

namespace slotdesk {

/// slotctl alerts claim|snooze|dismiss|reopen|sign-off ALERT, slotctl alerts report REQUEST.
class AlertActionCommand : public OutcomeCommand
{
public:
    enum class Kind : quint8 { Report, Claim, Snooze, Dismiss, Reopen, SignOff };
    explicit AlertActionCommand(Kind kind) : m_kind(kind) {}

protected:
    void declareArguments(CommandLine& line) const override;
    void read(CommandLine& line) override;
    [[nodiscard]] CommandCaller::Reply send(const Server& server, CommandId id) override;

private:
    Kind m_kind;
    qint64 m_id = 0; ///< of the alert; of the request for a report
    int m_minutes = 0;
    QString m_reason;
    QString m_cause;
    QString m_text;
};

} // namespace slotdesk
