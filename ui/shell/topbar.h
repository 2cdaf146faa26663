// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/deskcontext.h"

#include <QtWidgets/QFrame>

class QLabel;
class QLineEdit;
class QToolButton;

namespace slotdesk {

class CountCombo;
class ElidedLabel;
class PillLabel;
class RequestFilter;

/// The line on top: search, market, time window; the age of the board, the server and who sits here.
class TopBar : public QFrame
{
    Q_OBJECT

public:
    TopBar(const DeskContext& context, RequestFilter& filter, QWidget* parent = nullptr);

    [[nodiscard]] QLineEdit* search() const { return m_search; }
    [[nodiscard]] PillLabel* age() const { return m_age; }
    void focusSearch();
    /// Shows the filter's market and window again after they were changed elsewhere.
    void syncFilters();
    void addMarket(MarketId market, const QString& name);
    /// Of the market that is filtered for; empty for all.
    [[nodiscard]] QString marketName() const;
    [[nodiscard]] CountCombo* market() const { return m_market; }
    [[nodiscard]] CountCombo* timeWindow() const { return m_window; }

public Q_SLOTS:
    void updateAge();

Q_SIGNALS:
    void searchSubmitted(const QString& typed);
    void helpRequested();
    void reviewRequested();
    /// Below the button, on the screen.
    void menuRequested(const QPoint& at);

private:
    void buildSearch();
    void buildFilters();
    void buildCorner();
    void addMarkets(const QList<RequestId>& requests);
    void updateCounts();
    void updateIcons();

    const DeskContext& m_context;
    RequestFilter& m_filter;
    QLineEdit* m_search = nullptr;
    QAction* m_searchIcon = nullptr;
    CountCombo* m_market = nullptr;
    CountCombo* m_window = nullptr;
    PillLabel* m_age = nullptr;
    ElidedLabel* m_who = nullptr;
    QToolButton* m_theme = nullptr;
    QToolButton* m_review = nullptr;
    QToolButton* m_help = nullptr;
    QToolButton* m_menu = nullptr;
};

} // namespace slotdesk
