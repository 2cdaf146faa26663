// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/savedview.h"

#include "tables/columnlayout.h"

namespace slotdesk {

namespace {

const QStringList& chipWords()
{
    static const QStringList words = {QStringLiteral("all"),     QStringLiteral("open"),   QStringLiteral("filled"),
                                      QStringLiteral("at_risk"), QStringLiteral("double"), QStringLiteral("cancelled")};
    return words;
}

const QString keyName = QStringLiteral("name");
const QString keyChip = QStringLiteral("chip");
const QString keyMarket = QStringLiteral("market");
const QString keyMarketName = QStringLiteral("marketName");
const QString keyHours = QStringLiteral("hours");
const QString keyText = QStringLiteral("text");
const QString keySort = QStringLiteral("sort");
const QString keyDescending = QStringLiteral("descending");
const QString keyColumns = QStringLiteral("columns");

} // namespace

SavedView SavedView::of(const RequestFilter& filter, const QString& name)
{
    SavedView view;
    view.name = name.simplified().left(longestName);
    view.chip = filter.chip();
    view.market = filter.market();
    view.hours = filter.windowHours();
    view.text = filter.text();
    view.sortColumn = filter.sortColumn();
    view.descending = filter.sortOrder() == Qt::DescendingOrder;
    return view;
}

QJsonObject SavedView::json() const
{
    return {{keyName, name},
            {keyChip, chipWords().at(static_cast<int>(chip))},
            {keyMarket, market.value()},
            {keyMarketName, marketName},
            {keyHours, hours},
            {keyText, text},
            {keySort, sortColumn},
            {keyDescending, descending},
            {keyColumns, columns}};
}

std::optional<SavedView> SavedView::read(const QJsonObject& json)
{
    SavedView view;
    view.name = json.value(keyName).toString().simplified().left(longestName);
    const qsizetype chip = chipWords().indexOf(json.value(keyChip).toString(chipWords().first()));
    view.hours = json.value(keyHours).toInt();
    view.sortColumn = json.value(keySort).toInt(RequestTable::Starts);
    if (view.name.isEmpty() || chip < 0 || view.hours < 0 || view.sortColumn < 0 ||
        view.sortColumn >= RequestTable::ColumnCount)
        return std::nullopt;
    view.chip = static_cast<RequestFilter::Chip>(chip);
    view.market = MarketId(json.value(keyMarket).toInteger());
    view.marketName = json.value(keyMarketName).toString();
    view.text = json.value(keyText).toString();
    view.descending = json.value(keyDescending).toBool();
    view.columns = json.value(keyColumns).toString();
    if (!view.columns.isEmpty() && !ColumnLayout::parse(view.columns, RequestTable::ColumnCount))
        view.columns.clear();
    return view;
}

} // namespace slotdesk
