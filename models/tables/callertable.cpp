// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/callertable.h"

#include "domain/money.h"
#include "tables/statuswords.h"
#include "tables/timewords.h"

#include <algorithm>

namespace slotdesk {

int CallerTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant CallerTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line& line = m_lines.at(index.row());
    const bool heading = !line.request.isValid();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return heading ? line.heading : sentence(line);
    case Qt::ToolTipRole:
        return heading ? QVariant() : QVariant(about(line));
    case HeadingRole:
        return heading;
    case RequestRole:
        return line.request.value();
    case WhenRole:
        return heading ? QString() : TimeWords::dated(line.startsAt, line.timeZone, m_clock.nowUtc());
    case UntilRole:
        return heading ? QString() : until(line);
    case WhatRole:
        return line.what;
    case AboutRole:
        return heading ? QString() : about(line);
    case StatusTextRole:
        return heading ? QString() : statusText(line);
    case RequestStatusRole:
        return line.slot == SlotStatus::Unknown && !heading && !line.expiresAt.isValid() ? int(line.status) : -1;
    case SlotStatusRole:
        return line.slot == SlotStatus::Unknown ? -1 : int(line.slot);
    default:
        return {};
    }
}

Qt::ItemFlags CallerTable::flags(const QModelIndex& index) const
{
    if (!index.isValid() || !m_lines.at(index.row()).request.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

CallerTable::Line CallerTable::headed(const QString& heading)
{
    Line line;
    line.heading = heading;
    return line;
}

void CallerTable::setHistory(const QList<CallerVisit>& visits)
{
    const QDateTime now = m_clock.nowUtc();
    QList<Line> lines;
    QString section;
    for (const CallerVisit& visit : visits) {
        const QString heading = visit.isToday ? tr("Today") : visit.endsAt > now ? tr("To come") : tr("Past");
        if (heading != section)
            lines.append(headed(heading));
        section = heading;
        Line line;
        line.request = visit.request;
        line.what = visit.service;
        line.marketName = visit.marketName;
        line.with = visit.with;
        line.timeZone = visit.timeZone;
        line.startsAt = visit.startsAt;
        line.endsAt = visit.endsAt;
        line.status = visit.status;
        line.slot = visit.visit;
        lines.append(line);
    }
    setLines(lines);
}

void CallerTable::setFeed(const QList<CallerFeedLine>& feed)
{
    QList<Line> lines;
    QString section;
    for (const CallerFeedLine& shown : feed) {
        const QString heading = shown.isOffer ? tr("Offers to answer") : tr("Appointments");
        if (heading != section)
            lines.append(headed(heading));
        section = heading;
        Line line;
        line.request = shown.request;
        line.what = shown.service;
        line.with = shown.with.isEmpty() && shown.slot == SlotStatus::Open ? tr("nobody yet") : shown.with;
        line.note = shown.position > 0 ? tr("slot %1").arg(shown.position) : moneyText(shown.payCents, shown.currency);
        line.timeZone = shown.timeZone;
        line.startsAt = shown.startsAt;
        line.endsAt = shown.endsAt;
        line.expiresAt = shown.isOffer ? shown.expiresAt : QDateTime();
        line.status = shown.status;
        line.slot = shown.isOffer ? SlotStatus::Unknown : shown.slot;
        lines.append(line);
    }
    setLines(lines);
}

void CallerTable::clear()
{
    setLines({});
}

void CallerTable::setLines(const QList<Line>& lines)
{
    if (lines == m_lines)
        return;
    const auto same = [&](const Line& one, const Line& other) {
        return one.request == other.request && one.heading == other.heading;
    };
    const bool rowsStay = std::equal(lines.cbegin(), lines.cend(), m_lines.cbegin(), m_lines.cend(), same);
    if (rowsStay) { // the same rows in other words: no reset, so that the choice and the scroll position stay
        m_lines = lines;
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

int CallerTable::lineCount() const
{
    return static_cast<int>(
        std::count_if(m_lines.cbegin(), m_lines.cend(), [](const Line& line) { return line.request.isValid(); }));
}

RequestId CallerTable::requestAt(int row) const
{
    return row >= 0 && row < m_lines.size() ? m_lines.at(row).request : RequestId();
}

int CallerTable::likeliestRow() const
{
    const QDateTime now = m_clock.nowUtc();
    int first = -1;
    for (int row = 0; row < m_lines.size(); ++row) {
        if (!m_lines.at(row).request.isValid())
            continue;
        if (m_lines.at(row).endsAt > now)
            return row;
        if (first < 0)
            first = row;
    }
    return first;
}

void CallerTable::tick()
{
    if (!m_lines.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::DisplayRole, WhenRole, UntilRole});
}

QString CallerTable::until(const Line& line) const
{
    const QDateTime now = m_clock.nowUtc();
    if (line.expiresAt.isValid())
        return tr("%1 to answer").arg(TimeWords::span(now.secsTo(line.expiresAt)));
    return line.endsAt > now ? TimeWords::until(now.secsTo(line.startsAt) / 60) : QString();
}

QString CallerTable::about(const Line& line) const
{
    QStringList parts{TimeWords::number(line.request)};
    for (const QString& part : {line.note, line.marketName, line.with}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    const QDateTime now = m_clock.nowUtc();
    if (line.endsAt > now && !TimeWords::isSameClock(line.startsAt, line.timeZone))
        parts.append(tr("%1 here").arg(TimeWords::here(line.startsAt, now)));
    return parts.join(QStringLiteral(" · "));
}

QString CallerTable::statusText(const Line& line) const
{
    if (line.expiresAt.isValid())
        return StatusWords::of(OfferStatus::Pending);
    return line.slot == SlotStatus::Unknown ? StatusWords::of(line.status) : StatusWords::of(line.slot);
}

QString CallerTable::sentence(const Line& line) const
{
    QStringList parts{TimeWords::dated(line.startsAt, line.timeZone, m_clock.nowUtc())};
    for (const QString& part : {until(line), line.what, about(line), statusText(line)}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace slotdesk
