// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>

namespace slotdesk {

/// From when on a cancellation counts as late. The database flags each one by the same span; this is for saying so
/// before it is sent.
struct LateRule
{
    static constexpr int minutes = 120;

    [[nodiscard]] static bool isLate(const QDateTime& startsAt, const QDateTime& nowUtc)
    {
        return startsAt < nowUtc.addSecs(qint64(minutes) * 60);
    }
};

} // namespace slotdesk
