// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/pastcase.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <algorithm>
#include <limits>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

QString caseText(const char* text)
{
    return QCoreApplication::translate("PastCase", text);
}

QString apart(double ms)
{
    return ms < 10000      ? caseText("%1 ms").arg(QString::number(ms, 'f', ms < 100 ? 1 : 0))
           : ms < 600000   ? caseText("%1 s").arg(QString::number(ms / 1000, 'f', 0))
           : ms < 86400000 ? caseText("%1 h").arg(QString::number(ms / 3600000, 'f', 1))
                           : caseText("%1 days").arg(QString::number(ms / 86400000, 'f', 1));
}

} // namespace

qsizetype PastCase::fitting() const
{
    const qsizetype fit = kind == AlertKind::AfterClose ? 0 : kind == AlertKind::Surplus ? slots : 1;
    return std::min(fit, rows.size());
}

QDateTime PastCase::at() const
{
    return fitting() < rows.size() && rows.at(fitting()).at.isValid() ? rows.at(fitting()).at : seenAt;
}

PastCase::Cause PastCase::cause() const
{
    if (kind == AlertKind::AfterClose)
        return {
            u"close_not_followed"_s,
            caseText("The request was closed and its appointment stayed: no time of closing is known, so nobody can "
                     "say which came first.")};
    if (fitting() >= rows.size() || !gapMs)
        return {u"unknown"_s, caseText("When its rows were written is not known.")};
    const Row& late = rows.at(fitting());
    if (const std::optional<Cause> found = fromRows(late, *gapMs))
        return *found;
    const QString gap = apart(*gapMs);
    if (*gapMs <= raceMs)
        return {u"race"_s, caseText("Written %1 apart: both looked before either had written.").arg(gap)};
    if (late.anyOffers && !late.accepted.value_or(false))
        return {u"manual"_s, caseText("Written %1 later, without an accepted offer: entered by hand.").arg(gap)};
    if (late.accepted.value_or(false))
        return {
            u"stale_accept"_s,
            kind == AlertKind::Overlap
                ? caseText("Accepted %1 after the other visit: nobody looked whether the therapist was free.").arg(gap)
                : caseText("Accepted %1 after the last slot was taken: the offer still stood.").arg(gap)};
    return {u"unknown"_s, caseText("Written %1 later; the backend kept no offers to tell who did it.").arg(gap)};
}

/// What the rows themselves say goes before how far they are apart.
std::optional<PastCase::Cause> PastCase::fromRows(const Row& late, double gap) const
{
    const auto earlier = [&](auto&& is) { return std::any_of(rows.cbegin(), rows.cbegin() + fitting(), is); };
    if (late.reassignedFrom != 0 && earlier([&](const Row& row) { return row.appointment == late.reassignedFrom; }))
        return Cause{u"reassign_kept"_s,
                     caseText("It says that it took the place of appointment %1, which stayed booked.")
                         .arg(late.reassignedFrom)};
    if (late.therapist != 0 && kind != AlertKind::Overlap &&
        earlier([&](const Row& row) { return row.therapist == late.therapist; })) {
        if (gap <= raceMs)
            return Cause{u"double_submit"_s,
                         caseText("The same therapist twice, %1 apart: sent twice.").arg(apart(gap))};
        return Cause{u"booked_again"_s, caseText("The same therapist again %1 later.").arg(apart(gap))};
    }
    if (kind != AlertKind::Overlap)
        return std::nullopt;
    if (late.therapistGiven != 0 &&
        earlier([&](const Row& row) { return row.therapistGiven != 0 && row.therapistGiven != late.therapistGiven; }))
        return Cause{u"merged_records"_s,
                     caseText("Two records of one therapist, merged since: the backend took them for two people.")};
    if (std::any_of(rows.cbegin(), rows.cend(), [](const Row& row) { return row.moved; }))
        return Cause{u"late_edit"_s, caseText("A visit stands at another time than its request: it was moved there.")};
    return std::nullopt;
}

QJsonObject PastCase::toJson() const
{
    QJsonArray ids;
    qint64 cost = 0;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        ids.append(rows.at(i).appointment);
        cost += i >= fitting() ? rows.at(i).payCents : 0;
    }
    const Cause why = cause();
    return {{u"kind"_s, wordOf(kind)},
            {u"request_id"_s, request},
            {u"at"_s, at().toUTC().toString(Qt::ISODateWithMs)},
            {u"market_name"_s, market},
            {u"currency"_s, currency},
            {u"appointment_ids"_s, ids},
            {u"gap_ms"_s, gapMs ? QJsonValue(*gapMs) : QJsonValue()},
            {u"cost_cents"_s, cost},
            {u"cause"_s, why.code},
            {u"evidence"_s, why.sentence}};
}

} // namespace slotdesk
