// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QList>

namespace slotdesk {

/// A time as it hangs on a wall somewhere, as moments in UTC: one on most days, none when the clocks skip it in spring,
/// two when it comes twice in autumn.
class WallTime
{
public:
    /// Sorted; empty too when there is no such zone.
    [[nodiscard]] static QList<QDateTime> moments(const QDate& date, const QTime& time, const QByteArray& zone);
};

} // namespace slotdesk
