// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/commandlogtable.h"
#include "tables/reviewtable.h"
#include "ui/shell/deskcontext.h"

#include <QtCore/QTimer>
#include <QtWidgets/QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace slotdesk {

class CommandRunner;
class DeskTable;

/// The review queue of a supervisor: what was flagged, settled or dismissed and not yet signed off, why it happened, and
/// what its agent did around it. Who settled a case cannot sign it off: the server says so, and the sentence is shown.
class ReviewQueueDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr int pageRows = 100;

    ReviewQueueDialog(const DeskContext& context, CommandRunner& runner, QWidget* parent);

    [[nodiscard]] DeskTable* table() const { return m_table; }
    [[nodiscard]] const ReviewTable& queue() const { return m_queue; }
    [[nodiscard]] const CommandLogTable& deeds() const { return m_deeds; }
    [[nodiscard]] QComboBox* stateFilter() const { return m_state; }
    [[nodiscard]] QComboBox* agentFilter() const { return m_agent; }
    [[nodiscard]] QComboBox* marketFilter() const { return m_market; }
    [[nodiscard]] QComboBox* causeFilter() const { return m_causeFilter; }
    [[nodiscard]] QComboBox* cause() const { return m_cause; }
    [[nodiscard]] QLineEdit* note() const { return m_note; }
    [[nodiscard]] QPushButton* signOffButton() const { return m_signOff; }
    [[nodiscard]] QPushButton* moreButton() const { return m_more; }
    [[nodiscard]] QString word() const;

Q_SIGNALS:
    void showRequested(slotdesk::RequestId request);

private:
    QLayout* buildFilters();
    void buildQueue();
    QWidget* buildCase();
    QLayout* buildFoot();
    QComboBox* addFilter(QLayout* row, const QString& label, const QString& all);
    [[nodiscard]] ReviewFilter filter() const;
    void readFilters();
    void fillFilters(const QList<ReviewChoice>& choices);
    void read();
    void readMore();
    void take(const Result<QList<ReviewCase>>& cases, int asked);
    [[nodiscard]] const ReviewCase* chosen() const;
    void showChosen();
    void readDeeds();
    void updateReady();
    void tag();
    void signOff();
    void send(const ReviewCase& about, std::function<DeskServices::Reply(CommandId)> how);
    void saveCsv();
    void say(const QString& text);

    const DeskContext& m_context;
    CommandRunner& m_runner;
    ReviewTable m_queue;
    CommandLogTable m_deeds;
    QTimer m_soon;
    AlertId m_shown;
    ReviewState m_shownState = ReviewState::Open;
    int m_question = 0; ///< an answer to an older one is dropped
    DeskTable* m_table = nullptr;
    DeskTable* m_deedTable = nullptr;
    QComboBox* m_state = nullptr;
    QComboBox* m_agent = nullptr;
    QComboBox* m_market = nullptr;
    QComboBox* m_causeFilter = nullptr;
    QComboBox* m_cause = nullptr;
    QLineEdit* m_note = nullptr;
    QLabel* m_about = nullptr;
    QLabel* m_deedHead = nullptr;
    QLabel* m_word = nullptr;
    QPushButton* m_signOff = nullptr;
    QPushButton* m_more = nullptr;
    QPushButton* m_race = nullptr;
    QPushButton* m_show = nullptr;
    QPushButton* m_csv = nullptr;
};

} // namespace slotdesk
