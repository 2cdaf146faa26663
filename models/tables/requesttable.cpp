// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/requesttable.h"

#include "domain/phonenumber.h"
#include "tables/riskrule.h"
#include "tables/startorder.h"
#include "tables/statuswords.h"
#include "tables/timewords.h"

#include <QtCore/QTimeZone>
#include <QtCore/QtEndian>
#include <cstring>

namespace slotdesk {

namespace {

/// Beyond a week the date says it better than a count of days.
constexpr qint64 farMinutes = qint64{7} * 24 * 60;

RequestTable::SortKey rankOf(qint64 number)
{
    return {quint64(number) ^ (quint64(1) << 63), 0};
}

/// A text by its beginning, which is enough for most.
RequestTable::SortKey rankOf(QByteArrayView text, quint32 number)
{
    std::array<char, sizeof(quint64)> beginning{};
    std::memcpy(beginning.data(), text.data(), std::min(size_t(text.size()), beginning.size()));
    return {qFromBigEndian<quint64>(beginning.data()), number};
}
RequestTable::SortKey textRank(const SearchIndex& index, quint32 number)
{
    return rankOf(index.text(number), number);
}

} // namespace

RequestTable::RequestTable(const LiveStore& store, const PendingCommands& pending, const Clock& clock, QObject* parent)
    : QAbstractTableModel(parent), m_store(store), m_pending(pending), m_clock(clock)
{
    insert(store.requestIds());
    connect(&store, &LiveStore::requestsChanged, this, &RequestTable::onRequestsChanged);
    connect(&store, &LiveStore::slotsChanged, this, &RequestTable::followSlots);
    connect(&pending, &PendingCommands::changed, this, [this](RequestId id) { refresh({id}, {}); });
}

int RequestTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_facts.size());
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
    const RequestFacts& row = factsAt(index.row());
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
        QList<int> rows;
        for (const RequestId id : requests) {
            if (const int row = rowOf(id); row >= 0)
                rows.append(row);
        }
        tell(rows, Mark, Mark);
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

QVariant RequestTable::sortKey(const RequestFacts& row, const AppointmentRequest& request, int column) const
{
    switch (column) {
    case Mark:
        return request.doubleBooked ? 0 : row.atRisk ? 1 : 2;
    case Number:
        return request.id.value();
    case Phone:
        return PhoneNumber::digits(request.clientPhone);
    case Starts:
    case StartsHere:
        return StartOrder::key(row.startsMs, row.isOver);
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

RequestTable::SortKey RequestTable::sortKeyAt(int row, int column) const
{
    const RequestFacts& facts = factsAt(row);
    const SearchIndex::Entry& entry = m_entries[size_t(row)];
    switch (column) {
    case Mark:
        return rankOf(facts.doubleBooked ? 0 : facts.atRisk ? 1 : 2);
    case Number:
        return rankOf(facts.id.value());
    case Client:
        return textRank(m_index, entry.words[SearchIndex::Client]);
    case Phone:
        return rankOf(m_index.digits(entry.phone), entry.phone);
    case Service:
        return textRank(m_index, entry.words[SearchIndex::Service]);
    case Market:
        return textRank(m_index, entry.words[SearchIndex::Market]);
    case Slots:
        return rankOf(facts.live - facts.slots);
    case Offers:
        return rankOf(facts.pendingOffers);
    case Status:
        return rankOf(facts.doubleBooked ? -1 : static_cast<int>(facts.status));
    default:
        return rankOf(StartOrder::key(facts.startsMs, facts.isOver));
    }
}

int RequestTable::compareTexts(int column, quint32 left, quint32 right) const
{
    const auto text = [&](quint32 number) { return column == Phone ? m_index.digits(number) : m_index.text(number); };
    const QByteArrayView a = text(left);
    const QByteArrayView b = text(right);
    const int begins = std::memcmp(a.data(), b.data(), size_t(std::min(a.size(), b.size())));
    return begins != 0 ? begins : a.size() < b.size() ? -1 : int(a.size() > b.size());
}

} // namespace slotdesk
