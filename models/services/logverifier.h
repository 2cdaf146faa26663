// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "services/logcheck.h"

#include <functional>

namespace slotdesk {

/// Computes the chain of a sealed log anew, from the rows of a database or from the lines of an exported file, and
/// names the first that does not agree. Blocking; a batch in memory at a time.
class LogVerifier
{
public:
    using Each = std::function<void(const SealedBatch&)>;

    /// In one snapshot, so that a seal or a retirement meanwhile does not look like a change.
    [[nodiscard]] static Result<LogReport> database(PgConnection& connection, const Each& each = {});
    [[nodiscard]] static Result<LogReport> file(const QString& fileName, const Each& each = {});
    /// Both, and that the database's chain is the file's as far as that goes: whoever may write everything in a
    /// database can make its whole chain anew, but not the file that was taken away before.
    [[nodiscard]] static Result<LogReport> databaseAgainstFile(PgConnection& connection, const QString& fileName);

private:
    [[nodiscard]] static Result<LogReport> snapshot(PgConnection& connection, const Each& each);
};

} // namespace slotdesk
