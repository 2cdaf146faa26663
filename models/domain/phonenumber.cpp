// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/phonenumber.h"

namespace slotdesk {

QString PhoneNumber::digits(const QString& text, int atLeast)
{
    QString rest = text.trimmed();
    if (rest.startsWith(QLatin1String("tel:"), Qt::CaseInsensitive))
        rest = rest.mid(4);
    if (const auto parameters = rest.indexOf(QLatin1Char(';')); parameters >= 0)
        rest = rest.left(parameters);
    const bool plus = rest.startsWith(QLatin1Char('+'));
    QString found;
    for (const QChar c : std::as_const(rest)) {
        if (c.isDigit())
            found += QChar(u'0' + c.digitValue());
        else if (c.isLetter())
            return {};
    }
    if (!plus && found.startsWith(QLatin1String("00")))
        found = found.mid(2);
    return found.size() >= atLeast ? found : QString();
}

bool PhoneNumber::matches(const QString& stored, const QString& typedDigits)
{
    return !typedDigits.isEmpty() && digits(stored).contains(typedDigits);
}

} // namespace slotdesk
