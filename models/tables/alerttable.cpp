// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/alerttable.h"

#include "tables/rowranges.h"
#include "tables/startorder.h"
#include "tables/statuswords.h"
#include "tables/timewords.h"

#include <algorithm>

namespace slotdesk {

namespace {

int gravity(AlertKind kind)
{
    if (AlertTable::isDoubleBooking(kind))
        return 0;
    return kind == AlertKind::Reported ? 1 : 2;
}

} // namespace

AlertTable::AlertTable(const LiveStore& store, const Clock& clock, QObject* parent)
    : QAbstractTableModel(parent), m_store(store), m_clock(clock)
{
    insert(store.alertIds());
    connect(&store, &LiveStore::alertsChanged, this, &AlertTable::onAlertsChanged);
}

bool AlertTable::isWaiting(const Alert& alert) const
{
    return alert.status == AlertStatus::New && !(isDoubleBooking(alert.kind) && isPast(alert));
}

bool AlertTable::isDoubleBooking(AlertKind kind)
{
    return kind == AlertKind::Surplus || kind == AlertKind::Overlap || kind == AlertKind::SameTherapist ||
           kind == AlertKind::AfterClose;
}

int AlertTable::doubleBookings() const
{
    return static_cast<int>(std::count_if(m_rows.cbegin(), m_rows.cend(), [this](AlertId id) {
        const Alert* alert = m_store.alert(id);
        return alert && isDoubleBooking(alert->kind);
    }));
}

bool AlertTable::isPast(const Alert& alert) const
{
    return alert.startsAt.isValid() && StartOrder::isOver(alert.startsAt, m_clock.nowUtc());
}

int AlertTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AlertTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AlertTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Kind:
        return tr("Kind");
    case Request:
        return tr("Request");
    case Client:
        return tr("Client");
    case Who:
        return tr("Therapists");
    case Raised:
        return tr("Raised");
    case Status:
        return tr("Status");
    default:
        return {};
    }
}

QVariant AlertTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Alert* alert = alertAt(index.row());
    if (!alert)
        return {};
    switch (role) {
    case IdRole:
        return alert->id.value();
    case RequestRole:
        return alert->request.value();
    case KindRole:
        return static_cast<int>(alert->kind);
    case StatusRole:
        return static_cast<int>(alert->status);
    case StakeRole:
        return alert->stakeCents;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Kind:
        return StatusWords::of(alert->kind);
    case Request:
        return TimeWords::number(alert->request);
    case Client:
        return alert->clientName;
    case Who:
        return alert->therapistNames.join(QStringLiteral(", "));
    case Raised:
        return TimeWords::here(alert->raisedAt, m_clock.nowUtc());
    case Status:
        return StatusWords::of(alert->status);
    default:
        return {};
    }
}

bool AlertTable::comesBefore(AlertId left, AlertId right) const
{
    const Alert* a = m_store.alert(left);
    const Alert* b = m_store.alert(right);
    if (!a || !b)
        return b == nullptr && a != nullptr;
    if (gravity(a->kind) != gravity(b->kind))
        return gravity(a->kind) < gravity(b->kind);
    const QDateTime now = m_clock.nowUtc();
    const qint64 aStart = StartOrder::key(a->startsAt, now);
    const qint64 bStart = StartOrder::key(b->startsAt, now);
    return aStart != bStart ? aStart < bStart : left < right;
}

void AlertTable::onAlertsChanged(const QList<AlertId>& added, const QList<AlertId>& changed,
                                 const QList<AlertId>& removed)
{
    QList<int> gone;
    for (const AlertId id : removed) {
        if (const int row = rowOf(id); row >= 0)
            gone.append(row);
    }
    const QList<RowRange> goneRanges = rowRanges(std::move(gone));
    for (auto range = goneRanges.crbegin(); range != goneRanges.crend(); ++range) {
        beginRemoveRows({}, range->first, range->last);
        m_rows.remove(range->first, range->last - range->first + 1);
        endRemoveRows();
    }
    QList<int> rows;
    for (const AlertId id : changed) {
        if (const int row = rowOf(id); row >= 0)
            rows.append(row);
    }
    for (const RowRange& range : rowRanges(std::move(rows)))
        Q_EMIT dataChanged(index(range.first, 0), index(range.last, ColumnCount - 1));
    insert(added);
}

void AlertTable::insert(QList<AlertId> ids)
{
    const auto before = [this](AlertId a, AlertId b) { return comesBefore(a, b); };
    std::sort(ids.begin(), ids.end(), before);
    for (qsizetype next = 0; next < ids.size();) {
        const auto place = std::lower_bound(m_rows.cbegin(), m_rows.cend(), ids.at(next), before);
        const auto row = static_cast<int>(place - m_rows.cbegin());
        qsizetype end = next + 1; // all that belong in the same gap go in with one signal
        while (end < ids.size() && (row == m_rows.size() || comesBefore(ids.at(end), m_rows.at(row))))
            ++end;
        beginInsertRows({}, row, row + static_cast<int>(end - next) - 1);
        for (qsizetype i = next; i < end; ++i)
            m_rows.insert(row + (i - next), ids.at(i));
        endInsertRows();
        next = end;
    }
}

} // namespace slotdesk
