// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/offertable.h"

#include "tables/rowranges.h"
#include "tables/statuswords.h"
#include "tables/timewords.h"
#include "tables/waitline.h"

#include <algorithm>
#include <utility>

namespace slotdesk {

OfferTable::OfferTable(const LiveStore& store, const Clock& clock, QObject* parent)
    : QAbstractTableModel(parent), m_store(store), m_clock(clock)
{
    insert(store.offerIds());
    connect(&store, &LiveStore::offersChanged, this, &OfferTable::onOffersChanged);
}

void OfferTable::setRequest(RequestId request)
{
    if (request == m_request)
        return;
    if (!m_rows.isEmpty())
        removeRange(0, static_cast<int>(m_rows.size()) - 1);
    m_request = request;
    m_line = request.isValid() ? WaitLine::of(m_store, request) : QList<AppointmentOffer>();
    if (!request.isValid()) {
        insert(m_store.offerIds());
        return;
    }
    QList<OfferId> ids;
    for (const AppointmentOffer& offer : m_store.offersOf(request))
        ids.append(offer.id);
    insert(ids);
}

int OfferTable::pendingCount() const
{
    return static_cast<int>(std::count_if(m_rows.cbegin(), m_rows.cend(), [this](OfferId id) {
        const AppointmentOffer* offer = m_store.offer(id);
        return offer && offer->status == OfferStatus::Pending;
    }));
}

int OfferTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int OfferTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OfferTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Therapist:
        return tr("Therapist");
    case Request:
        return tr("Request");
    case Sent:
        return tr("Sent");
    case Lapses:
        return tr("Lapses");
    case State:
        return tr("State");
    default:
        return {};
    }
}

QVariant OfferTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AppointmentOffer* offer = m_store.offer(m_rows.at(index.row()));
    if (!offer)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*offer, index.column());
    case SortRole:
        return sortKey(*offer, index.column());
    case IdRole:
        return offer->id.value();
    case RequestRole:
        return offer->request.value();
    case StatusRole:
        return static_cast<int>(offer->status);
    case PlaceRole:
        return WaitLine::placeOf(m_store, *offer);
    case SecondsLeftRole:
        return offer->status == OfferStatus::Pending ? std::max<qint64>(0, m_clock.nowUtc().secsTo(offer->expiresAt))
                                                     : qint64(-1);
    case ShareLeftRole: {
        const auto given = double(offer->sentAt.secsTo(offer->expiresAt));
        const auto left = double(m_clock.nowUtc().secsTo(offer->expiresAt));
        return given > 0 ? std::clamp(left / given, 0.0, 1.0) : 0.0;
    }
    default:
        return {};
    }
}

QVariant OfferTable::text(const AppointmentOffer& offer, int column) const
{
    switch (column) {
    case Therapist:
        return offer.therapistName;
    case Request:
        return TimeWords::number(offer.request);
    case Sent:
        return TimeWords::clock(offer.sentAt);
    case Lapses:
        if (offer.status == OfferStatus::Pending)
            return TimeWords::span(m_clock.nowUtc().secsTo(offer.expiresAt));
        return offer.respondedAt.isValid() ? TimeWords::clock(offer.respondedAt) : QString();
    case State:
        if (const int place = WaitLine::placeOf(m_store, offer); place > 0)
            return tr("In line, %1").arg(place);
        if (offer.status == OfferStatus::Expired && offer.cause == QLatin1String("full"))
            return tr("Too late");
        return StatusWords::of(offer.status);
    default:
        return {};
    }
}

QVariant OfferTable::sortKey(const AppointmentOffer& offer, int column) const
{
    switch (column) {
    case Request:
        return offer.request.value();
    case Sent:
        return offer.sentAt.toMSecsSinceEpoch();
    case Lapses: {
        // Pending first, the next to lapse on top; then who waits in line; what was answered below.
        if (offer.waitlistedAt.isValid())
            return (qint64(1) << 59) + offer.waitlistedAt.toMSecsSinceEpoch();
        const qint64 answered = offer.status == OfferStatus::Pending ? 0 : qint64(1) << 60;
        return answered + offer.expiresAt.toMSecsSinceEpoch();
    }
    case State:
        return static_cast<int>(offer.status);
    default:
        return text(offer, column).toString().toCaseFolded();
    }
}

bool OfferTable::isShown(OfferId id) const
{
    const AppointmentOffer* offer = m_store.offer(id);
    if (!offer)
        return false;
    return m_request.isValid() ? offer->request == m_request : offer->status == OfferStatus::Pending;
}

void OfferTable::onOffersChanged(const QList<OfferId>& added, const QList<OfferId>& changed,
                                 const QList<OfferId>& removed)
{
    QList<OfferId> gone = removed;
    QList<OfferId> come = added;
    QList<int> rows;
    for (const OfferId id : changed) {
        const int row = m_rowOf.value(id, -1);
        if (!isShown(id))
            gone.append(id);
        else if (row < 0)
            come.append(id);
        else
            rows.append(row);
    }
    // Who leaves the line moves up everybody behind.
    QList<AppointmentOffer> line = m_request.isValid() ? WaitLine::of(m_store, m_request) : QList<AppointmentOffer>();
    if (line != std::exchange(m_line, line)) {
        rows.clear();
        for (int row = 0; row < m_rows.size(); ++row)
            rows.append(row);
    }
    for (const RowRange& range : rowRanges(std::move(rows)))
        Q_EMIT dataChanged(index(range.first, 0), index(range.last, ColumnCount - 1));
    remove(gone);
    insert(come);
}

void OfferTable::insert(const QList<OfferId>& ids)
{
    QList<OfferId> rows;
    for (const OfferId id : ids) {
        if (!m_rowOf.contains(id) && isShown(id))
            rows.append(id);
    }
    if (rows.isEmpty())
        return;
    const auto first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    for (const OfferId id : std::as_const(rows)) {
        m_rowOf.insert(id, static_cast<int>(m_rows.size()));
        m_rows.append(id);
    }
    endInsertRows();
}

void OfferTable::remove(const QList<OfferId>& ids)
{
    QList<int> rows;
    for (const OfferId id : ids) {
        if (const int row = m_rowOf.value(id, -1); row >= 0)
            rows.append(row);
    }
    const QList<RowRange> ranges = rowRanges(std::move(rows));
    for (auto range = ranges.crbegin(); range != ranges.crend(); ++range)
        removeRange(range->first, range->last);
}

void OfferTable::removeRange(int first, int last)
{
    beginRemoveRows({}, first, last);
    for (int row = first; row <= last; ++row)
        m_rowOf.remove(m_rows.at(row));
    m_rows.remove(first, last - first + 1);
    for (int row = first; row < m_rows.size(); ++row)
        m_rowOf[m_rows.at(row)] = row;
    endRemoveRows();
}

void OfferTable::tick()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, Lapses), index(rowCount() - 1, Lapses),
                           {Qt::DisplayRole, SecondsLeftRole, ShareLeftRole});
}

} // namespace slotdesk
