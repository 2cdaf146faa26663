// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/deedtable.h"

#include "tables/commandwords.h"
#include "tables/eventwords.h"
#include "tables/serverwords.h"
#include "tables/timewords.h"

#include <algorithm>

namespace slotdesk {

DeedTable::DeedTable(const Clock& clock, QObject* parent) : QAbstractTableModel(parent), m_clock(clock) {}

void DeedTable::setDeeds(const QList<AgentDeed>& deeds)
{
    const qsizetype fresh = deeds.size() - m_rows.size();
    if (fresh >= 0 && std::equal(m_rows.cbegin(), m_rows.cend(), deeds.cbegin() + fresh)) {
        if (fresh == 0)
            return;
        beginInsertRows({}, 0, static_cast<int>(fresh) - 1);
        m_rows = deeds;
        endInsertRows();
        return;
    }
    beginResetModel();
    m_rows = deeds;
    endResetModel();
}

int DeedTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DeedTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DeedTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList names = {tr("Time"), tr("What"), tr("Request"), tr("What came of it")};
    return names.value(section);
}

QString DeedTable::text(const AgentDeed& deed, int column) const
{
    switch (column) {
    case At:
        return TimeWords::onDayHere(deed.at, m_clock.nowUtc());
    case What:
        return CommandWords::did(deed.what);
    case Request: {
        const QString number = deed.request.isValid() ? TimeWords::number(deed.request) : QString();
        return deed.clientName.isEmpty() ? number : QString(number + QStringLiteral(" · ") + deed.clientName);
    }
    case Answer: {
        QStringList parts;
        if (!deed.answer.isEmpty())
            parts.append(deed.ok ? ServerWords::of(deed.answer) : tr("Refused: %1").arg(ServerWords::of(deed.answer)));
        if (!deed.reason.isEmpty())
            parts.append(EventWords::reason(deed.reason));
        return parts.join(QStringLiteral(" · "));
    }
    default:
        return {};
    }
}

QVariant DeedTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AgentDeed& deed = m_rows.at(index.row());
    switch (role) {
    case OkRole:
        return deed.ok;
    case Qt::DisplayRole:
        return text(deed, index.column());
    case Qt::EditRole:
        return index.column() == At ? deed.at.toString(Qt::ISODateWithMs) : text(deed, index.column());
    case Qt::ToolTipRole:
        return index.column() == At ? QVariant(TimeWords::exact(deed.at)) : QVariant();
    default:
        return {};
    }
}

} // namespace slotdesk
