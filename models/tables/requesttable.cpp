// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/requesttable.h"

#include "tables/riskrule.h"
#include "tables/rowranges.h"
#include "tables/startorder.h"
#include "tables/statuswords.h"
#include "tables/timewords.h"

#include <QtCore/QTimeZone>

namespace slotdesk {

namespace {

/// Beyond a week the date says it better than a count of days.
constexpr qint64 farMinutes = qint64{7} * 24 * 60;

} // namespace

RequestTable::RequestTable(const LiveStore& store, const PendingCommands& pending, const Clock& clock, QObject* parent)
    : QAbstractTableModel(parent), m_store(store), m_pending(pending), m_clock(clock)
{
    insert(store.requestIds());
    connect(&store, &LiveStore::requestsChanged, this, &RequestTable::onRequestsChanged);
    connect(&store, &LiveStore::slotsChanged, this, &RequestTable::refresh);
    connect(&pending, &PendingCommands::changed, this, [this](RequestId id) { refresh({id}); });
}

int RequestTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RequestTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RequestTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case Mark:
        return role == Qt::AccessibleTextRole ? tr("Warning") : QString();
    case Number:
        return tr("Request");
    case Client:
        return tr("Client");
    case Phone:
        return tr("Phone");
    case Service:
        return tr("Service");
    case Market:
        return tr("Market");
    case Starts:
        return tr("Starts (client time)");
    case StartsHere:
        return tr("Starts (here)");
    case Slots:
        return tr("Slots");
    case Offers:
        return tr("Offers");
    case Status:
        return tr("Status");
    default:
        return {};
    }
}

QVariant RequestTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows.at(index.row());
    const AppointmentRequest* request = m_store.request(row.id);
    if (!request)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*request, index.column());
    case Qt::EditRole:
        return fileText(*request, index.column());
    case SortRole:
        return sortKey(row, *request, index.column());
    case Qt::ToolTipRole:
        return toolTip(*request, index.column());
    case HolderRole:
        return holder(row.id);
    case LookersRole:
        return lookers(row.id);
    case IdRole:
        return row.id.value();
    case StatusRole:
        return static_cast<int>(request->status);
    case DoubleBookedRole:
        return request->doubleBooked;
    case AtRiskRole:
        return row.atRisk;
    case PendingCommandRole:
        return m_pending.contains(row.id);
    case StartsTextRole:
        return TimeWords::inZone(request->startsAt, request->timeZone, m_clock.nowUtc());
    case UntilTextRole:
        return std::abs(row.minutes) < farMinutes ? TimeWords::untilRoughly(row.minutes) : QString();
    case MinutesToStartRole:
        return row.minutes;
    case SlotCountRole:
        return request->slots;
    case LiveCountRole:
        return request->live;
    case OpenCountRole:
        return request->openSlots;
    case PendingOffersRole:
        return request->pendingOffers;
    default:
        return {};
    }
}

void RequestTable::setClaims(const LiveClaims& claims)
{
    m_claims = &claims;
    connect(&claims, &LiveClaims::changed, this, [this](const QList<RequestId>& requests) {
        for (const RequestId id : requests) {
            if (const int row = rowOf(id); row >= 0)
                Q_EMIT dataChanged(index(row, Mark), index(row, Mark));
        }
    });
}

QString RequestTable::holder(RequestId id) const
{
    return m_claims && m_claims->isTaken(id) ? m_claims->find(id)->holder : QString();
}

QVariant RequestTable::fileText(const AppointmentRequest& request, int column) const
{
    if (column == Starts)
        return request.startsAt.toTimeZone(QTimeZone(request.timeZone)).toString(Qt::ISODate);
    return column == StartsHere ? QVariant(request.startsAt.toLocalTime().toString(Qt::ISODate))
                                : text(request, column);
}

QString RequestTable::markText(const AppointmentRequest& request) const
{
    QStringList marks;
    if (request.doubleBooked)
        marks.append(StatusWords::doubleBooked());
    else if (RiskRule::isAtRisk(request, m_clock.nowUtc()))
        marks.append(StatusWords::of(AlertKind::AtRisk));
    if (const QString who = holder(request.id); !who.isEmpty())
        marks.append(tr("%1 is on it").arg(who));
    if (const QStringList who = lookers(request.id); !who.isEmpty())
        marks.append(tr("Looking at it: %1").arg(who.join(QStringLiteral(", "))));
    return marks.join(QStringLiteral(", "));
}

QVariant RequestTable::toolTip(const AppointmentRequest& request, int column) const
{
    if (column == Starts || column == StartsHere)
        return TimeWords::thereAndHere(request.startsAt, request.timeZone, request.marketName, m_clock.nowUtc());
    const QString marks = column == Mark ? markText(request) : QString();
    return marks.isEmpty() ? QVariant() : QVariant(marks);
}

