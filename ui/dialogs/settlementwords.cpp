// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settlementwords.h"

#include "domain/money.h"
#include "tables/timewords.h"

#include <QtCore/QLocale>
#include <algorithm>

namespace slotdesk {

namespace {

constexpr double longGapMs = 10000;
constexpr double exactGapMs = 10;

} // namespace

QString SettlementWords::commit(const SettlementChoice& choice)
{
    const QString at = TimeWords::exact(choice.writtenAt);
    if (choice.place <= 1)
        return tr("first · %1").arg(at);
    const double ms = choice.msAfterFirst;
    const QString gap = ms < longGapMs ? tr("%1 ms").arg(QLocale().toString(ms, 'f', ms < exactGapMs ? 1 : 0))
                                       : TimeWords::span(qint64(ms / 1000));
    return tr("%1 later · %2").arg(gap, at);
}

QString SettlementWords::visits(const SettlementChoice& choice)
{
    if (!choice.before.isValid() && !choice.next.isValid())
        return tr("none near");
    const auto gap = [](int minutes) { return TimeWords::span(qint64(minutes) * 60); };
    if (!choice.next.isValid())
        return tr("%1 before").arg(gap(choice.beforeMinutes));
    if (!choice.before.isValid())
        return tr("%1 after").arg(gap(choice.nextMinutes));
    return tr("%1 before, %2 after").arg(gap(choice.beforeMinutes), gap(choice.nextMinutes));
}

int SettlementWords::distance(const SettlementChoice& choice)
{
    if (!choice.before.isValid() && !choice.next.isValid())
        return -1;
    if (!choice.before.isValid() || !choice.next.isValid())
        return choice.next.isValid() ? choice.nextMinutes : choice.beforeMinutes;
    return std::min(choice.beforeMinutes, choice.nextMinutes);
}

QString SettlementWords::pay(const SettlementChoice& choice)
{
    return moneyText(choice.payCents, choice.currency);
}

} // namespace slotdesk
