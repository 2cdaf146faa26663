// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewqueuedialog.h"

#include "tables/alerttable.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/notice.h"
#include "ui/delegates/reviewpilldelegate.h"
#include "ui/review/reviewcasepanel.h"
#include "ui/review/reviewfilterbar.h"
#include "ui/shell/whenready.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>
#include <utility>

namespace slotdesk {

namespace {

constexpr int reviewSoonMs = 150;
constexpr int reviewAgainMs = 10000;
constexpr int mostAtOnce = 1000; ///< as many rows as the server gives for one question

} // namespace

ReviewQueueDialog::ReviewQueueDialog(const DeskContext& context, CommandRunner& runner, QWidget* parent)
    : QDialog(parent), m_context(context), m_queue(context.clock)
{
    setObjectName(QStringLiteral("reviewQueueDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Review queue"));
    resize(1200, 720);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 17, 20, 16);
    column->setSpacing(11);
    auto* title = new QLabel(windowTitle(), this);
    title->setProperty("role", QStringLiteral("heading"));
    m_filters = new ReviewFilterBar(this);
    buildTable();
    m_panel = new ReviewCasePanel(context, runner, this);
    auto* split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(9);
    split->addWidget(m_table);
    split->addWidget(m_panel);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({330, 210});
    m_notice = new Notice(this);
    column->addWidget(title);
    column->addWidget(m_filters);
    column->addWidget(split, 1);
    column->addWidget(m_notice);
    column->addLayout(buildFoot());
    connect(m_filters, &ReviewFilterBar::changed, this, &ReviewQueueDialog::refilter);
    connect(m_panel, &ReviewCasePanel::said, m_notice,
            [this](Tone tone, const QString& text) { m_notice->say(tone, text); });
    connect(m_panel, &ReviewCasePanel::answered, this, &ReviewQueueDialog::read);
    m_soon.setSingleShot(true);
    m_soon.setInterval(reviewSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &ReviewQueueDialog::read);
    connect(&context.store, &LiveStore::alertsChanged, &m_soon, qOverload<>(&QTimer::start));
    m_again.setInterval(reviewAgainMs);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (isVisible() && !window()->isMinimized())
            read();
    });
    m_again.start();
    showChosen();
    readChoices();
    read();
    m_table->setFocus();
}

void ReviewQueueDialog::buildTable()
{
    m_table = new DeskTable(this);
    m_table->setObjectName(QStringLiteral("reviewQueue"));
    m_table->setAccessibleName(windowTitle());
    m_table->setProperty("boxed", true);
    m_table->setModel(&m_queue);
    m_table->setItemDelegateForColumn(ReviewTable::State, new ReviewPillDelegate(m_table));
    m_table->setItemDelegateForColumn(ReviewTable::Kind, new ReviewPillDelegate(m_table));
    m_table->setColumns({124, 150, 172, 92, 112, 100, 150, 140, 104}, {ReviewTable::HowItEnded, ReviewTable::Cause},
                        {ReviewTable::Market, ReviewTable::SignedOff});
    m_table->setEmptyText(tr("Reading…"));
    m_table->setMinimumHeight(150);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ReviewQueueDialog::showChosen);
    connect(m_table, &DeskTable::opened, this, &ReviewQueueDialog::openChosen);
}

void ReviewQueueDialog::readChoices()
{
    whenReady(m_context.services.review().choices(), this, [this](const Result<QList<ReviewChoice>>& choices) {
        if (!choices.ok())
            return; // the queue's own answer says why
        m_panel->setCauses(*choices);
        m_filters->setChoices(*choices);
    });
}

void ReviewQueueDialog::refilter()
{
    m_isOther = true;
    read();
}

void ReviewQueueDialog::read()
{
    m_soon.stop();
    const int asked = m_isOther ? pageRows : std::clamp(m_queue.rowCount(), pageRows, mostAtOnce);
    const int question = ++m_question;
    const auto done = [this, asked, question](const Result<QList<ReviewCase>>& cases) {
        if (question == m_question)
            take(cases, asked);
    };
    whenReady(m_context.services.review().queue(m_filters->filter(), {}, asked), this, done, [done] {
        DbError error;
        error.message = tr("The connection was given up before the answer came.");
        done(error);
    });
}

void ReviewQueueDialog::take(const Result<QList<ReviewCase>>& cases, int asked)
{
    if (!cases.ok()) {
        fail(cases.error());
        return;
    }
    if (std::exchange(m_isFailing, false))
        m_notice->clear();
    const bool isAll = cases->size() < asked;
    m_table->setEmptyText(m_filters->filter() == ReviewFilter() ? tr("Nothing waits for a review.")
                                                                : tr("No case fits these filters."));
    m_queue.merge(*cases, isAll || m_isOther);
    // What is below the rows that were read further down before was found out then.
    if (isAll || m_isOther || m_queue.rowCount() == cases->size())
        m_hasMore = !isAll;
    m_more->setEnabled(m_hasMore);
    m_isOther = false;
    if (!chosen() && m_queue.rowCount() > 0)
        m_table->selectRow(0);
    showChosen();
}

void ReviewQueueDialog::fail(const DbError& error)
{
    const bool mayNot = error.sqlState == "42501";
    const QString why = mayNot ? tr("The review queue is for supervisors. Your login may not read it.") : error.text();
    m_table->setEmptyText(why);
    if (mayNot) {
        m_again.stop();
        m_filters->setEnabled(false);
    } else {
        m_notice->say(Tone::Bad, why);
        m_isFailing = true;
    }
    showChosen();
}

void ReviewQueueDialog::readMore()
{
    if (!m_queue.lastAlert().isValid())
        return;
    m_more->setEnabled(false);
    const int question = ++m_question;
    whenReady(m_context.services.review().queue(m_filters->filter(), m_queue.lastAlert(), pageRows), this,
              [this, question](const Result<QList<ReviewCase>>& cases) {
                  if (question != m_question)
                      return;
                  if (cases.ok()) {
                      m_hasMore = cases->size() >= pageRows;
                      m_queue.append(*cases);
                  } else {
                      fail(cases.error());
                  }
                  m_more->setEnabled(m_hasMore);
              });
}

const ReviewCase* ReviewQueueDialog::chosen() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < m_queue.rowCount() ? &m_queue.caseAt(row) : nullptr;
}

void ReviewQueueDialog::showChosen()
{
    const ReviewCase* one = chosen();
    m_panel->setCase(one ? std::optional<ReviewCase>(*one) : std::nullopt);
    const bool isRace = one && AlertTable::isDoubleBooking(one->kind);
    m_race->setEnabled(isRace);
    m_race->setToolTip(one && !isRace ? tr("There was no race here: this is no double booking.") : QString());
    m_history->setEnabled(one != nullptr);
    m_show->setEnabled(one != nullptr);
    m_csv->setEnabled(m_queue.rowCount() > 0);
}

} // namespace slotdesk
