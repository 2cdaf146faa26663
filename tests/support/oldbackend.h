// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QByteArrayList>

namespace slotdesk {

/// One process of an old backend that nobody has changed: per request begin, count, insert, commit, and once more when
/// the server says 40001 or 40P01, as its framework does. Waits for the starting shot. A program whose argument is
/// `workerFlag` runs this instead of its tests.
class OldBackend
{
public:
    static constexpr const char* workerFlag = "--old-backend";
    static constexpr qint64 startingShot = 434343;

    /// What one process saw, one line on its stdout.
    struct Tally
    {
        int booked = 0;
        int full = 0;    ///< its own look said so
        int refused = 0; ///< 23P01
        int stale = 0;   ///< 40001 and 40P01
        double seconds = 0;

        [[nodiscard]] QByteArray line() const;
        [[nodiscard]] static Tally fromLine(const QByteArray& line);
        Tally& operator+=(const Tally& other);
    };

    /// argv: program, flag, conninfo, isolation level, therapist id, first request id, last, step.
    static int run(const QByteArrayList& arguments);
};

} // namespace slotdesk
