// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacyaudit.h"

#include "services/legacyfindings.h"

namespace slotdesk {

Result<AuditReport> LegacyAudit::run(PgConnection& legacy, const LegacyMapping& mapping)
{
    auto snapshot = LegacySnapshot::open(legacy, mapping);
    if (!snapshot)
        return snapshot.error();
    return LegacyFindings::read(snapshot.value());
}

} // namespace slotdesk
