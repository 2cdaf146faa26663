// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/commandwords.h"

#include <QtCore/QHash>

namespace slotdesk {

QString CommandWords::did(const QString& function)
{
    const QHash<QString, QString> words = {
        {QStringLiteral("create_request"), tr("Made a request")},
        {QStringLiteral("send_offers"), tr("Offered to more")},
        {QStringLiteral("accept_offer"), tr("Accepted an offer")},
        {QStringLiteral("decline_offer"), tr("Declined an offer")},
        {QStringLiteral("withdraw_offer"), tr("Withdrew an offer")},
        {QStringLiteral("join_waitlist"), tr("Put on the waiting list")},
        {QStringLiteral("assign"), tr("Assigned a slot")},
        {QStringLiteral("reassign"), tr("Reassigned a slot")},
        {QStringLiteral("swap"), tr("Swapped two slots")},
        {QStringLiteral("release"), tr("Released a slot")},
        {QStringLiteral("reschedule"), tr("Moved a request")},
        {QStringLiteral("cancel_appointment"), tr("Cancelled a slot")},
        {QStringLiteral("cancel_request"), tr("Cancelled a request")},
        {QStringLiteral("complete"), tr("Noted a visit as done")},
        {QStringLiteral("no_show"), tr("Noted a no-show")},
        {QStringLiteral("undo"), tr("Took something back")},
        {QStringLiteral("report_problem"), tr("Reported a problem")},
        {QStringLiteral("add_note"), tr("Wrote a note")},
        {QStringLiteral("claim_alert"), tr("Took an alert")},
        {QStringLiteral("snooze_alert"), tr("Let an alert sleep")},
        {QStringLiteral("dismiss_alert"), tr("Dismissed an alert")},
        {QStringLiteral("reopen_alert"), tr("Reopened an alert")},
        {QStringLiteral("resolve_double_booking"), tr("Ended a double booking")},
        {QStringLiteral("tick_call"), tr("Ticked a call")},
        {QStringLiteral("sign_off"), tr("Signed an alert off")},
        {QStringLiteral("tag_alert"), tr("Said why a case happened")},
        {QStringLiteral("release_all"), tr("Released several")},
        {QStringLiteral("cancel_all"), tr("Cancelled several")},
        {QStringLiteral("send_offers_all"), tr("Offered several")},
        {QStringLiteral("save_client"), tr("Saved a client")},
        {QStringLiteral("save_therapist"), tr("Saved a therapist")},
        {QStringLiteral("save_market"), tr("Saved a market")},
        {QStringLiteral("save_staff"), tr("Saved a colleague")},
        {QStringLiteral("save_setting"), tr("Saved a setting")},
        {QStringLiteral("save_destination"), tr("Said where events go")},
        {QStringLiteral("replay_dead_letter"), tr("Sent an event again")},
    };
    QString plain = function;
    return words.value(function, plain.replace(QLatin1Char('_'), QLatin1Char(' ')));
}

} // namespace slotdesk
