// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/timewords.h"

#include <QtCore/QHash>
#include <QtCore/QLocale>
#include <QtCore/QTimeZone>

namespace slotdesk {

namespace {

/// Looking a zone up reads files; every row of a market asks for the same one.
const QTimeZone& zoneNamed(const QByteArray& name)
{
    thread_local QHash<QByteArray, QTimeZone> zones;
    auto found = zones.find(name);
    if (found == zones.end()) {
        const QTimeZone zone(name);
        found = zones.insert(name, zone.isValid() ? zone : QTimeZone::utc());
    }
    return found.value();
}

QString clockOrDay(const QDateTime& at, const QDate& today)
{
    QString clock = at.toString(QStringLiteral("HH:mm"));
    if (at.date() == today)
        return clock;
    const QLocale locale;
    const QString day = std::abs(today.daysTo(at.date())) < 7
                            ? locale.dayName(at.date().dayOfWeek(), QLocale::ShortFormat)
                            : locale.toString(at.date(), QStringLiteral("d MMM"));
    return day + QLatin1Char(' ') + clock;
}

} // namespace

QString TimeWords::inZone(const QDateTime& utc, const QByteArray& zone, const QDateTime& nowUtc)
{
    const QTimeZone& there = zoneNamed(zone);
    return clockOrDay(utc.toTimeZone(there), nowUtc.toTimeZone(there).date());
}

QString TimeWords::here(const QDateTime& utc, const QDateTime& nowUtc)
{
    return clockOrDay(utc.toLocalTime(), nowUtc.toLocalTime().date());
}

QString TimeWords::exact(const QDateTime& utc)
{
    return utc.toLocalTime().toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString TimeWords::clock(const QDateTime& utc)
{
    return utc.toLocalTime().toString(QStringLiteral("HH:mm:ss"));
}

QString TimeWords::until(qint64 minutes)
{
    if (minutes == 0)
        return tr("now");
    const QString length = span(std::abs(minutes) * 60);
    return minutes > 0 ? tr("in %1").arg(length) : tr("%1 ago").arg(length);
}

QString TimeWords::span(qint64 seconds)
{
    seconds = std::max<qint64>(0, seconds);
    if (seconds < 60)
        return tr("%1 s").arg(seconds);
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    constexpr qint64 aDay = 1440;
    if (minutes < aDay)
        return tr("%1 h %2", "hours and minutes").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
    return tr("%n day(s)", nullptr, static_cast<int>(minutes / aDay));
}

QString TimeWords::number(RequestId id)
{
    QString text = QString::number(id.value());
    for (auto at = text.size() - 3; at > 0; at -= 3)
        text.insert(at, QChar(QChar::Nbsp));
    return text;
}

} // namespace slotdesk
