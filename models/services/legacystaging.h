// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/legacyimport.h"
#include "services/legacysnapshot.h"

namespace slotdesk {

/// Carries the canonical rows of a snapshot into temporary tables of the Slotdesk session, in blocks, so that neither
/// memory nor the legacy server holds more than it must.
class LegacyStaging
{
public:
    [[nodiscard]] static Result<Done> fill(LegacySnapshot& snapshot, PgConnection& slotdesk,
                                           const std::function<bool(const LegacyImport::Progress&)>& progress);
};

} // namespace slotdesk
