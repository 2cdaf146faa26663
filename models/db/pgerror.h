// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/dberror.h"

struct pg_conn;
struct pg_result;

namespace slotdesk::pgerror {

// Every DbError of a connection is made here: what it is comes from where it happened and from the SQLSTATE.

/// Opening failed. `server` is Endpoint::display().
[[nodiscard]] DbError unreachable(const pg_conn* connection, const QString& server);
[[nodiscard]] DbError connectTimeout(const QString& server);
[[nodiscard]] DbError unfit(const QString& message);

/// The server refused the statement.
[[nodiscard]] DbError refused(const pg_result* result, bool cancelAsked);
[[nodiscard]] DbError lost(const QString& server, const QByteArray& sqlState, bool inDoubt);
[[nodiscard]] DbError timeout(const QString& server);
[[nodiscard]] DbError cancelled(bool inDoubt);
[[nodiscard]] DbError usage(const QString& message);

} // namespace slotdesk::pgerror
