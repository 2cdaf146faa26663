// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/assigneffect.h"

#include "tables/timewords.h"

namespace slotdesk {

namespace {

constexpr int tightMinutes = 30; ///< less than this between two visits is worth a word

} // namespace

QString AssignEffect::told(const QString& name, const QString& phone)
{
    return phone.isEmpty() ? name : tr("%1 (%2)").arg(name, phone);
}

QString AssignEffect::tight(const Candidate& candidate)
{
    const auto isTight = [](int minutes) { return minutes >= 0 && minutes < tightMinutes; };
    const QString before = TimeWords::span(qint64(candidate.gapBeforeMin) * 60);
    const QString after = TimeWords::span(qint64(candidate.gapAfterMin) * 60);
    if (isTight(candidate.gapBeforeMin) && isTight(candidate.gapAfterMin))
        return tr("Only %1 free before and %2 after.").arg(before, after);
    if (isTight(candidate.gapBeforeMin))
        return tr("Only %1 free before.").arg(before);
    return isTight(candidate.gapAfterMin) ? tr("Only %1 free after.").arg(after) : QString();
}

QString AssignEffect::assigned(const SlotTarget& target, const Candidate& candidate, const QDateTime& nowUtc)
{
    const AppointmentRequest& request = target.request;
    const QString time = TimeWords::thereHere(request.startsAt, request.timeZone, nowUtc);
    const int others = request.pendingOffers - (candidate.offerStatus == wordOf(OfferStatus::Pending) ? 1 : 0);
    QStringList lines = {tr("%1 gets %2 at %3.").arg(candidate.name, target.name(), time)};
    if (request.openSlots > 1)
        lines.append(tr("%n slot(s) stay open.", nullptr, request.openSlots - 1));
    else if (others > 0)
        lines.append(tr("The request is full then, and %n other offer(s) lapse.", nullptr, others));
    else
        lines.append(tr("The request is full then."));
    return lines.join(QLatin1Char(' '));
}

QString AssignEffect::of(const SlotTarget& target, const Candidate& candidate, const QDateTime& nowUtc)
{
    QStringList lines;
    if (target.slot.status == SlotStatus::Open) {
        lines.append(assigned(target, candidate, nowUtc));
        lines.append(tr("To be told: %1.").arg(told(candidate.name, candidate.phone)));
    } else {
        lines.append(tr("%1 is let go and %2 comes instead. To be told: %3 and %4.")
                         .arg(target.slot.therapistName, candidate.name,
                              told(target.slot.therapistName, target.slot.therapistPhone),
                              told(candidate.name, candidate.phone)));
    }
    if (const QString close = tight(candidate); !close.isEmpty())
        lines.append(close);
    return lines.join(QLatin1Char(' '));
}

QString AssignEffect::ofRelease(const SlotTarget& target, const QStringList& line, int late)
{
    QStringList lines = {tr("%1 is freed.").arg(told(target.slot.therapistName, target.slot.therapistPhone))};
    if (!line.isEmpty())
        lines.append(line.size() == 1
                         ? tr("The slot goes to %1, who is on the waiting list, unless booked elsewhere by now.")
                               .arg(line.constFirst())
                         : tr("The slot goes to the first on the waiting list who is free: %1.")
                               .arg(line.join(QStringLiteral(", "))));
    else if (late > 0)
        lines.append(tr("The slot is open again: %n who had only been too late is asked again, and everybody else who "
                        "could come.",
                        nullptr, late));
    else
        lines.append(tr("The slot is open again and offered to everybody who could come."));
    return lines.join(QLatin1Char(' '));
}

} // namespace slotdesk
