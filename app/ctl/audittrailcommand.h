// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"
#include "services/audittrail.h"

namespace slotdesk {

/// slotctl audit trail: everything anybody did, newest first, as a table, as JSON or as CSV.
class AuditTrailCommand : public Command
{
public:
    void declare(CommandLine& line) const override;
    [[nodiscard]] ExitCode run(CommandLine& line, Output& output) override;

private:
    [[nodiscard]] static AuditTrail::Filter filterFrom(CommandLine& line);
    static void print(const QList<QJsonObject>& rows, bool csv, bool first, Output& output);
};

} // namespace slotdesk
