// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/suitereport.h"

#include <QtCore/QJsonArray>
#include <algorithm>

namespace slotdesk::proof {

void SuiteReport::count(const Play& play)
{
    ++interleavings;
    const std::vector<Transaction>& both = play.transactions;
    if (both.size() != 2 || both[0].steps.size() != 1 || both[1].steps.size() != 1)
        return;
    const auto cell = std::minmax(both[0].steps.front().function, both[1].steps.front().function);
    ++cells[{cell.first, cell.second}];
}

void SuiteReport::fail(const QString& what)
{
    if (++failures <= toldAtMost)
        wrong += what;
}

void SuiteReport::add(const SuiteReport& part)
{
    for (const auto& [cell, number] : part.cells)
        cells[cell] += number;
    interleavings += part.interleavings;
    same += part.same;
    waits += part.waits;
    deadlocks += part.deadlocks;
    failures += part.failures;
    wrong += part.wrong;
}

QString SuiteReport::summary() const
{
    return QStringLiteral("%1 interleavings (%2 more come to the same), %3 statements waited, %4 deadlocks, "
                          "%5 failures, %6 s")
        .arg(interleavings)
        .arg(same)
        .arg(waits)
        .arg(deadlocks)
        .arg(failures)
        .arg(seconds, 0, 'f', 1);
}

QStringList SuiteReport::holes() const
{
    QStringList holes;
    for (const QByteArray& a : functions)
        for (const QByteArray& b : functions)
            if (const auto cell = std::minmax(a, b);
                !cells.contains({cell.first, cell.second}) && (about.isEmpty() || a == about || b == about))
                holes += QString::fromLatin1(cell.first + " x " + cell.second);
    holes.removeDuplicates();
    return holes;
}

QString SuiteReport::matrix() const
{
    QString text;
    const auto name = [](const QByteArray& function) { return QString::fromLatin1(function).leftJustified(20); };
    text += name("interleavings of");
    for (int i = 0; i < functions.size(); ++i)
        text += QString::number(i + 1).rightJustified(5);
    for (int i = 0; i < functions.size(); ++i) {
        text += QLatin1Char('\n') + QString::number(i + 1).rightJustified(2) + QLatin1Char(' ') +
                name(functions[i]).left(17);
        for (const QByteArray& other : functions) {
            const auto cell = std::minmax(functions[i], other);
            const auto found = cells.find({cell.first, cell.second});
            text += (found == cells.end() ? QStringLiteral("-") : QString::number(found->second)).rightJustified(5);
        }
    }
    return text;
}

QJsonObject SuiteReport::toJson() const
{
    QJsonArray pairs;
    for (const auto& [cell, number] : cells)
        pairs += QJsonObject{
            {QStringLiteral("commands"), QJsonArray{QString::fromLatin1(cell.first), QString::fromLatin1(cell.second)}},
            {QStringLiteral("interleavings"), number}};
    const auto texts = [](const auto& list) {
        QJsonArray values;
        for (const auto& text : list)
            values += QString(text);
        return values;
    };
    QStringList strangers;
    for (const QByteArray& function : unknown)
        strangers += QString::fromLatin1(function);
    return {{QStringLiteral("interleavings"), interleavings},
            {QStringLiteral("same"), same},
            {QStringLiteral("waits"), waits},
            {QStringLiteral("deadlocks"), deadlocks},
            {QStringLiteral("failures"), failures},
            {QStringLiteral("seconds"), seconds},
            {QStringLiteral("matrix"), pairs},
            {QStringLiteral("holes"), texts(holes())},
            {QStringLiteral("unknown"), texts(strangers)},
            {QStringLiteral("wrong"), texts(wrong)}};
}

} // namespace slotdesk::proof
