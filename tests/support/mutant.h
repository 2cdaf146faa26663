// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"

namespace slotdesk {

/// A way to spoil the locked functions of a scratch database: what a hurried change could do to them.
struct Mutant
{
    struct Edit
    {
        QByteArray function;
        QByteArray before;
        QByteArray after;
    };

    QByteArray name;
    QList<Edit> edits;
    QByteArray sql; ///< run besides

    /// What is in the way: the list must follow the functions. Empty: applied.
    [[nodiscard]] QString applyTo(PgConnection& owner) const;
};

} // namespace slotdesk
