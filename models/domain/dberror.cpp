// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/dberror.h"

namespace slotdesk {

QString DbError::text() const
{
    QString all = message;
    if (!sqlState.isEmpty())
        all += QStringLiteral(" [%1]").arg(QString::fromLatin1(sqlState));
    if (!hint.isEmpty())
        all += QLatin1Char(' ') + hint;
    return all;
}

} // namespace slotdesk
