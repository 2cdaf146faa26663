// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/sqlparams.h"

#include <QtCore/QByteArray>

namespace slotdesk {

/// One statement with its parameters, to be sent with others.
struct PgQuery
{
    QByteArray sql;
    SqlParams params{};
};

} // namespace slotdesk
