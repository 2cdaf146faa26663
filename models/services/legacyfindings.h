// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/auditreport.h"
#include "services/legacysnapshot.h"

namespace slotdesk {

/// What is found in one snapshot: for the audit, and for the import to check its alerts against.
class LegacyFindings
{
public:
    [[nodiscard]] static Result<AuditReport> read(LegacySnapshot& snapshot);

private:
    [[nodiscard]] static Result<Done> readCases(LegacySnapshot& snapshot, AuditReport& report);
    [[nodiscard]] static Result<Done> readOddities(LegacySnapshot& snapshot, AuditReport& report);
};

} // namespace slotdesk
