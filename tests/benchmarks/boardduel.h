// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/livestore.h"
#include "tests/benchmarks/boardrows.h"
#include "tests/benchmarks/boardview.h"
#include "tests/benchmarks/plainboard.h"
#include "tests/support/liveboard.h"
#include "ui/requests/requestpanel.h"

#include <QtCore/QSortFilterProxyModel>

namespace slotdesk::test {

/// The list of requests on one side, a plain model under QSortFilterProxyModel on the other, with the same rows, in two
/// windows that look the same; measured in turns.
class BoardDuel
{
public:
    explicit BoardDuel(BoardRows& rows, const QDateTime& now);

    /// `only`: filter, sort or update; empty: all three.
    void run(int rounds, const QString& only);

private:
    void filterRound();
    void sortRound();
    void updateRound();
    void type(const QString& text);
    void print() const;

    BoardRows& m_rows;
    StillClock m_clock;
    LiveStore m_store;
    PendingCommands m_pending;
    std::unique_ptr<RequestTable> m_table;
    std::unique_ptr<RequestFilter> m_filter;
    std::unique_ptr<RequestPanel> m_panel;
    std::unique_ptr<PlainBoard> m_plain;
    QSortFilterProxyModel m_proxy;
    std::unique_ptr<DeskTable> m_plainTable;
    std::unique_ptr<BoardView> m_ours;
    std::unique_ptr<BoardView> m_theirs;

    struct Pair
    {
        Rounds ours;
        Rounds theirs;
        double slowest = 0; ///< of ours
        void add(double our, double their);
        void print(const char* line, double target) const;
        void printQuoted(const std::string& line, double perspective, double proxy, double target) const;
    };
    Pair m_keys;   ///< the mean over all keystrokes of a round
    Pair m_clears; ///< the search box emptied
    Pair m_sorts;  ///< the mean over all columns, both ways
    Pair m_updates;
    double m_slowestKey = 0;
    double m_slowestSort = 0;
};

} // namespace slotdesk::test
