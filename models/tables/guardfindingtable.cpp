// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/guardfindingtable.h"

#include "tables/statuswords.h"
#include "tables/timewords.h"

#include <QtCore/QLocale>
#include <QtCore/QSet>

namespace slotdesk {

GuardFindingTable::Finding GuardFindingTable::findingOf(const QJsonObject& row)
{
    const auto number = [&row](const char* key) { return row.value(QLatin1String(key)).toInteger(); };
    Finding f;
    f.id = number("id");
    f.at = QDateTime::fromString(row.value(QLatin1String("at")).toString(), Qt::ISODateWithMs).toUTC();
    f.kind = alertKindFrom(row.value(QLatin1String("kind")).toString().toLatin1());
    f.request = number("request_id");
    f.appointment = number("appointment_id");
    f.live = static_cast<int>(number("live"));
    f.slotCount = static_cast<int>(number("slots"));
    f.gapMs = row.value(QLatin1String("gap_ms")).toDouble(-1);
    const QString program = row.value(QLatin1String("application")).toString();
    f.writer =
        program.isEmpty() ? tr("process %1").arg(number("pid")) : tr("%1, process %2").arg(program).arg(number("pid"));
    f.what = row.value(QLatin1String("what")).toString();
    return f;
}

void GuardFindingTable::setStatus(const ForeignGuard::Status& status)
{
    QList<Finding> found;
    QSet<qint64> standing;
    for (const auto& row : status.newest) {
        found.append(findingOf(row.toObject()));
        standing.insert(found.last().id);
    }
    for (auto row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row) {
        if (standing.contains(m_rows.at(row).id))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    // What is left of the old rows stands among the new ones in the same order.
    for (qsizetype at = 0; at < found.size(); ++at) {
        qsizetype end = at;
        while (end < found.size() && (at >= m_rows.size() || m_rows.at(at).id != found.at(end).id))
            ++end;
        if (end == at)
            continue;
        beginInsertRows({}, static_cast<int>(at), static_cast<int>(end) - 1);
        m_rows = m_rows.mid(0, at) + found.mid(at, end - at) + m_rows.mid(at);
        endInsertRows();
        at = end;
    }
}

int GuardFindingTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int GuardFindingTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant GuardFindingTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList names = {tr("When"),        tr("Kind"), tr("Request"),
                               tr("Appointment"), tr("Live"), tr("Ms after the first"),
                               tr("Written by")};
    return names.value(section);
}

QString GuardFindingTable::text(const Finding& finding, int column)
{
    switch (column) {
    case At:
        return TimeWords::exact(finding.at);
    case Kind:
        return StatusWords::of(finding.kind);
    case Request:
        return TimeWords::number(RequestId(finding.request));
    case Appointment:
        return QLocale().toString(finding.appointment);
    case Live:
        return tr("%1 of %2").arg(finding.live).arg(finding.slotCount);
    case Gap:
        return finding.gapMs < 0 ? QString() : QLocale().toString(finding.gapMs, 'f', 1);
    default:
        return finding.writer;
    }
}

QVariant GuardFindingTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Finding& finding = m_rows.at(index.row());
    if (role == Qt::ToolTipRole)
        return finding.what;
    return role == Qt::DisplayRole ? QVariant(text(finding, index.column())) : QVariant();
}

} // namespace slotdesk
