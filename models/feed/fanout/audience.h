// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QList>

namespace slotdesk {

/// Which markets somebody may see: desks of the same audience are told the same.
struct Audience
{
    bool all = false;        ///< every market, those that will be made too
    QList<MarketId> markets; ///< otherwise; ascending, none twice

    [[nodiscard]] bool sees(MarketId market) const { return all || markets.contains(market); }

    friend bool operator==(const Audience&, const Audience&) = default;
    friend size_t qHash(const Audience& audience, size_t seed = 0)
    {
        return qHashMulti(seed, audience.all, audience.markets);
    }
};

} // namespace slotdesk
