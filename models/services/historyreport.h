// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/pastcase.h"

#include <QtCore/QMap>

namespace slotdesk {

/// The double bookings of years: how many in each month, when they began to grow, what they cost, and why.
class HistoryReport
{
public:
    struct Month
    {
        QString name; ///< 2026-03, in UTC
        qint64 bookings = 0;
        qint64 cases = 0;
        QMap<QString, qint64> cost; ///< cents by currency

        [[nodiscard]] double perThousand() const
        {
            return bookings > 0 ? 1000.0 * double(cases) / double(bookings) : 0;
        }
    };
    struct Growth
    {
        Month month;
        qint64 bookingsBefore = 0;
        qint64 casesBefore = 0;
        double chance = 1; ///< of so many or more in that month if nothing had changed
    };

    /// Cases in any order. An appointment that is too many in two ways is paid once, so it costs once.
    HistoryReport(const QMap<QString, qint64>& bookings, QList<PastCase> cases);

    [[nodiscard]] const QList<PastCase>& cases() const { return m_cases; }
    [[nodiscard]] const QList<Month>& months() const { return m_months; }
    [[nodiscard]] QMap<QString, qint64> cost() const;
    [[nodiscard]] QMap<QString, int> causes() const;
    /// The first month with significantly more of its bookings double than all months before it: 1 % over all months.
    [[nodiscard]] std::optional<Growth> growth() const;

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] QString text() const;

    /// The chance of `hits` or more in `tries`, each with this chance.
    [[nodiscard]] static double chanceOfAtLeast(qint64 hits, qint64 tries, double each);

private:
    QList<PastCase> m_cases; ///< by time
    QList<Month> m_months;
};

} // namespace slotdesk
