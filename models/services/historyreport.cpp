// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/historyreport.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QSet>

#include <algorithm>
#include <cmath>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

QString historyText(const char* text)
{
    return QCoreApplication::translate("HistoryReport", text);
}

QString moneyText(const QMap<QString, qint64>& cost)
{
    QStringList sums;
    for (auto it = cost.cbegin(); it != cost.cend(); ++it)
        sums << QString::number(double(*it) / 100, 'f', 2) + u' ' + it.key();
    return sums.isEmpty() ? u"0"_s : sums.join(u", "_s);
}

QJsonObject moneyJson(const QMap<QString, qint64>& cost)
{
    QJsonObject object;
    for (auto it = cost.cbegin(); it != cost.cend(); ++it)
        object.insert(it.key(), *it);
    return object;
}

int weight(AlertKind kind)
{
    return kind == AlertKind::Surplus ? 0 : kind == AlertKind::SameTherapist ? 1 : kind == AlertKind::Overlap ? 2 : 3;
}

} // namespace

HistoryReport::HistoryReport(const QMap<QString, qint64>& bookings, QList<PastCase> cases) : m_cases(std::move(cases))
{
    std::stable_sort(m_cases.begin(), m_cases.end(),
                     [](const PastCase& a, const PastCase& b) { return weight(a.kind) < weight(b.kind); });
    QMap<QString, Month> months;
    for (auto it = bookings.cbegin(); it != bookings.cend(); ++it)
        months[it.key()].bookings = *it;
    QSet<qint64> paid;
    for (const PastCase& one : std::as_const(m_cases)) {
        Month& month = months[one.at().toUTC().toString(u"yyyy-MM"_s)];
        month.cases += 1;
        for (qsizetype i = one.fitting(); i < one.rows.size(); ++i) {
            const PastCase::Row& row = one.rows.at(i);
            if (!paid.contains(row.appointment) && row.payCents > 0)
                month.cost[one.currency] += row.payCents;
            paid.insert(row.appointment);
        }
    }
    for (auto it = months.begin(); it != months.end(); ++it) {
        it->name = it.key();
        m_months.append(*it);
    }
    std::stable_sort(m_cases.begin(), m_cases.end(),
                     [](const PastCase& a, const PastCase& b) { return a.at() < b.at(); });
}

QMap<QString, qint64> HistoryReport::cost() const
{
    QMap<QString, qint64> sum;
    for (const Month& month : m_months) {
        for (auto it = month.cost.cbegin(); it != month.cost.cend(); ++it)
            sum[it.key()] += *it;
    }
    return sum;
}

QMap<QString, int> HistoryReport::causes() const
{
    QMap<QString, int> counts;
    for (const PastCase& one : m_cases)
        counts[one.cause().code] += 1;
    return counts;
}

double HistoryReport::chanceOfAtLeast(qint64 hits, qint64 tries, double each)
{
    if (hits <= 0 || each >= 1)
        return 1;
    if (each <= 0)
        return 0;
    double sum = 0;
    for (qint64 k = hits; k <= tries; ++k)
        sum +=
            std::exp(std::lgamma(double(tries + 1)) - std::lgamma(double(k + 1)) - std::lgamma(double(tries - k + 1)) +
                     double(k) * std::log(each) + double(tries - k) * std::log1p(-each));
    return std::min(sum, 1.0);
}

// If nothing had changed, each case would fall into this month with the month's share of the bookings so far.
std::optional<HistoryReport::Growth> HistoryReport::growth() const
{
    qint64 bookings = 0;
    qint64 cases = 0;
    const double least = 0.01 / double(std::max(m_months.size(), qsizetype(1)));
    for (const Month& month : m_months) {
        if (bookings > 0 && month.bookings > 0) {
            const double share = double(month.bookings) / double(bookings + month.bookings);
            const double chance = chanceOfAtLeast(month.cases, cases + month.cases, share);
            if (chance <= least)
                return Growth{month, bookings, cases, chance};
        }
        bookings += month.bookings;
        cases += month.cases;
    }
    return std::nullopt;
}

QJsonObject HistoryReport::toJson() const
{
    QJsonArray months;
    for (const Month& month : m_months)
        months.append(QJsonObject{{u"month"_s, month.name},
                                  {u"bookings"_s, month.bookings},
                                  {u"double_bookings"_s, month.cases},
                                  {u"per_thousand"_s, month.perThousand()},
                                  {u"cost_cents"_s, moneyJson(month.cost)}});
    QJsonArray cases;
    for (const PastCase& one : m_cases)
        cases.append(one.toJson());
    QJsonObject causeCounts;
    const auto counts = causes();
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        causeCounts.insert(it.key(), *it);
    QJsonValue grew;
    if (const auto found = growth())
        grew = QJsonObject{{u"month"_s, found->month.name},
                           {u"bookings_before"_s, found->bookingsBefore},
                           {u"double_bookings_before"_s, found->casesBefore},
                           {u"chance"_s, found->chance}};
    return {{u"double_bookings"_s, m_cases.size()},
            {u"cost_cents"_s, moneyJson(cost())},
            {u"causes"_s, causeCounts},
            {u"grew"_s, grew},
            {u"months"_s, months},
            {u"cases"_s, cases}};
}

QString HistoryReport::text() const
{
    QString text = historyText("Month      Bookings   Double   of 1,000   Cost") + u'\n';
    for (const Month& month : m_months)
        text += u"%1 %2 %3 %4   %5\n"_s.arg(month.name, -8)
                    .arg(month.bookings, 10)
                    .arg(month.cases, 8)
                    .arg(month.perThousand(), 10, 'f', 2)
                    .arg(month.cost.isEmpty() ? QString() : moneyText(month.cost));
    for (const PastCase& one : m_cases)
        text += historyText("%1  request %2, %3: %4")
                    .arg(one.at().toUTC().toString(u"yyyy-MM-dd HH:mm"_s))
                    .arg(one.request)
                    .arg(wordOf(one.kind), one.cause().sentence) +
                u'\n';
    const auto counts = causes();
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        text += historyText("%1 x %2").arg(*it, 6).arg(it.key()) + u'\n';
    const auto found = growth();
    text += found ? historyText("They began to grow in %1: %2 of %3 bookings, after %4 of %5 in all months before.")
                        .arg(found->month.name)
                        .arg(found->month.cases)
                        .arg(found->month.bookings)
                        .arg(found->casesBefore)
                        .arg(found->bookingsBefore)
                  : historyText("No month has significantly more than those before it.");
    return text + u'\n' +
           historyText("%1 double bookings cost %2 in pay.").arg(QString::number(m_cases.size()), moneyText(cost()));
}

} // namespace slotdesk
