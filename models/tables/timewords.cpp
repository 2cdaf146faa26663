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

/// The zone of this desk; the machine may be carried into another one.
QTimeZone zoneHere()
{
    return QTimeZone::systemTimeZone();
}

/// In the night when the clocks go back the same wall time comes twice: then its zone says which one is meant. An hour
/// that the clocks skip cannot come out of UTC.
bool comesTwice(const QDateTime& utc, const QTimeZone& zone)
{
    constexpr qint64 aside = 3LL * 3600;
    const int offset = zone.offsetFromUtc(utc);
    for (const qint64 seconds : {-aside, aside}) {
        const int other = zone.offsetFromUtc(utc.addSecs(seconds));
        if (other != offset && zone.offsetFromUtc(utc.addSecs(offset - other)) == other)
            return true;
    }
    return false;
}

QString clockOf(const QDateTime& utc, const QTimeZone& zone)
{
    const QString clock = utc.toTimeZone(zone).toString(QStringLiteral("HH:mm"));
    return comesTwice(utc, zone) ? QString(clock + QLatin1Char(' ') + zone.abbreviation(utc)) : clock;
}

QString clockOrDay(const QDateTime& utc, const QTimeZone& zone, const QDateTime& nowUtc)
{
    QString clock = clockOf(utc, zone);
    const QDate date = utc.toTimeZone(zone).date();
    const QDate today = nowUtc.toTimeZone(zone).date();
    if (date == today)
        return clock;
    const QLocale locale;
    const QString day = std::abs(today.daysTo(date)) < 7 ? locale.dayName(date.dayOfWeek(), QLocale::ShortFormat)
                                                         : locale.toString(date, QStringLiteral("d MMM"));
    return day + QLatin1Char(' ') + clock;
}

QString clockOrDate(const QDateTime& utc, const QTimeZone& zone, const QDateTime& nowUtc)
{
    const QDate date = utc.toTimeZone(zone).date();
    const QDate today = nowUtc.toTimeZone(zone).date();
    QString clock = clockOf(utc, zone);
    if (date == today)
        return clock;
    const QString format = date.year() == today.year() ? QStringLiteral("ddd d MMM") : QStringLiteral("ddd d MMM yyyy");
    return QLocale().toString(date, format) + QLatin1Char(' ') + clock;
}

} // namespace

QString TimeWords::inZone(const QDateTime& utc, const QByteArray& zone, const QDateTime& nowUtc)
{
    return clockOrDay(utc, zoneNamed(zone), nowUtc);
}

QString TimeWords::here(const QDateTime& utc, const QDateTime& nowUtc)
{
    return clockOrDay(utc, zoneHere(), nowUtc);
}

QString TimeWords::dated(const QDateTime& utc, const QByteArray& zone, const QDateTime& nowUtc)
{
    return clockOrDate(utc, zoneNamed(zone), nowUtc);
}

QString TimeWords::onDayHere(const QDateTime& utc, const QDateTime& nowUtc)
{
    return clockOrDate(utc, zoneHere(), nowUtc);
}

bool TimeWords::isSameClock(const QDateTime& utc, const QByteArray& zone)
{
    return zoneNamed(zone).offsetFromUtc(utc) == zoneHere().offsetFromUtc(utc);
}

QString TimeWords::thereAndHere(const QDateTime& utc, const QByteArray& zone, const QString& place,
                                const QDateTime& nowUtc)
{
    const QString there = inZone(utc, zone, nowUtc);
    return isSameClock(utc, zone) ? tr("%1 in %2, as here").arg(there, place)
                                  : tr("%1 in %2 · %3 here").arg(there, place, here(utc, nowUtc));
}

QString TimeWords::thereHere(const QDateTime& utc, const QByteArray& zone, const QDateTime& nowUtc)
{
    const QString there = inZone(utc, zone, nowUtc);
    return isSameClock(utc, zone) ? there : tr("%1 (%2 here)").arg(there, here(utc, nowUtc));
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

QString TimeWords::untilRoughly(qint64 minutes)
{
    constexpr qint64 rough = 600;
    constexpr qint64 aDay = 1440;
    if (std::abs(minutes) < rough || std::abs(minutes) >= aDay)
        return until(minutes);
    const QString hours = tr("%1 h", "hours").arg(std::abs(minutes) / 60);
    return minutes > 0 ? tr("in %1").arg(hours) : tr("%1 ago").arg(hours);
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
