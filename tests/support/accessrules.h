// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/endpoint.h"

namespace slotdesk {

/// Puts lines before the others of a test server's pg_hba.conf, so that they count; the server's own reload or next
/// start reads them. Ends the program with the reason when it cannot.
void putAccessRulesFirst(const Endpoint& superuser, const QByteArray& lines);

} // namespace slotdesk
