// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/requestfilter.h"

#include <QtCore/QJsonObject>

namespace slotdesk {

/// A way to look at the requests, under a name: filter, order, columns.
struct SavedView
{
    static constexpr int longestName = 60;

    QString name;
    RequestFilter::Chip chip = RequestFilter::Chip::All;
    MarketId market;
    QString marketName; ///< shown while no request of that market is on the board
    int hours = 0;
    QString text;
    int sortColumn = RequestTable::Starts;
    bool descending = false;
    QString columns; ///< ColumnLayout::text(); empty: as at first

    /// What the filter narrows to now.
    [[nodiscard]] static SavedView of(const RequestFilter& filter, const QString& name);

    [[nodiscard]] QJsonObject json() const;
    /// Nothing when it is no view: it comes from a file that anybody may have edited.
    [[nodiscard]] static std::optional<SavedView> read(const QJsonObject& json);

    friend bool operator==(const SavedView&, const SavedView&) = default;
};

} // namespace slotdesk
