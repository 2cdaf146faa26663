// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacyfacts.h"

namespace slotdesk {

using namespace Qt::StringLiterals;

LegacyFacts LegacyFacts::from(const PgResult& rows)
{
    LegacyFacts facts;
    facts.someTimeless = false;
    for (int row = 0; row < rows.rows(); ++row) {
        const QString fact = rows.text(row, 0);
        if (fact == u"zone")
            facts.zones << rows.text(row, 1);
        else if (fact == u"usual")
            facts.usualZones.insert(rows.text(row, 1), rows.text(row, 2));
        else if (fact == u"common")
            facts.commonZone = rows.text(row, 2);
        else if (fact == u"merged")
            facts.mergedInto.insert(rows.text(row, 1).toLongLong(), rows.text(row, 2).toLongLong());
        else if (fact == u"timeless")
            facts.someTimeless = true;
    }
    return facts;
}

} // namespace slotdesk
