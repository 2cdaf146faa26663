// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayList>
#include <QtCore/QFile>

namespace slotdesk::test {

/// How long the calling thread ran, and how long it was ready to run while others had the processors; milliseconds.
struct ThreadTimes
{
    double ranMs = 0;
    double waitedMs = 0;

    /// Linux tells it in nanoseconds; where it is not told, nothing.
    [[nodiscard]] static ThreadTimes now()
    {
        QFile file(QStringLiteral("/proc/thread-self/schedstat"));
        const QByteArrayList told = file.open(QIODevice::ReadOnly) ? file.readAll().split(' ') : QByteArrayList();
        return told.size() < 2 ? ThreadTimes() : ThreadTimes{told[0].toDouble() / 1e6, told[1].toDouble() / 1e6};
    }
    ThreadTimes& operator+=(const ThreadTimes& other)
    {
        ranMs += other.ranMs;
        waitedMs += other.waitedMs;
        return *this;
    }
    friend ThreadTimes operator-(const ThreadTimes& a, const ThreadTimes& b)
    {
        return {a.ranMs - b.ranMs, a.waitedMs - b.waitedMs};
    }
};

} // namespace slotdesk::test
