// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacyimport.h"

#include "services/legacyimporter.h"

namespace slotdesk {

Result<ImportReport> LegacyImport::run(PgConnection& legacy, PgConnection& slotdesk, const LegacyMapping& mapping,
                                       const Options& options)
{
    return LegacyImporter(legacy, slotdesk, mapping, options).run();
}

} // namespace slotdesk
