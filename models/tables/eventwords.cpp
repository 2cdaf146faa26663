// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/eventwords.h"

#include <QtCore/QHash>

namespace slotdesk {

namespace {

/// %1: the therapist, %2: the slot, %3: the actor, %4: the therapist before, %5: how many.
/// The sentence goes on after the name it is about: a therapist's own doing starts with the therapist.
struct Words
{
    bool startsWithTherapist = false;
    const char* rest = nullptr;
};

const QHash<QString, Words>& wordsOfKind()
{
    static const QHash<QString, Words> words = {
        {QStringLiteral("request_created"), {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "created the request")}},
        {QStringLiteral("offers_sent"), {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "sent offers to %5")}},
        {QStringLiteral("offer_accepted"),
         {true, QT_TRANSLATE_NOOP("slotdesk::EventWords", "accepted · took slot %2")}},
        {QStringLiteral("offer_declined"), {true, QT_TRANSLATE_NOOP("slotdesk::EventWords", "declined")}},
        {QStringLiteral("offer_withdrawn"),
         {true, QT_TRANSLATE_NOOP("slotdesk::EventWords", "'s offer was withdrawn")}},
        {QStringLiteral("offers_expired"), {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "let offers lapse")}},
        {QStringLiteral("waitlist_joined"),
         {true, QT_TRANSLATE_NOOP("slotdesk::EventWords", "joined the waiting list")}},
        {QStringLiteral("waitlist_booked"),
         {true, QT_TRANSLATE_NOOP("slotdesk::EventWords", "got slot %2 from the waiting list")}},
        {QStringLiteral("slot_assigned"),
         {true, QT_TRANSLATE_NOOP("slotdesk::EventWords", "assigned to slot %2 by %3")}},
        {QStringLiteral("slot_reassigned"),
         {true, QT_TRANSLATE_NOOP("slotdesk::EventWords", "took over slot %2 from %4, by %3")}},
        {QStringLiteral("slots_swapped"),
         {true, QT_TRANSLATE_NOOP("slotdesk::EventWords", "changed places with %4 and has slot %2, by %3")}},
        {QStringLiteral("visit_completed"),
         {true, QT_TRANSLATE_NOOP("slotdesk::EventWords", "has done slot %2, said %3")}},
        {QStringLiteral("visit_no_show"),
         {true, QT_TRANSLATE_NOOP("slotdesk::EventWords", "found nobody for slot %2, said %3")}},
        {QStringLiteral("request_rescheduled"),
         {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "moved the request to another time")}},
        {QStringLiteral("command_undone"),
         {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "took back what was done before")}},
        {QStringLiteral("slot_released"),
         {true, QT_TRANSLATE_NOOP("slotdesk::EventWords", "released from slot %2 by %3")}},
        {QStringLiteral("slot_cancelled"), {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "cancelled slot %2")}},
        {QStringLiteral("request_cancelled"),
         {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "cancelled the request")}},
        {QStringLiteral("request_expired"),
         {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "closed the request: nobody had taken it")}},
        {QStringLiteral("alert_raised"), {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "raised an alert")}},
        {QStringLiteral("alert_closed"), {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "closed an alert")}},
        {QStringLiteral("alert_changed"), {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "saw an alert change")}},
        {QStringLiteral("alert_claimed"), {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "took an alert")}},
        {QStringLiteral("alert_snoozed"), {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "let an alert sleep")}},
        {QStringLiteral("alert_woken"), {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "woke an alert")}},
        {QStringLiteral("alert_dismissed"), {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "dismissed an alert")}},
        {QStringLiteral("alert_resolved"),
         {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "resolved a double booking")}},
        {QStringLiteral("resolution_proposed"),
         {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "proposed how a double booking ends")}},
        {QStringLiteral("call_made"), {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "told somebody how it ended")}},
        {QStringLiteral("call_reopened"),
         {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "said that somebody is still to be called")}},
        {QStringLiteral("alert_reopened"), {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "reopened an alert")}},
        {QStringLiteral("alert_signed_off"), {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "signed an alert off")}},
        {QStringLiteral("alert_tagged"),
         {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "said why a case happened")}},
        {QStringLiteral("problem_reported"), {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "reported a problem")}},
        {QStringLiteral("note_added"), {false, QT_TRANSLATE_NOOP("slotdesk::EventWords", "added a note")}},
    };
    return words;
}

/// The SQL names some events by the command alone.
QString canonical(const QString& kind)
{
    static const QHash<QString, QString> same = {
        {QStringLiteral("assigned"), QStringLiteral("slot_assigned")},
        {QStringLiteral("reassigned"), QStringLiteral("slot_reassigned")},
        {QStringLiteral("released"), QStringLiteral("slot_released")},
        {QStringLiteral("appointment_assigned"), QStringLiteral("slot_assigned")},
        {QStringLiteral("appointment_reassigned"), QStringLiteral("slot_reassigned")},
        {QStringLiteral("appointment_released"), QStringLiteral("slot_released")},
        {QStringLiteral("appointment_cancelled"), QStringLiteral("slot_cancelled")},
        {QStringLiteral("offer_expired"), QStringLiteral("offers_expired")},
    };
    return same.value(kind, kind);
}

