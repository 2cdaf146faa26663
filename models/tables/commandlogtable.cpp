// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/commandlogtable.h"

#include "tables/commandwords.h"
#include "tables/serverwords.h"
#include "tables/timewords.h"

#include <algorithm>

namespace slotdesk {

void CommandLogTable::setReceipts(const QList<CommandReceipt>& receipts)
{
    // Receipts only come, at the top; of one that is there only what became of it changes.
    const qsizetype fresh = receipts.size() - m_rows.size();
    const auto same = [](const CommandReceipt& a, const CommandReceipt& b) { return a.id == b.id; };
    if (fresh < 0 || !std::equal(m_rows.cbegin(), m_rows.cend(), receipts.cbegin() + fresh, same)) {
        beginResetModel();
        m_rows = receipts;
        endResetModel();
        return;
    }
    if (fresh > 0) {
        beginInsertRows({}, 0, static_cast<int>(fresh) - 1);
        m_rows = receipts;
        endInsertRows();
    }
    m_rows = receipts;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QString CommandLogTable::text() const
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

int CommandLogTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CommandLogTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CommandLogTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case At:
        return tr("Time");
    case What:
        return tr("What");
    case Request:
        return tr("Request");
    case Answer:
        return tr("What came of it");
    default:
        return {};
    }
}

QVariant CommandLogTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CommandReceipt& receipt = m_rows.at(index.row());
    if (role == OkRole)
        return receipt.ok;
    if (role == UndoneRole)
        return receipt.undoneAt.isValid();
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case At:
        return TimeWords::clock(receipt.at);
    case What:
        return CommandWords::did(receipt.function);
    case Request: {
        const QString number = receipt.request.isValid() ? TimeWords::number(receipt.request) : QString();
        return receipt.clientName.isEmpty() ? number : QString(number + QStringLiteral(" · ") + receipt.clientName);
    }
    case Answer:
        if (receipt.undoneAt.isValid())
            return tr("Taken back at %1").arg(TimeWords::clock(receipt.undoneAt));
        return receipt.ok ? ServerWords::of(receipt.message) : tr("Refused: %1").arg(ServerWords::of(receipt.message));
    default:
        return {};
    }
}

} // namespace slotdesk
