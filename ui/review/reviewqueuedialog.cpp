// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewqueuedialog.h"

#include "tables/timewords.h"
#include "ui/delegates/desktable.h"
#include "ui/review/racedialog.h"
#include "ui/review/reviewwords.h"
#include "ui/shell/commandrunner.h"
#include "ui/shell/whenready.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>

namespace slotdesk {

namespace {

constexpr int soonMs = 150;          ///< a burst of changes is one question
constexpr int aroundSeconds = 30 * 60; ///< of a case: what its agent did

} // namespace

ReviewQueueDialog::ReviewQueueDialog(const DeskContext& context, CommandRunner& runner, QWidget* parent)
    : QDialog(parent), m_context(context), m_runner(runner), m_queue(context.clock)
{
    setObjectName(QStringLiteral("reviewQueueDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Review queue"));
    resize(1180, 680);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 17, 20, 16);
    column->setSpacing(11);
    auto* title = new QLabel(windowTitle(), this);
    title->setProperty("role", QStringLiteral("heading"));
    column->addWidget(title);
    column->addLayout(buildFilters());
    buildQueue();
    auto* split = new QSplitter(Qt::Vertical, this);
    split->addWidget(m_table);
    split->addWidget(buildCase());
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setChildrenCollapsible(false);
    column->addWidget(split, 1);
    m_word = new QLabel(this);
    m_word->setObjectName(QStringLiteral("word"));
    m_word->setWordWrap(true);
    m_word->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_word);
    column->addLayout(buildFoot());
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &ReviewQueueDialog::read);
    connect(&context.store, &LiveStore::alertsChanged, &m_soon, qOverload<>(&QTimer::start));
    readFilters();
    read();
    showChosen();
    m_table->setFocus();
}

QComboBox* ReviewQueueDialog::addFilter(QLayout* row, const QString& label, const QString& all)
{
    auto* name = new QLabel(label, this);
    auto* box = new QComboBox(this);
    box->setAccessibleName(label);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->addItem(all, QString());
    name->setBuddy(box);
    row->addWidget(name);
    row->addWidget(box);
    connect(box, &QComboBox::currentIndexChanged, this, &ReviewQueueDialog::read);
    return box;
}

QLayout* ReviewQueueDialog::buildFilters()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_state = addFilter(row, tr("&Review"), tr("Not signed off"));
    m_state->addItem(tr("To review"), QStringLiteral("to_review"));
    m_state->addItem(tr("Open"), QStringLiteral("open"));
    m_state->addItem(tr("Signed off"), QStringLiteral("signed_off"));
    m_agent = addFilter(row, tr("&Agent"), tr("Everybody"));
    m_market = addFilter(row, tr("&Market"), tr("All markets"));
    m_causeFilter = addFilter(row, tr("&Cause"), tr("All causes"));
    row->addStretch(1);
    return row;
}

void ReviewQueueDialog::buildQueue()
{
    m_table = new DeskTable(this);
    m_table->setObjectName(QStringLiteral("reviewQueue"));
    m_table->setAccessibleName(windowTitle());
    m_table->setProperty("boxed", true);
    m_table->setModel(&m_queue);
    m_table->setColumns({86, 130, 180, 100, 110, 120, 200, 170, 120}, {ReviewTable::Reason});
    m_table->setEmptyText(tr("Nothing to review."));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ReviewQueueDialog::showChosen);
    connect(m_table, &DeskTable::opened, this, [this] {
        if (const ReviewCase* one = chosen())
            Q_EMIT showRequested(one->request);
    });
}

QWidget* ReviewQueueDialog::buildCase()
{
    auto* panel = new QWidget(this);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 6, 0, 0);
    column->setSpacing(8);
    m_about = new QLabel(panel);
    m_about->setObjectName(QStringLiteral("about"));
    m_about->setWordWrap(true);
    m_about->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_about);
    m_deedHead = new QLabel(panel);
    m_deedHead->setProperty("role", QStringLiteral("title"));
    column->addWidget(m_deedHead);
    m_deedTable = new DeskTable(panel);
    m_deedTable->setObjectName(QStringLiteral("deeds"));
    m_deedTable->setAccessibleName(tr("What the agent did"));
    m_deedTable->setProperty("boxed", true);
    m_deedTable->setModel(&m_deeds);
    m_deedTable->setColumns({86, 190, 190, 260}, {CommandLogTable::Answer});
    m_deedTable->setEmptyText(tr("Nothing within half an hour of the case."));
    column->addWidget(m_deedTable, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* why = new QLabel(tr("&Why it happened"), panel);
    m_cause = new QComboBox(panel);
    m_cause->setAccessibleName(tr("Why it happened"));
    m_cause->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_cause->addItem(tr("Not said yet"), QString());
    why->setBuddy(m_cause);
    m_note = new QLineEdit(panel);
    m_note->setPlaceholderText(tr("A note for the sign-off"));
    m_note->setAccessibleName(m_note->placeholderText());
    m_note->setMaxLength(4000);
    row->addWidget(why);
    row->addWidget(m_cause);
    row->addWidget(m_note, 1);
    column->addLayout(row);
    connect(m_cause, &QComboBox::activated, this, &ReviewQueueDialog::tag);
    return panel;
}

