// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>

namespace slotdesk {

/// In which order starts matter to somebody on the phone: what is under way or to come first, the next on top; below
/// it what is long over, the latest first. Else a double booking of last year would stand above tonight's visits.
class StartOrder
{
public:
    static constexpr qint64 overAfterSeconds = qint64{3} * 3600;

    [[nodiscard]] static bool isOver(const QDateTime& startsAt, const QDateTime& nowUtc)
    {
        return startsAt.secsTo(nowUtc) >= overAfterSeconds;
    }

    /// The same of milliseconds since the epoch.
    [[nodiscard]] static bool isOver(qint64 startsMs, qint64 nowMs)
    {
        return (nowMs - startsMs) / 1000 >= overAfterSeconds;
    }

    [[nodiscard]] static qint64 key(const QDateTime& startsAt, const QDateTime& nowUtc)
    {
        return key(startsAt.toMSecsSinceEpoch(), isOver(startsAt, nowUtc));
    }
    [[nodiscard]] static qint64 key(qint64 startsMs, bool isOver)
    {
        return isOver ? (qint64(1) << 60) - startsMs : startsMs;
    }
};

} // namespace slotdesk
