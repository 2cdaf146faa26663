// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/trendtable.h"
#include "ui/shell/deskcontext.h"

#include <QtWidgets/QDialog>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace slotdesk {

class DeskTable;
class TrendChart;

/// Whether it gets better: one chart at a time, the same figures in the table below it, of a span of time and a market.
/// Reads only; for supervisors, whom the database knows.
class TrendsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TrendsDialog(const DeskContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QListWidget* list() const { return m_list; }
    [[nodiscard]] QComboBox* range() const { return m_range; }
    [[nodiscard]] QComboBox* market() const { return m_market; }
    [[nodiscard]] DeskTable* table() const { return m_table; }
    [[nodiscard]] TrendChart* chart() const { return m_chart; }
    [[nodiscard]] const TrendTable& figures() const { return m_figures; }
    /// What is said in the chart's place; empty while there is one.
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] bool isWaiting() const { return m_answered != m_asked; }

    void choose(Trend trend);

private:
    QLayout* buildHead();
    QWidget* buildFigures();
    QLayout* buildFoot();
    void readMarkets();
    void read();
    void showAnswer(const TrendQuestion& question, const Result<QList<TrendPoint>>& answer);
    void say(const QString& sentence);
    void save();
    void copy();

    const DeskContext& m_context;
    TrendTable m_figures;
    QListWidget* m_list = nullptr;
    QComboBox* m_range = nullptr;
    QComboBox* m_market = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_about = nullptr;
    QStackedWidget* m_stack = nullptr;
    TrendChart* m_chart = nullptr;
    DeskTable* m_table = nullptr;
    QLabel* m_sentence = nullptr;
    QLabel* m_word = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_copy = nullptr;
    int m_asked = 0;
    int m_answered = 0;
};

} // namespace slotdesk
