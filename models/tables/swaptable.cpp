// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/swaptable.h"

#include "tables/timewords.h"

#include <algorithm>

namespace slotdesk {

SwapTable::SwapTable(const LiveStore& store, const Clock& clock, QObject* parent)
    : QAbstractTableModel(parent), m_store(store), m_clock(clock)
{
}

QList<Appointment> SwapTable::others() const
{
    QList<Appointment> rows;
    const AppointmentRequest* mine = m_store.request(m_slot.request);
    if (!mine)
        return rows;
    const QDateTime now = m_clock.nowUtc();
    for (const RequestId id : m_store.requestIds()) {
        const AppointmentRequest* request = m_store.request(id);
        if (!request || request->market != mine->market || request->endsAt <= now)
            continue;
        for (const Appointment& row : m_store.slotsOf(id)) {
            if (row.status == SlotStatus::Booked && row.position > 0 && row.therapist != m_slot.therapist)
                rows.append(row);
        }
    }
    std::sort(rows.begin(), rows.end(), [this](const Appointment& a, const Appointment& b) {
        const qint64 apartA = std::abs(m_slot.startsAt.secsTo(a.startsAt));
        const qint64 apartB = std::abs(m_slot.startsAt.secsTo(b.startsAt));
        return apartA != apartB ? apartA < apartB : a.id < b.id;
    });
    return rows;
}

void SwapTable::setSlot(const Appointment& slot)
{
    m_slot = slot;
    QList<Appointment> rows = others();
    if (rows == m_rows)
        return;
    if (!m_rows.isEmpty()) {
        beginRemoveRows({}, 0, static_cast<int>(m_rows.size()) - 1);
        m_rows.clear();
        endRemoveRows();
    }
    if (rows.isEmpty())
        return;
    beginInsertRows({}, 0, static_cast<int>(rows.size()) - 1);
    m_rows = std::move(rows);
    endInsertRows();
}

int SwapTable::rowOf(AppointmentId slot) const
{
    const auto found =
        std::find_if(m_rows.cbegin(), m_rows.cend(), [slot](const Appointment& row) { return row.id == slot; });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

int SwapTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SwapTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SwapTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Therapist:
        return tr("Therapist");
    case Request:
        return tr("Request");
    case Client:
        return tr("Client");
    case Service:
        return tr("Service");
    case Starts:
        return tr("Starts");
    case Apart:
        return tr("Apart");
    default:
        return {};
    }
}

QVariant SwapTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Appointment& row = m_rows.at(index.row());
    if (role == Qt::DisplayRole)
        return text(row, index.column());
    if (role == Qt::ToolTipRole)
        return row.therapistPhone;
    if (role != SearchRole)
        return {};
    return QStringList{text(row, Therapist), row.therapistPhone, QString::number(row.request.value()),
                       text(row, Client)}
        .join(QLatin1Char(' '));
}

QString SwapTable::text(const Appointment& row, int column) const
{
    const AppointmentRequest* request = m_store.request(row.request);
    switch (column) {
    case Therapist:
        return row.therapistName;
    case Request:
        return TimeWords::number(row.request);
    case Client:
        return request ? request->clientName : QString();
    case Service:
        return request ? request->service : QString();
    case Starts:
        return request ? TimeWords::thereHere(row.startsAt, request->timeZone, m_clock.nowUtc()) : QString();
    case Apart: {
        const qint64 apart = m_slot.startsAt.secsTo(row.startsAt);
        return apart == 0  ? tr("same time")
               : apart > 0 ? tr("%1 later").arg(TimeWords::span(apart))
                           : tr("%1 earlier").arg(TimeWords::span(-apart));
    }
    default:
        return {};
    }
}

} // namespace slotdesk
