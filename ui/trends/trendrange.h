// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/trend.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

/// The spans of time that one chooses among, in whole days, weeks or months up to today.
class TrendRange
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::TrendRange)

public:
    enum Span { Days, Weeks, Months, All, SpanCount };

    [[nodiscard]] static QString name(Span span);
    /// Asks of this span, counted from that day.
    static void put(Span span, QDate today, TrendQuestion& question);
};

} // namespace slotdesk
