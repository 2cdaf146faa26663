// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertsentence.h"

#include "tables/timewords.h"

#include <QtCore/QLocale>

namespace slotdesk {

QString AlertSentence::of(const Alert& alert, const QDateTime& nowUtc)
{
    QStringList parts = {what(alert)};
    if (alert.startsAt.isValid()) {
        const qint64 minutes = nowUtc.secsTo(alert.startsAt) / 60;
        parts.append(minutes >= 0 ? tr("Starts %1.").arg(TimeWords::until(minutes))
                                  : tr("Started %1.").arg(TimeWords::until(minutes)));
    }
    if (const QString close = howClose(alert); !close.isEmpty())
        parts.append(close);
    return parts.join(QLatin1Char(' '));
}

QString AlertSentence::asked(const AppointmentRequest& request)
{
    if (request.pendingOffers > 0)
        return tr("%n offer(s) out.", nullptr, request.pendingOffers);
    if (request.declinedOffers > 0)
        return tr("No offer is out: %n said no.", nullptr, request.declinedOffers);
    return tr("No offer is out.");
}

QString AlertSentence::what(const Alert& alert)
{
    const QString who = alert.therapistName.isEmpty() ? alert.therapistNames.value(0) : alert.therapistName;
    switch (alert.kind) {
    case AlertKind::Surplus:
        return tr("%n therapist(s) for %1.", nullptr, alert.live).arg(tr("%n slot(s)", nullptr, alert.slots));
    case AlertKind::Overlap: {
        QStringList others;
        for (const RequestId id : alert.requests)
            others.append(TimeWords::number(id));
        return others.size() > 1 ? tr("%1 is in two places at once: %2.").arg(who, others.join(tr(" and ")))
                                 : tr("%1 is in two places at once.").arg(who);
    }
    case AlertKind::SameTherapist:
        return tr("%1 holds two slots of this request.").arg(who);
    case AlertKind::AfterClose:
        return tr("%1 is booked although the request is closed.").arg(names(alert.therapistNames));
    case AlertKind::Reported:
        return tr("“%1”").arg(alert.note);
    case AlertKind::AtRisk:
        return tr("Nobody has taken this yet.");
    case AlertKind::Unknown:
        break;
    }
    return tr("A kind of alert that this program does not know yet.");
}

QString AlertSentence::howClose(const Alert& alert)
{
    if (alert.gapMs < 0 || alert.kind != AlertKind::Surplus || alert.therapistNames.size() < 2)
        return alert.kind == AlertKind::Surplus && !alert.therapistNames.isEmpty()
                   ? tr("Booked: %1.").arg(names(alert.therapistNames))
                   : QString();
    const QString gap = alert.gapMs < 10000
                            ? tr("%1 ms").arg(QLocale().toString(alert.gapMs, 'f', alert.gapMs < 10 ? 1 : 0))
                            : TimeWords::span(qint64(alert.gapMs / 1000));
    return tr("%1 accepted %2 apart.").arg(names(alert.therapistNames), gap);
}

QString AlertSentence::names(const QStringList& all)
{
    if (all.size() < 2)
        return all.value(0);
    return tr("%1 and %2").arg(all.mid(0, all.size() - 1).join(QStringLiteral(", ")), all.last());
}

} // namespace slotdesk
