// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/importreport.h"

#include <QtCore/QStringBuilder>

namespace slotdesk {

using namespace Qt::StringLiterals;

QJsonObject ImportReport::toJson() const
{
    QJsonArray rows;
    for (const Table& table : tables)
        rows.append(QJsonObject{{u"table"_s, table.name},
                                {u"read"_s, table.read},
                                {u"written"_s, table.written},
                                {u"already_there"_s, table.alreadyThere},
                                {u"left_out"_s, table.leftOut}});
    QJsonArray odd;
    for (const Oddity& oddity : oddities)
        odd.append(oddity.toJson());
    return {{u"tables"_s, rows},
            {u"alerts_raised"_s, alertsRaised},
            {u"double_bookings"_s, doubleBookings},
            {u"oddities"_s, odd},
            {u"disagreements"_s, QJsonArray::fromStringList(disagreements)},
            {u"seconds"_s, seconds}};
}

QString ImportReport::text() const
{
    QString text = u"                        read   written  already there  left out\n"_s;
    for (const Table& table : tables)
        text += table.name.leftJustified(20) % QString::number(table.read).rightJustified(8) %
                QString::number(table.written).rightJustified(10) %
                QString::number(table.alreadyThere).rightJustified(15) %
                QString::number(table.leftOut).rightJustified(10) % u'\n';
    if (!oddities.isEmpty())
        text += u"Odd, and what was done about it:\n"_s;
    for (const Oddity& oddity : oddities) {
        QStringList ids;
        for (qsizetype i = 0; i < std::min<qsizetype>(oddity.ids.size(), 5); ++i)
            ids << QString::number(oddity.ids.at(i));
        if (oddity.ids.size() > 5)
            ids << u"…"_s;
        text += u"  "_s % QString::number(oddity.count) % u' ' % oddity.about % u": "_s % oddity.done %
                (ids.isEmpty() ? u"\n"_s : QString(u" ("_s % ids.join(u", "_s) % u")\n"_s));
    }
    text += QString::number(alertsRaised) % u" alerts raised; the audit names "_s % QString::number(doubleBookings) %
            u" double bookings; "_s % QString::number(seconds, 'f', 1) % u" s\n"_s;
    for (const QString& disagreement : disagreements)
        text += u"DISAGREES: "_s % disagreement % u'\n';
    return text;
}

} // namespace slotdesk
