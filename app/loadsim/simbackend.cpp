// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/loadsim/simbackend.h"

namespace slotdesk {

Result<QList<SimBackend::Offer>> SimBackend::read(PgConnection& connection, QByteArrayView sql)
{
    Result<PgResult> found = connection.exec(sql);
    if (!found)
        return found.error();
    QList<Offer> offers;
    offers.reserve(found->rows());
    for (int row = 0; row < found->rows(); ++row)
        offers.append({found->int64(row, 0), found->int64(row, 1), found->int64(row, 2), found->real(row, 3)});
    return offers;
}

} // namespace slotdesk
