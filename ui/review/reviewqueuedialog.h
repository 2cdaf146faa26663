// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/alert.h"
#include "tables/reviewtable.h"
#include "ui/shell/deskcontext.h"

#include <QtCore/QTimer>
#include <QtWidgets/QDialog>

class QLayout;
class QPushButton;

namespace slotdesk {

class CommandRunner;
class DeskTable;
class Notice;
class ReviewCasePanel;
class ReviewFilterBar;

/// The review queue of a supervisor: what was flagged or reported and not yet signed off, narrowed by agent, market and
/// cause, read a page at a time. The chosen case stands below.
class ReviewQueueDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr int pageRows = 100;

    ReviewQueueDialog(const DeskContext& context, CommandRunner& runner, QWidget* parent);

    [[nodiscard]] DeskTable* table() const { return m_table; }
    [[nodiscard]] const ReviewTable& queue() const { return m_queue; }
    [[nodiscard]] ReviewFilterBar* filters() const { return m_filters; }
    [[nodiscard]] ReviewCasePanel* panel() const { return m_panel; }
    [[nodiscard]] Notice* notice() const { return m_notice; }
    [[nodiscard]] QPushButton* raceButton() const { return m_race; }
    [[nodiscard]] QPushButton* historyButton() const { return m_history; }
    [[nodiscard]] QPushButton* showButton() const { return m_show; }
    [[nodiscard]] QPushButton* moreButton() const { return m_more; }
    [[nodiscard]] QPushButton* csvButton() const { return m_csv; }

public Q_SLOTS:
    void read();

Q_SIGNALS:
    void showRequested(slotdesk::RequestId request);
    void historyRequested(const slotdesk::Alert& alert);

private:
    void buildTable();
    QLayout* buildFoot();
    void readChoices();
    void readMore();
    void refilter();
    void take(const Result<QList<ReviewCase>>& cases, int asked);
    void fail(const DbError& error);
    [[nodiscard]] const ReviewCase* chosen() const;
    void choose(int row);
    void showChosen();
    void openChosen();
    void showRace();
    void showHistory();
    void goThere();
    void saveCsv();

    const DeskContext& m_context;
    ReviewTable m_queue;
    QTimer m_soon;            ///< a burst of changes is one question
    QTimer m_again;           ///< what others sign off is no change of the live board
    int m_question = 0;       ///< an answer to an older one is dropped
    bool m_isOther = false;   ///< other filters than those of the rows on screen
    bool m_hasMore = false;   ///< below the last row
    bool m_isFailing = false; ///< and the notice says why
    ReviewFilterBar* m_filters = nullptr;
    DeskTable* m_table = nullptr;
    ReviewCasePanel* m_panel = nullptr;
    Notice* m_notice = nullptr;
    QPushButton* m_race = nullptr;
    QPushButton* m_history = nullptr;
    QPushButton* m_show = nullptr;
    QPushButton* m_more = nullptr;
    QPushButton* m_csv = nullptr;
};

} // namespace slotdesk
