// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/dberror.h"

namespace slotdesk {

/// What slotctl tells a script. Scripts rely on these: never renumber.
enum class ExitCode {
    Done = 0,
    Found = 1, ///< an audit that found something, a race that lost
    Usage = 2,
    NoConnection = 3, ///< or no fit database at its end
    Refused = 4,      ///< an outcome with ok = false, a row that is not there
};

[[nodiscard]] inline ExitCode exitCodeFor(const DbError& error)
{
    switch (error.kind) {
    case DbError::Kind::Usage:
        return ExitCode::Usage;
    case DbError::Kind::Sql:
    case DbError::Kind::Cancelled:
        return ExitCode::Refused;
    case DbError::Kind::Unreachable:
    case DbError::Kind::Lost:
    case DbError::Kind::Timeout:
    case DbError::Kind::Schema:
    case DbError::Kind::Missing:
        break;
    }
    return ExitCode::NoConnection;
}

} // namespace slotdesk
