// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/reviewtable.h"

#include "tables/eventwords.h"
#include "tables/statuswords.h"
#include "tables/timewords.h"

#include <algorithm>

namespace slotdesk {

ReviewTable::ReviewTable(const Clock& clock, QObject* parent) : QAbstractTableModel(parent), m_clock(clock)
{
}

void ReviewTable::merge(const QList<ReviewCase>& cases)
{
    QHash<AlertId, qsizetype> fresh;
    for (qsizetype i = 0; i < cases.size(); ++i)
        fresh.insert(cases.at(i).alert, i);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (fresh.contains(m_rows.at(row).alert))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    // Both are sorted by the alert's number now, and what is here is a part of what came.
    for (int row = 0; row < cases.size(); ++row) {
        const ReviewCase& one = cases.at(row);
        if (row < rowCount() && m_rows.at(row).alert == one.alert) {
            if (m_rows.at(row) == one)
                continue;
            m_rows[row] = one;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
            continue;
        }
        beginInsertRows({}, row, row);
        m_rows.insert(row, one);
        endInsertRows();
    }
}

void ReviewTable::append(const QList<ReviewCase>& cases)
{
    QList<ReviewCase> below;
    for (const ReviewCase& one : cases) {
        if (m_rows.isEmpty() || one.alert < m_rows.constLast().alert)
            below.append(one);
    }
    if (below.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(below.size()) - 1);
    m_rows += below;
    endInsertRows();
}

void ReviewTable::setCauses(const QHash<QString, QString>& labels)
{
    if (labels == m_causes)
        return;
    m_causes = labels;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Cause), index(rowCount() - 1, Cause));
}

int ReviewTable::rowOf(AlertId alert) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows.at(row).alert == alert)
            return row;
    }
    return -1;
}

QString ReviewTable::stateText(ReviewState state)
{
    switch (state) {
    case ReviewState::Open:
        return tr("Open");
    case ReviewState::ToReview:
        return tr("To review");
    case ReviewState::SignedOff:
        break;
    }
    return tr("Signed off");
}

int ReviewTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ReviewTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ReviewTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return tr("Review");
    case Kind:
        return tr("What");
    case Request:
        return tr("Request");
    case Market:
        return tr("Market");
    case Raised:
        return tr("Raised");
    case Agent:
        return tr("Agent");
    case Reason:
        return tr("How it ended");
    case Cause:
        return tr("Cause");
    case SignedOff:
        return tr("Signed off by");
    default:
        return {};
    }
}

QString ReviewTable::text(const ReviewCase& one, int column) const
{
    switch (column) {
    case State:
        return stateText(one.state);
    case Kind:
        return StatusWords::of(one.kind);
    case Request:
        return tr("%1 · %2").arg(TimeWords::number(one.request), one.clientName);
    case Market:
        return one.marketName;
    case Raised:
        return TimeWords::onDayHere(one.raisedAt, m_clock.nowUtc());
    case Agent:
        return one.agentName;
    case Reason:
        return one.reason.isEmpty()
                   ? StatusWords::of(one.status)
                   : tr("%1 · %2").arg(StatusWords::of(one.status), EventWords::reason(one.reason));
    case Cause:
        return causeText(one.cause);
    case SignedOff:
        return one.signedOffName;
    default:
        return {};
    }
}

QVariant ReviewTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ReviewCase& one = m_rows.at(index.row());
    switch (role) {
    case IdRole:
        return one.alert.value();
    case StateRole:
        return int(one.state);
    case Qt::DisplayRole:
        return text(one, index.column());
    case Qt::EditRole:
        return index.column() == Raised ? QVariant(one.raisedAt.toString(Qt::ISODateWithMs)) : text(one, index.column());
    case Qt::ToolTipRole:
        return index.column() == Reason || index.column() == Cause ? text(one, index.column()) : QVariant();
    default:
        return {};
    }
}

} // namespace slotdesk
