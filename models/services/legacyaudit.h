// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "services/auditreport.h"
#include "services/legacymapping.h"

namespace slotdesk {

/// Names every double booking of a legacy database. Reads it in one REPEATABLE READ READ ONLY snapshot and writes
/// nothing; all the finding is done by the server, the program only reads the findings. Blocking: run it in a worker.
class LegacyAudit
{
public:
    /// Usage error when the database is no such backend (a table or column of the mapping is not there).
    [[nodiscard]] static Result<AuditReport> run(PgConnection& legacy, const LegacyMapping& mapping);
};

} // namespace slotdesk
