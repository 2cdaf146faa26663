// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/importremedies.h"

#include <QtCore/QHash>

namespace slotdesk {

using namespace Qt::StringLiterals;

QString ImportRemedies::forKind(const QString& kind)
{
    static const QHash<QString, QString> remedies{
        {u"null_slots"_s, u"the number their service needs"_s},
        {u"slots_out_of_range"_s, u"1 to 8, as said"_s},
        {u"null_zone"_s, u"in the market of their city"_s},
        {u"unknown_zone"_s, u"in the market of their city, in its usual zone"_s},
        {u"null_request_time"_s, u"the start of their first appointment, else their time of creation"_s},
        {u"bad_duration"_s, u"the usual duration"_s},
        {u"bad_price"_s, u"imported without a price"_s},
        {u"bad_pay"_s, u"imported without a pay"_s},
        {u"unknown_request_status"_s, u"status told from their appointments and the clock"_s},
        {u"both_request_spellings"_s, u"cancelled"_s},
        {u"request_cancelled_without_time"_s, u"cancelled"_s},
        {u"request_time_without_cancelled"_s, u"cancelled"_s},
        {u"request_without_client"_s, u"given to \"Unknown client\""_s},
        {u"client_deleted"_s, u"given to a client \"Unknown (deleted client …)\" each"_s},
        {u"status_disagrees"_s, u"the appointments decide; a live one on a closed request raises an alert"_s},
        {u"completed_before_start"_s, u"completed only when they are past now"_s},
        {u"open_in_the_past"_s, u"closed as the clock would have done"_s},
        {u"no_creation_time"_s, u"created at their start"_s},
        {u"no_creation_time_appointment"_s, u"written at their start"_s},
        {u"orphan_live_appointments"_s, u"kept on a request made up again under the deleted number; no alert"_s},
        {u"orphan_appointments"_s, u"kept as history on a request made up again under the deleted number"_s},
        {u"null_therapist"_s, u"live ones are given an unknown therapist each, the others are history"_s},
        {u"therapist_deleted"_s, u"given to an inactive therapist \"Deleted therapist …\""_s},
        {u"therapist_merged"_s, u"given to the therapist who remained"_s},
        {u"both_spellings"_s, u"cancelled"_s},
        {u"cancelled_without_status"_s, u"cancelled"_s},
        {u"status_without_cancelled"_s, u"cancelled"_s},
        {u"unknown_appointment_status"_s, u"kept as history (cancelled)"_s},
        {u"null_appointment_time"_s, u"the time of their request"_s},
        {u"inverted_time"_s, u"their start and the duration of their request"_s},
        {u"time_differs"_s, u"kept at their own time"_s},
        {u"written_before_request"_s, u"kept as they are"_s},
        {u"orphan_offers"_s, u"kept where the request was made up again for an appointment, else left out"_s},
        {u"offer_without_therapist"_s, u"left out"_s},
        {u"offer_therapist_deleted"_s, u"given to an inactive therapist \"Deleted therapist …\""_s},
        {u"duplicate_offers"_s, u"the most telling one kept (accepted, declined, expired, pending; then the newest)"_s},
        {u"unknown_offer_status"_s, u"expired"_s},
        {u"accepted_without_appointment"_s, u"kept accepted"_s},
        {u"pending_on_closed"_s, u"withdrawn where the request was cancelled, else expired"_s},
        {u"merged_therapists"_s, u"kept as inactive; their bookings are with the one who remained"_s},
        {u"merge_broken"_s, u"of a circle the lowest number remains"_s},
        {u"therapist_without_zone"_s, u"in the market where most of their visits were"_s},
        {u"client_without_phone"_s, u"kept without a phone number"_s},
        {u"client_without_name"_s, u"named by e-mail, phone or number"_s},
        {u"client_marked_deleted"_s, u"kept only when a request names them"_s},
        {u"staff_login"_s, u"no client unless a request names them; make staff logins with slotctl"_s},
    };
    return remedies.value(kind, u"kept as it is"_s);
}

} // namespace slotdesk
