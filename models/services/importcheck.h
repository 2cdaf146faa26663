// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "services/importreport.h"

namespace slotdesk {

/// Proves an import: its alerts are the audit's double bookings, row by row, gap and cost included, and no invariant of
/// Slotdesk is broken. What does not agree goes into the report in words.
class ImportCheck
{
public:
    [[nodiscard]] static Result<Done> run(PgConnection& slotdesk, const AuditReport& audit, ImportReport& report);

private:
    [[nodiscard]] static Result<Done> compareAlerts(PgConnection& slotdesk, const AuditReport& audit,
                                                    ImportReport& report);
    [[nodiscard]] static Result<Done> countViolations(PgConnection& slotdesk, ImportReport& report);
};

} // namespace slotdesk
