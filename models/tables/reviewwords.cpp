// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/reviewwords.h"

#include "domain/money.h"
#include "tables/eventwords.h"
#include "tables/racewords.h"
#include "tables/statuswords.h"
#include "tables/timewords.h"

#include <QtCore/QHash>

namespace slotdesk {

QString ReviewWords::of(ReviewState state)
{
    switch (state) {
    case ReviewState::Open:
        return tr("Not settled");
    case ReviewState::ToReview:
        return tr("To review");
    case ReviewState::SignedOff:
        break;
    }
    return tr("Signed off");
}

QString ReviewWords::cause(const QString& code, const QString& label)
{
    const QHash<QString, QString> words = {
        {QStringLiteral("unlocked_backend"), tr("A backend booked without the lock")},
        {QStringLiteral("retry"), tr("A booking was sent twice")},
        {QStringLiteral("hand_edit"), tr("The rows were changed by hand")},
        {QStringLiteral("imported"), tr("It came with the import")},
        {QStringLiteral("agent_mistake"), tr("A mistake at the desk")},
        {QStringLiteral("therapist_mistake"), tr("A mistake of the therapist")},
        {QStringLiteral("client_mistake"), tr("A mistake of the client")},
        {QStringLiteral("no_double_booking"), tr("It was none")},
        {QStringLiteral("unknown"), tr("Not known")},
    };
    return words.value(code, label.isEmpty() ? EventWords::reason(code) : label);
}

QString ReviewWords::howItEnded(const ReviewCase& one)
{
    const QString how = one.status == AlertStatus::Closed ? tr("Closed by itself") : StatusWords::of(one.status);
    return one.reason.isEmpty() ? how : tr("%1 · %2").arg(how, EventWords::reason(one.reason));
}

QString ReviewWords::about(const ReviewCase& one, const QDateTime& nowUtc)
{
    QStringList parts = {tr("%1 on request %2 of %3, %4.")
                             .arg(StatusWords::of(one.kind), TimeWords::number(one.request), one.clientName,
                                  TimeWords::dated(one.startsAt, one.timeZone, nowUtc))};
    if (one.gapMs >= 0)
        parts.append(tr("Written %1 apart.").arg(RaceWords::gap(one.gapMs)));
    if (one.stakeCents > 0)
        parts.append(tr("%1 at stake.").arg(moneyText(one.stakeCents, one.currency)));
    if (!one.note.isEmpty())
        parts.append(tr("“%1”").arg(one.note));
    if (one.settledAt.isValid() && one.agentName.isEmpty())
        parts.append(tr("%1, %2.").arg(howItEnded(one), TimeWords::onDayHere(one.settledAt, nowUtc)));
    else if (one.settledAt.isValid())
        parts.append(
            tr("%1, by %2, %3.").arg(howItEnded(one), one.agentName, TimeWords::onDayHere(one.settledAt, nowUtc)));
    else if (!one.agentName.isEmpty())
        parts.append(tr("%1, %2.").arg(StatusWords::of(one.status), one.agentName));
    if (!one.proposedByName.isEmpty())
        parts.append(tr("%1 had proposed it.").arg(one.proposedByName));
    if (one.state == ReviewState::SignedOff)
        parts.append(
            tr("Signed off by %1, %2.").arg(one.signedOffByName, TimeWords::onDayHere(one.signedOffAt, nowUtc)));
    if (!one.signOffNote.isEmpty())
        parts.append(tr("“%1”").arg(one.signOffNote));
    return parts.join(QLatin1Char(' '));
}

QString ReviewWords::signOffRefusal(const ReviewCase* one, const QString& cause)
{
    if (!one)
        return tr("Choose a case first.");
    if (one->state == ReviewState::Open)
        return tr("Nobody has settled it yet.");
    if (one->state == ReviewState::SignedOff)
        return tr("%1 signed it off already.").arg(one->signedOffByName);
    return cause.isEmpty() ? tr("Say first why it happened.") : QString();
}

} // namespace slotdesk
