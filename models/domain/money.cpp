// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/money.h"

#include <QtCore/QLocale>

namespace slotdesk {

QString moneyText(qint64 cents, const QByteArray& currency)
{
    if (cents < 0)
        return {};
    const QString amount = QLocale().toString(static_cast<double>(cents) / 100.0, 'f', cents % 100 == 0 ? 0 : 2);
    if (currency == "USD")
        return QLatin1Char('$') + amount;
    if (currency == "EUR")
        return QStringLiteral("€") + amount;
    if (currency == "GBP")
        return QStringLiteral("£") + amount;
    return amount + QLatin1Char(' ') + QString::fromLatin1(currency);
}

} // namespace slotdesk
