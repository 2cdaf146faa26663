// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/candidatetable.h"

#include "domain/statuses.h"
#include "tables/serverwords.h"
#include "tables/statuswords.h"
#include "tables/timewords.h"

#include <QtCore/QLocale>
#include <algorithm>

namespace slotdesk {

void CandidateTable::setCandidates(const QList<Candidate>& candidates)
{
    QList<Candidate> rows = candidates;
    std::stable_partition(rows.begin(), rows.end(), [](const Candidate& candidate) { return candidate.eligible; });
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

int CandidateTable::rowOf(TherapistId therapist) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [&](const Candidate& candidate) { return candidate.therapist == therapist; });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

int CandidateTable::eligibleCount() const
{
    return static_cast<int>(
        std::count_if(m_rows.cbegin(), m_rows.cend(), [](const Candidate& candidate) { return candidate.eligible; }));
}

int CandidateTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CandidateTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CandidateTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Therapist");
    case Rating:
        return tr("Rating");
    case Before:
        return tr("Free before");
    case After:
        return tr("Free after");
    case Declines:
        return tr("Declined");
    case Note:
        return tr("Note");
    default:
        return {};
    }
}

QVariant CandidateTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Candidate& candidate = m_rows.at(index.row());
    switch (role) {
    case TherapistRole:
        return candidate.therapist.value();
    case EligibleRole:
        return candidate.eligible;
    case RefusalRole:
        return ServerWords::of(candidate.refusal);
    case SearchRole:
        return QString(candidate.name + QLatin1Char(' ') + candidate.phone);
    case Qt::DisplayRole:
        return text(candidate, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Declines)
            return tr("Offers declined in the last 30 days");
        return candidate.eligible ? candidate.phone : ServerWords::of(candidate.refusal);
    default:
        return {};
    }
}

QString CandidateTable::text(const Candidate& candidate, int column) const
{
    const auto gap = [](int minutes) { return minutes < 0 ? tr("free day") : TimeWords::span(qint64(minutes) * 60); };
    switch (column) {
    case Name:
        return candidate.name;
    case Rating:
        return candidate.rating > 0 ? QLocale().toString(candidate.rating, 'f', 1) : tr("new");
    case Before:
        return candidate.eligible ? gap(candidate.gapBeforeMin) : QString();
    case After:
        return candidate.eligible ? gap(candidate.gapAfterMin) : QString();
    case Declines:
        return candidate.recentDeclines > 0 ? QString::number(candidate.recentDeclines) : tr("none");
    case Note:
        if (!candidate.eligible)
            return ServerWords::of(candidate.refusal);
        if (candidate.offerStatus.isEmpty())
            return tr("not asked yet");
        return tr("offer: %1").arg(StatusWords::of(offerStatusFrom(candidate.offerStatus.toLatin1())).toLower());
    default:
        return {};
    }
}

Qt::ItemFlags CandidateTable::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return m_rows.at(index.row()).eligible ? QAbstractTableModel::flags(index) : Qt::ItemNeverHasChildren;
}

} // namespace slotdesk
