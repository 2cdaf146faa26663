// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/reviewtable.h"

#include "tables/reviewwords.h"
#include "tables/statuswords.h"
#include "tables/timewords.h"

namespace slotdesk {

ReviewTable::ReviewTable(const Clock& clock, QObject* parent) : MergedTable(parent), m_clock(clock) {}

void ReviewTable::merge(const QList<ReviewCase>& cases, bool isAll)
{
    mergeRows(
        cases, [](const ReviewCase& one) { return one.alert; },
        [&](const ReviewCase& known) {
            return !isAll && !cases.isEmpty() && !(cases.constLast().alert < known.alert);
        });
}

void ReviewTable::append(const QList<ReviewCase>& cases)
{
    QList<ReviewCase> below;
    for (const ReviewCase& one : cases) {
        if (rows().isEmpty() || one.alert < rows().constLast().alert)
            below.append(one);
    }
    appendRows(below);
}

int ReviewTable::rowOf(AlertId alert) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (rows().at(row).alert == alert)
            return row;
    }
    return -1;
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
    const ReviewCase& one = rows().at(index.row());
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
