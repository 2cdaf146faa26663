// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/bulktable.h"

#include "tables/serverwords.h"
#include "tables/timewords.h"

#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <algorithm>

namespace slotdesk {

void BulkTable::setItems(const QList<Item>& items)
{
    beginResetModel();
    m_items = items;
    endResetModel();
}

void BulkTable::applyPreview(const QJsonArray& answers)
{
    apply(answers, State::Planned, State::LeftOut);
}

void BulkTable::applyOutcome(const QJsonArray& answers)
{
    apply(answers, State::Done, State::Refused);
}

void BulkTable::apply(const QJsonArray& answers, State good, State bad)
{
    QHash<qint64, QJsonObject> byId;
    for (const auto& answer : answers)
        byId.insert(answer.toObject().value(QStringLiteral("id")).toInteger(), answer.toObject());
    for (Item& item : m_items) {
        const auto answer = byId.constFind(item.id);
        if (answer == byId.constEnd())
            continue;
        const bool ok = answer->value(QStringLiteral("ok")).toBool();
        // Somebody holds the row this moment: that is no reason to leave it out.
        const bool busy = good == State::Planned && answer->value(QStringLiteral("code")) == QLatin1String("busy");
        item.state = ok || busy ? good : bad;
        item.answer = good == State::Planned && item.state == good
                          ? QString()
                          : ServerWords::of(answer->value(QStringLiteral("message")).toString());
    }
    if (!m_items.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QList<qint64> BulkTable::planned() const
{
    QList<qint64> ids;
    for (const Item& item : m_items) {
        if (item.state == State::Planned)
            ids.append(item.id);
    }
    return ids;
}

int BulkTable::count(State state) const
{
    return static_cast<int>(
        std::count_if(m_items.cbegin(), m_items.cend(), [state](const Item& item) { return item.state == state; }));
}

QString BulkTable::wordOf(State state)
{
    switch (state) {
    case State::Planned:
        return tr("To do");
    case State::LeftOut:
        return tr("Left out");
    case State::Done:
        return tr("Done");
    case State::Refused:
        return tr("Refused");
    }
    return {};
}

QString BulkTable::text() const
{
    QStringList lines;
    for (int row = 0; row < rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells.append(data(index(row, column)).toString().replace(QChar(QChar::Nbsp), QLatin1Char(' ')));
        lines.append(cells.join(QStringLiteral(" · ")));
    }
    return lines.join(QLatin1Char('\n'));
}

int BulkTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int BulkTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BulkTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("Request");
    case Client:
        return tr("Client");
    case Fate:
        return tr("State");
    case Word:
        return tr("What happens");
    default:
        return {};
    }
}

QVariant BulkTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Item& item = m_items.at(index.row());
    if (role == StateRole)
        return static_cast<int>(item.state);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Number:
        return TimeWords::number(item.request);
    case Client:
        return item.client;
    case Fate:
        return wordOf(item.state);
    case Word:
        return item.answer.isEmpty() ? item.plan : item.answer;
    default:
        return {};
    }
}

} // namespace slotdesk