/// A reason's code as people read it; one that is not known is its own word.
QString reasonCodeWords(QString code)
{
    static const QHash<QString, const char*> words = {
        {QStringLiteral("client_cancelled"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "client cancelled")},
        {QStringLiteral("client_no_answer"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "client no answer")},
        {QStringLiteral("therapist_cancelled"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "therapist cancelled")},
        {QStringLiteral("therapist_late"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "therapist late")},
        {QStringLiteral("car_trouble"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "car trouble")},
        {QStringLiteral("illness"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "illness")},
        {QStringLiteral("client_wish"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "client wish")},
        {QStringLiteral("double_booking"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "double booking")},
        {QStringLiteral("nobody_accepted"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "nobody accepted")},
        {QStringLiteral("phone_agreement"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "phone agreement")},
        {QStringLiteral("weather"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "weather")},
        {QStringLiteral("no_longer_needed"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "no longer needed")},
        {QStringLiteral("mistake"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "mistake")},
        {QStringLiteral("other"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "other")},
        {QStringLiteral("false_alarm"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "false alarm")},
        {QStringLiteral("accepted"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "accepted")},
        {QStringLiteral("handled"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "handled")},
        {QStringLiteral("not_settled"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "not settled")},
        {QStringLiteral("new_time"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "new time")},
        {QStringLiteral("nobody_there"), QT_TRANSLATE_NOOP("slotdesk::EventWords", "nobody there")},
    };
    if (const char* known = words.value(code))
        return EventWords::tr(known);
    return code.replace(QLatin1Char('_'), QLatin1Char(' '));
}

} // namespace

QString EventWords::who(const TimelineEntry& entry)
{
    const auto known = wordsOfKind().constFind(canonical(entry.kind));
    const bool therapist = known != wordsOfKind().constEnd() ? known->startsWithTherapist : false;
    if (therapist && !entry.therapistName.isEmpty())
        return entry.therapistName;
    if (entry.source == QLatin1String("clock"))
        return tr("The clock");
    if (entry.source == QLatin1String("guard"))
        return tr("The guard");
    return entry.actor;
}

QString EventWords::rest(const TimelineEntry& entry)
{
    const auto known = wordsOfKind().constFind(canonical(entry.kind));
    if (known == wordsOfKind().constEnd()) {
        QString words = entry.kind;
        words.replace(QLatin1Char('_'), QLatin1Char(' '));
        return entry.therapistName.isEmpty() ? words : QString(words + QStringLiteral(" · ") + entry.therapistName);
    }
    QString text = tr(known->rest);
    text.replace(QStringLiteral("%2"), QString::number(entry.position));
    text.replace(QStringLiteral("%3"), entry.actor);
    text.replace(QStringLiteral("%4"),
                 entry.previousTherapistName.isEmpty() ? tr("somebody else") : entry.previousTherapistName);
    if (text.contains(QStringLiteral("%5")))
        text.replace(QStringLiteral("%5"),
                     tr("%n therapist(s)", nullptr, entry.detail.value(QStringLiteral("sent")).toInt()));
    return text;
}

QString EventWords::note(const TimelineEntry& entry)
{
    QStringList parts;
    if (!entry.reason.isEmpty())
        parts.append(reason(entry.reason));
    if (entry.detail.value(QStringLiteral("late")).toBool())
        parts.append(tr("late"));
    if (entry.source == QLatin1String("hand"))
        parts.append(tr("written by hand, %1").arg(entry.writer));
    else if (entry.source == QLatin1String("guard") || entry.source == QLatin1String("import"))
        parts.append(entry.writer);
    return parts.join(QStringLiteral(" · "));
}

QString EventWords::sentence(const TimelineEntry& entry)
{
    const QString name = who(entry);
    const QString after = rest(entry);
    const QString space = name.isEmpty() || after.startsWith(QLatin1Char('\'')) ? QString() : QStringLiteral(" ");
    const QString extra = note(entry);
    return extra.isEmpty() ? QString(name + space + after)
                           : QString(name + space + after + QStringLiteral(": ") + extra);
}

QString EventWords::reason(const QString& reason)
{
    const auto colon = reason.indexOf(QLatin1Char(':'));
    const QString code = reasonCodeWords(reason.left(colon < 0 ? reason.size() : colon).trimmed());
    const QString text = colon < 0 ? QString() : reason.mid(colon + 1).trimmed();
    return text.isEmpty() ? code : QString(code + QStringLiteral(": ") + text);
}

} // namespace slotdesk