QVariant RequestTable::text(const AppointmentRequest& request, int column) const
{
    switch (column) {
    case Mark:
        return markText(request);
    case Number:
        return TimeWords::number(request.id);
    case Client:
        return request.clientName;
    case Phone:
        return request.clientPhone;
    case Service:
        return request.service;
    case Market:
        return request.marketName;
    case Starts: {
        const qint64 minutes = m_clock.nowUtc().secsTo(request.startsAt) / 60;
        const QString time = TimeWords::inZone(request.startsAt, request.timeZone, m_clock.nowUtc());
        return QString(time + QLatin1Char(' ') + TimeWords::until(minutes));
    }
    case StartsHere:
        return TimeWords::here(request.startsAt, m_clock.nowUtc());
    case Slots:
        return QStringLiteral("%1/%2").arg(request.live).arg(request.slots);
    case Offers:
        if (request.pendingOffers > 0)
            return tr("%n pending", nullptr, request.pendingOffers);
        if (request.expiredOffers > 0)
            return tr("%n expired", nullptr, request.expiredOffers);
        if (request.withdrawnOffers > 0)
            return tr("%n withdrawn", nullptr, request.withdrawnOffers);
        return request.declinedOffers > 0 ? tr("%n declined", nullptr, request.declinedOffers) : tr("none");
    case Status:
        return request.doubleBooked ? StatusWords::doubleBooked() : StatusWords::of(request.status);
    default:
        return {};
    }
}

QVariant RequestTable::sortKey(const Row& row, const AppointmentRequest& request, int column) const
{
    switch (column) {
    case Mark:
        return request.doubleBooked ? 0 : row.atRisk ? 1 : 2;
    case Number:
        return request.id.value();
    case Phone:
        return row.key.phones.value(0);
    case Starts:
    case StartsHere:
        return StartOrder::key(request.startsAt, m_clock.nowUtc());
    case Slots:
        return request.live - request.slots;
    case Offers:
        return request.pendingOffers;
    case Status:
        return request.doubleBooked ? -1 : static_cast<int>(request.status);
    default:
        return text(request, column).toString().toCaseFolded();
    }
}

RequestTable::Row RequestTable::makeRow(RequestId id) const
{
    Row row;
    row.id = id;
    if (const AppointmentRequest* request = m_store.request(id)) {
        const QDateTime now = m_clock.nowUtc();
        row.key = SearchKey::of(*request, m_store.slotsOf(id));
        row.minutes = now.secsTo(request->startsAt) / 60;
        row.atRisk = RiskRule::isAtRisk(*request, now);
    }
    return row;
}

void RequestTable::onRequestsChanged(const QList<RequestId>& added, const QList<RequestId>& changed,
                                     const QList<RequestId>& removed)
{
    remove(removed);
    refresh(changed);
    insert(added);
}

void RequestTable::refresh(const QList<RequestId>& ids)
{
    QList<int> rows;
    for (const RequestId id : ids) {
        const int row = rowOf(id);
        if (row < 0)
            continue;
        m_rows[row] = makeRow(id);
        rows.append(row);
    }
    for (const RowRange& range : rowRanges(std::move(rows)))
        Q_EMIT dataChanged(index(range.first, 0), index(range.last, ColumnCount - 1));
}

void RequestTable::insert(const QList<RequestId>& ids)
{
    QList<Row> rows;
    for (const RequestId id : ids) {
        if (!m_rowOf.contains(id) && m_store.request(id))
            rows.append(makeRow(id));
    }
    if (rows.isEmpty())
        return;
    const auto first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    for (Row& row : rows) {
        m_rowOf.insert(row.id, static_cast<int>(m_rows.size()));
        m_rows.append(std::move(row));
    }
    endInsertRows();
}

void RequestTable::remove(const QList<RequestId>& ids)
{
    QList<int> rows;
    for (const RequestId id : ids) {
        if (const int row = rowOf(id); row >= 0)
            rows.append(row);
    }
    const QList<RowRange> ranges = rowRanges(std::move(rows));
    for (auto range = ranges.crbegin(); range != ranges.crend(); ++range) {
        beginRemoveRows({}, range->first, range->last);
        for (int row = range->first; row <= range->last; ++row)
            m_rowOf.remove(m_rows.at(row).id);
        m_rows.remove(range->first, range->last - range->first + 1);
        for (int row = range->first; row < m_rows.size(); ++row)
            m_rowOf[m_rows.at(row).id] = row;
        endRemoveRows();
    }
}

void RequestTable::tick()
{
    const QDateTime now = m_clock.nowUtc();
    QList<int> minutes;
    QList<int> risks;
    for (int i = 0; i < m_rows.size(); ++i) {
        const AppointmentRequest* request = requestAt(i);
        if (!request)
            continue;
        Row& row = m_rows[i];
        const qint64 left = now.secsTo(request->startsAt) / 60;
        if (left != row.minutes)
            minutes.append(i);
        row.minutes = left;
        const bool risk = RiskRule::isAtRisk(*request, now);
        if (risk != row.atRisk)
            risks.append(i);
        row.atRisk = risk;
    }
    for (const RowRange& range : rowRanges(std::move(minutes)))
        Q_EMIT dataChanged(index(range.first, Starts), index(range.last, StartsHere),
                           {Qt::DisplayRole, UntilTextRole, MinutesToStartRole});
    for (const RowRange& range : rowRanges(std::move(risks)))
        Q_EMIT dataChanged(index(range.first, 0), index(range.last, ColumnCount - 1), {AtRiskRole, SortRole});
}

} // namespace slotdesk
