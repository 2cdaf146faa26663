// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/walltime.h"

#include <QtCore/QTimeZone>
#include <algorithm>

namespace slotdesk {

QList<QDateTime> WallTime::moments(const QDate& date, const QTime& time, const QByteArray& zone)
{
    constexpr qint64 aDay = 24LL * 3600;
    const QTimeZone there(zone);
    const QDateTime asUtc(date, time, Qt::UTC);
    QList<QDateTime> found;
    if (!there.isValid() || !asUtc.isValid())
        return found;
    // No zone moves its clocks twice within two days: the offsets of the day before and after are all there can be.
    for (const qint64 aside : {-aDay, qint64(0), aDay}) {
        const int offset = there.offsetFromUtc(asUtc.addSecs(aside));
        const QDateTime moment = asUtc.addSecs(-offset);
        if (there.offsetFromUtc(moment) == offset && !found.contains(moment))
            found.append(moment);
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace slotdesk
