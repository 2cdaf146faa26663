// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/step.h"

namespace slotdesk::proof {

QString Step::text() const
{
    QStringList parts;
    const auto add = [&](const char* name, qint64 value) {
        if (value != 0)
            parts += QLatin1String(name) + QLatin1Char('=') + QString::number(value);
    };
    add("request", request.value());
    add("slot", row.value());
    add("slot", otherRow.value());
    add("therapist", therapist.value());
    add("starts", starts);
    add("undoes", undoes);
    for (qint64 item : items)
        add("item", item);
    if (!key.isEmpty())
        parts += QString::fromLatin1(key);
    if (!inner.isEmpty())
        parts += QStringLiteral("of ") + QString::fromLatin1(inner);
    if (expect != Expect::Anything)
        parts += expect == Expect::AsMade ? QStringLiteral("as made") : QStringLiteral("stale");
    return QStringLiteral("#%1 %2(%3)")
        .arg(number)
        .arg(QString::fromLatin1(function), parts.join(QStringLiteral(", ")));
}

QString Transaction::text() const
{
    QStringList parts;
    for (const Step& step : steps)
        parts += step.text();
    return parts.join(QStringLiteral("; ")) + (commits ? QStringLiteral("; commit") : QStringLiteral("; rollback"));
}

QString Happened::text() const
{
    QStringList codes;
    for (const Answer& answer : answers)
        codes += QString::fromLatin1(answer.code);
    return QStringLiteral("%1..%2 %3 -> %4%5")
        .arg(began)
        .arg(ended)
        .arg(transaction.text(), codes.join(QStringLiteral(", ")),
             committed ? QString() : QStringLiteral(" (left nothing)"));
}

} // namespace slotdesk::proof
