// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/columnlayout.h"

#include <QtCore/QStringList>
#include <algorithm>
#include <numeric>

namespace slotdesk {

namespace {

QString joined(const QList<int>& numbers)
{
    QStringList texts;
    for (const int number : numbers)
        texts.append(QString::number(number));
    return texts.join(QLatin1Char(','));
}

/// Different numbers from 0 to `below`, or nothing.
std::optional<QList<int>> numbersIn(const QString& text, int below)
{
    QList<int> numbers;
    for (const QString& one : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        bool fits = false;
        const int number = one.toInt(&fits);
        if (!fits || number < 0 || number >= below || numbers.contains(number))
            return std::nullopt;
        numbers.append(number);
    }
    return numbers;
}

} // namespace

ColumnLayout ColumnLayout::plain(int columns)
{
    ColumnLayout layout;
    layout.order.resize(columns);
    std::iota(layout.order.begin(), layout.order.end(), 0);
    return layout;
}

QString ColumnLayout::text() const
{
    return joined(order) + QLatin1Char(';') + joined(hidden);
}

std::optional<ColumnLayout> ColumnLayout::parse(const QString& text, int columns)
{
    const qsizetype half = text.indexOf(QLatin1Char(';'));
    const std::optional<QList<int>> order = numbersIn(text.left(half), columns);
    const std::optional<QList<int>> hidden = numbersIn(half < 0 ? QString() : text.mid(half + 1), columns);
    if (!order || !hidden || order->size() != columns || hidden->size() >= columns)
        return std::nullopt;
    return ColumnLayout{*order, *hidden};
}

} // namespace slotdesk
