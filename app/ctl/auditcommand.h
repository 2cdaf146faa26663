// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"
#include "services/historyreport.h"

namespace slotdesk {

/// slotctl audit: every double booking of a legacy database, or of a Slotdesk database together with every broken
/// invariant; with --history over all its time, and when they began to grow. Writes nothing. Exit code 1 when it found
/// any.
class AuditCommand : public Command
{
public:
    void declare(CommandLine& line) const override;
    [[nodiscard]] ExitCode run(CommandLine& line, Output& output) override;

private:
    [[nodiscard]] static ExitCode auditLegacy(const CommandLine& line, Output& output);
    [[nodiscard]] static ExitCode auditOwn(const CommandLine& line, Output& output);
    [[nodiscard]] static ExitCode historyOfOwn(const CommandLine& line, Output& output);
    [[nodiscard]] static ExitCode tell(const HistoryReport& history, Output& output);
};

} // namespace slotdesk
