// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertwish.h"

#include "tables/alerttable.h"
#include "tables/timewords.h"

#include <QtGui/QKeySequence>
#include <QtWidgets/QMenu>
#include <array>

namespace slotdesk {

namespace {

constexpr std::array naps = {5, 15, 30, 60, 120, 480};

} // namespace

QList<AlertWish> AlertWishes::of(const Alert& alert)
{
    if (alert.kind == AlertKind::AtRisk)
        return {AlertWish::Assign,    AlertWish::Claim,   AlertWish::Snooze, AlertWish::Dismiss,
                AlertWish::OfferMore, AlertWish::History, AlertWish::Show};
    if (alert.kind == AlertKind::Reported)
        return {AlertWish::Show,    AlertWish::Claim,   AlertWish::Snooze,
                AlertWish::Dismiss, AlertWish::Resolve, AlertWish::History};
    if (!AlertTable::isDoubleBooking(alert.kind))
        return {AlertWish::Show, AlertWish::Claim, AlertWish::Snooze, AlertWish::Dismiss, AlertWish::History};
    QList<AlertWish> wishes = {AlertWish::Resolve, AlertWish::Claim, AlertWish::Snooze, AlertWish::Dismiss};
    if (alert.kind != AlertKind::AfterClose)
        wishes.append(AlertWish::Reassign);
    wishes.append({AlertWish::Cancel, AlertWish::Race, AlertWish::History, AlertWish::Show});
    return wishes;
}

QString AlertWishes::text(AlertWish wish)
{
    switch (wish) {
    case AlertWish::Resolve:
        return tr("Resolve…");
    case AlertWish::Assign:
        return tr("Assign…");
    case AlertWish::Claim:
        return tr("Claim");
    case AlertWish::Snooze:
        return tr("Snooze");
    case AlertWish::Dismiss:
        return tr("Dismiss…");
    case AlertWish::OfferMore:
        return tr("Offer to more");
    case AlertWish::Reassign:
        return tr("Reassign one…");
    case AlertWish::Cancel:
        return tr("Cancel one…");
    case AlertWish::History:
        return tr("What happened…");
    case AlertWish::Race:
        return tr("Show the race…");
    case AlertWish::Show:
        break;
    }
    return tr("Show");
}

QString AlertWishes::tip(AlertWish wish)
{
    switch (wish) {
    case AlertWish::Resolve:
        return tr("Say who stays; the others are let go (V)");
    case AlertWish::Assign:
        return tr("Choose a therapist for the open slot (A)");
    case AlertWish::Claim:
        return tr("Tell everybody that you look after it (C)");
    case AlertWish::Snooze:
        return tr("Let it sleep for a while (S)");
    case AlertWish::Dismiss:
        return tr("Leave it as it is, with a reason (D)");
    case AlertWish::History:
        return tr("Who did what about it, and when (H)");
    case AlertWish::Race:
        return tr("Who wrote when, to the millisecond, in which process (T)");
    default:
        return {};
    }
}

Qt::Key AlertWishes::key(AlertWish wish)
{
    switch (wish) {
    case AlertWish::Resolve:
        return Qt::Key_V;
    case AlertWish::Assign:
        return Qt::Key_A;
    case AlertWish::Claim:
        return Qt::Key_C;
    case AlertWish::Snooze:
        return Qt::Key_S;
    case AlertWish::Dismiss:
        return Qt::Key_D;
    case AlertWish::OfferMore:
        return Qt::Key_O;
    case AlertWish::Reassign:
        return Qt::Key_R;
    case AlertWish::Cancel:
        return Qt::Key_Delete;
    case AlertWish::History:
        return Qt::Key_H;
    case AlertWish::Race:
        return Qt::Key_T;
    case AlertWish::Show:
        break;
    }
    return Qt::Key_Return;
}

QString AlertWishes::refusal(AlertWish wish, const Alert& alert, const QString& login)
{
    if (wish == AlertWish::Claim && alert.status == AlertStatus::Claimed) {
        const QString since = TimeWords::clock(alert.claimedAt);
        return alert.claimedBy == login ? tr("You have it since %1.").arg(since)
                                        : tr("%1 has it since %2.").arg(alert.claimedByName, since);
    }
    if (wish == AlertWish::Resolve && !AlertTable::isDoubleBooking(alert.kind))
        return tr("The database shows no double booking here: dismiss it when it is taken care of.");
    if (wish == AlertWish::Race && !AlertTable::isDoubleBooking(alert.kind))
        return tr("There was no race here: this is no double booking.");
    return {};
}

QString AlertWishes::holder(const Alert& alert, const QString& login, const QDateTime& nowUtc)
{
    if (alert.status == AlertStatus::Claimed)
        return alert.claimedBy == login ? tr("Yours") : alert.claimedByName;
    if (alert.status == AlertStatus::Snoozed)
        return tr("Sleeps until %1").arg(TimeWords::here(alert.snoozedUntil, nowUtc));
    return {};
}

void AlertWishes::fill(QMenu* menu, const Alert& alert, const QString& login, const Take& take)
{
    menu->setToolTipsVisible(true);
    for (const AlertWish wish : of(alert)) {
        const QString why = refusal(wish, alert, login);
        if (wish == AlertWish::Snooze) {
            fillSnooze(menu->addMenu(text(wish)), take);
            continue;
        }
        QAction* action = menu->addAction(text(wish), menu, [take, wish] { take(wish, 0); });
        action->setEnabled(why.isEmpty());
        action->setToolTip(why.isEmpty() ? tip(wish) : why);
    }
}

void AlertWishes::fillSnooze(QMenu* menu, const Take& take)
{
    for (const int minutes : naps)
        menu->addAction(tr("For %1").arg(TimeWords::span(qint64(minutes) * 60)), menu,
                        [take, minutes] { take(AlertWish::Snooze, minutes); });
}

} // namespace slotdesk