QLayout* ReviewQueueDialog::buildFoot()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(9);
    const auto add = [&](const QString& text, const char* name, auto slot) {
        auto* button = new QPushButton(text, this);
        button->setObjectName(QString::fromLatin1(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, slot);
        row->addWidget(button);
        return button;
    };
    m_signOff = add(tr("&Sign off"), "signOff", [this] { signOff(); });
    m_signOff->setProperty("kind", QStringLiteral("primary"));
    m_race = add(tr("Show the ra&ce…"), "showRace", [this] {
        if (const ReviewCase* one = chosen())
            (new RaceDialog(m_context, one->alert, one->request, this))->open();
    });
    m_show = add(tr("Show the re&quest"), "showOne", [this] {
        if (const ReviewCase* one = chosen())
            Q_EMIT showRequested(one->request);
    });
    row->addStretch(1);
    m_more = add(tr("&Older ones"), "olderOnes", [this] { readMore(); });
    m_more->setEnabled(false);
    m_csv = add(tr("Sa&ve as CSV…"), "saveCsv", [this] { saveCsv(); });
    add(tr("Close"), "close", &QDialog::accept);
    return row;
}

QString ReviewQueueDialog::word() const
{
    return m_word->text();
}

void ReviewQueueDialog::say(const QString& text)
{
    m_word->setText(text);
    m_word->setVisible(!text.isEmpty());
}

ReviewFilter ReviewQueueDialog::filter() const
{
    return {m_state->currentData().toString(), m_agent->currentData().toString(),
            MarketId(m_market->currentData().toString().toLongLong()), m_causeFilter->currentData().toString()};
}

void ReviewQueueDialog::readFilters()
{
    whenReady(m_context.services.review().choices(), this, [this](const Result<QList<ReviewChoice>>& choices) {
        if (choices.ok())
            fillFilters(*choices);
        else
            say(choices.error().text());
    });
}

void ReviewQueueDialog::fillFilters(const QList<ReviewChoice>& choices)
{
    const QSignalBlocker agents(m_agent);
    const QSignalBlocker markets(m_market);
    const QSignalBlocker causes(m_causeFilter);
    QHash<QString, QString> labels;
    for (const ReviewChoice& one : choices) {
        if (one.what == QLatin1String("agent")) {
            m_agent->addItem(one.label, one.code);
        } else if (one.what == QLatin1String("market")) {
            m_market->addItem(one.label, one.code);
        } else {
            labels.insert(one.code, ReviewWords::cause(one.code, one.label));
            m_causeFilter->addItem(labels.value(one.code), one.code);
            m_cause->addItem(labels.value(one.code), one.code);
        }
    }
    m_queue.setCauses(labels);
    updateReady();
}

void ReviewQueueDialog::read()
{
    const int asked = std::max(pageRows, m_queue.rowCount());
    const int question = ++m_question;
    whenReady(m_context.services.review().queue(filter(), {}, asked), this,
              [this, asked, question](const Result<QList<ReviewCase>>& cases) {
                  if (question == m_question)
                      take(cases, asked);
              });
}

void ReviewQueueDialog::take(const Result<QList<ReviewCase>>& cases, int asked)
{
    if (!cases.ok()) {
        say(cases.error().text());
        return;
    }
    m_queue.merge(*cases);
    m_more->setEnabled(cases->size() >= asked);
    if (!m_table->currentIndex().isValid() && m_queue.rowCount() > 0)
        m_table->selectRow(0);
    showChosen();
}

void ReviewQueueDialog::readMore()
{
    if (m_queue.rowCount() == 0)
        return;
    m_more->setEnabled(false);
    const int question = m_question;
    whenReady(m_context.services.review().queue(filter(), m_queue.cases().constLast().alert, pageRows), this,
              [this, question](const Result<QList<ReviewCase>>& cases) {
                  if (question != m_question)
                      return;
                  if (!cases.ok()) {
                      say(cases.error().text());
                      return;
                  }
                  m_queue.append(*cases);
                  m_more->setEnabled(cases->size() >= pageRows);
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
    const bool other = !one || one->alert != m_shown;
    m_about->setText(one ? ReviewWords::about(*one, m_context.clock.nowUtc()) : QString());
    if (other) {
        m_shown = one ? one->alert : AlertId();
        m_note->clear(); // half-typed text is about the case it was typed for
        say({});
        readDeeds();
    }
    m_cause->setCurrentIndex(one ? std::max(0, m_cause->findData(one->cause)) : 0);
    updateReady();
}

void ReviewQueueDialog::readDeeds()
{
    const ReviewCase* one = chosen();
    if (!one || one->agent.isEmpty()) {
        m_deedHead->setText(one ? tr("Nobody has taken it yet") : QString());
        m_deeds.setReceipts({});
        return;
    }
    m_deedHead->setText(tr("What %1 did around it").arg(one->agentName));
    const QDateTime until = one->settledAt.isValid() ? one->settledAt : one->raisedAt;
    whenReady(m_context.services.review().deeds(one->agent, one->raisedAt.addSecs(-aroundSeconds),
                                                until.addSecs(aroundSeconds)),
              this, [this, alert = one->alert](const Result<QList<CommandReceipt>>& deeds) {
                  if (alert != m_shown)
                      return;
                  if (deeds.ok())
                      m_deeds.setReceipts(*deeds);
                  else
                      say(deeds.error().text());
              });
}

void ReviewQueueDialog::updateReady()
{
    const ReviewCase* one = chosen();
    const bool open = one && one->state != ReviewState::SignedOff;
    m_cause->setEnabled(open);
    m_note->setEnabled(open && one->state == ReviewState::ToReview);
    const QString why = ReviewWords::signOffRefusal(one, m_cause->currentData().toString());
    m_signOff->setEnabled(why.isEmpty());
    m_signOff->setToolTip(why);
    m_race->setEnabled(one && one->kind != AlertKind::Reported);
    m_show->setEnabled(one != nullptr);
    m_csv->setEnabled(m_queue.rowCount() > 0);
}

} // namespace slotdesk
