// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/reviewtable.h"

#include "tables/reviewwords.h"
#include "tables/rowranges.h"
#include "tables/statuswords.h"
#include "tables/timewords.h"

#include <QtCore/QSet>

namespace slotdesk {

ReviewTable::ReviewTable(const Clock& clock, QObject* parent) : QAbstractTableModel(parent), m_clock(clock) {}

void ReviewTable::merge(const QList<ReviewCase>& cases, bool isAll)
{
    removeWhatIsGone(cases, isAll);
    insertWhatIsNew(cases);
    // Row by row the same now, as far as was read.
    QList<int> changed;
    for (int row = 0; row < cases.size(); ++row) {
        if (m_rows.at(row) != cases.at(row)) {
            m_rows[row] = cases.at(row);
            changed.append(row);
        }
    }
    for (const RowRange& range : rowRanges(changed))
        Q_EMIT dataChanged(index(range.first, 0), index(range.last, ColumnCount - 1));
}

void ReviewTable::removeWhatIsGone(const QList<ReviewCase>& cases, bool isAll)
{
    QSet<AlertId> there;
    for (const ReviewCase& one : cases)
        there.insert(one.alert);
    QList<int> gone;
    for (int row = 0; row < rowCount(); ++row) {
        const AlertId alert = m_rows.at(row).alert;
        if (!there.contains(alert) && (isAll || cases.isEmpty() || cases.constLast().alert < alert))
            gone.append(row);
    }
    const QList<RowRange> ranges = rowRanges(gone);
    for (auto range = ranges.crbegin(); range != ranges.crend(); ++range) {
        beginRemoveRows({}, range->first, range->last);
        m_rows.remove(range->first, range->last - range->first + 1);
        endRemoveRows();
    }
}

void ReviewTable::insertWhatIsNew(const QList<ReviewCase>& cases)
{
    int row = 0;
    while (row < cases.size()) {
        const auto stands = [&](int at) { return row < rowCount() && m_rows.at(row).alert == cases.at(at).alert; };
        int end = row;
        while (end < cases.size() && !stands(end))
            ++end;
        if (end > row) {
            beginInsertRows({}, row, end - 1);
            for (int at = row; at < end; ++at)
                m_rows.insert(at, cases.at(at));
            endInsertRows();
        }
        row = end + 1;
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

int ReviewTable::rowOf(AlertId alert) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows.at(row).alert == alert)
            return row;
    }
    return -1;
}

int ReviewTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ReviewTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ReviewTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList names = {tr("Review"), tr("Kind"),         tr("Request"), tr("Market"),       tr("Raised"),
                               tr("Agent"),  tr("How it ended"), tr("Cause"),   tr("Signed off by")};
    return names.value(section);
}

QString ReviewTable::text(const ReviewCase& one, int column) const
{
    switch (column) {
    case State:
        return ReviewWords::of(one.state);
    case Kind:
        return StatusWords::of(one.kind);
    case Request:
        return QString(TimeWords::number(one.request) + QStringLiteral(" · ") + one.clientName);
    case Market:
        return one.marketName;
    case Raised:
        return TimeWords::onDayHere(one.raisedAt, m_clock.nowUtc());
    case Agent:
        return one.agentName;
    case HowItEnded:
        return one.state == ReviewState::Open ? StatusWords::of(one.status) : ReviewWords::howItEnded(one);
    case Cause:
        return one.cause.isEmpty() ? QString() : ReviewWords::cause(one.cause);
    case SignedOff:
        return one.signedOffByName;
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
    case StateRole:
        return int(one.state);
    case KindRole:
        return int(one.kind);
    case Qt::DisplayRole:
        return text(one, index.column());
    case Qt::EditRole:
        return index.column() == Raised ? one.raisedAt.toString(Qt::ISODateWithMs) : text(one, index.column());
    case Qt::ToolTipRole:
        return index.column() == Raised ? QVariant(TimeWords::exact(one.raisedAt)) : QVariant();
    default:
        return {};
    }
}

} // namespace slotdesk
