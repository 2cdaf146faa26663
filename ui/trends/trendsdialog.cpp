// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trends/trendsdialog.h"

#include "tables/trendwords.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/tableexport.h"
#include "ui/paper/filesaver.h"
#include "ui/shell/messages.h"
#include "ui/shell/whenready.h"
#include "ui/trends/trendchart.h"
#include "ui/trends/trendrange.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <numeric>

namespace slotdesk {

TrendsDialog::TrendsDialog(const DeskContext& context, QWidget* parent) : QDialog(parent), m_context(context)
{
    setObjectName(QStringLiteral("trendsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Trends"));
    resize(1160, 730);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("sidebar"));
    m_list->setAccessibleName(tr("Charts"));
    for (const Trend trend : allTrends)
        m_list->addItem(TrendWords::title(trend));
    m_list->setFixedWidth(std::max(210, m_list->sizeHintForColumn(0) + 34));
    auto* right = new QVBoxLayout;
    right->setSpacing(10);
    right->addLayout(buildHead());
    right->addWidget(buildFigures(), 1);
    right->addLayout(buildFoot());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(18, 18, 18, 16);
    row->setSpacing(18);
    row->addWidget(m_list);
    row->addLayout(right, 1);
    m_list->setCurrentRow(0);
    m_range->setCurrentIndex(TrendRange::Months);
    connect(m_list, &QListWidget::currentRowChanged, this, &TrendsDialog::read);
    connect(m_range, &QComboBox::currentIndexChanged, this, &TrendsDialog::read);
    connect(m_market, &QComboBox::currentIndexChanged, this, &TrendsDialog::read);
    readMarkets();
    read();
    m_list->setFocus();
}

QLayout* TrendsDialog::buildHead()
{
    m_title = new QLabel(TrendWords::title(Trend::DoubleBookings), this);
    m_title->setObjectName(QStringLiteral("trendTitle"));
    m_title->setProperty("role", QStringLiteral("heading"));
    m_range = new QComboBox(this);
    m_range->setAccessibleName(tr("Span of time"));
    for (int span = 0; span < TrendRange::SpanCount; ++span)
        m_range->addItem(TrendRange::name(static_cast<TrendRange::Span>(span)));
    m_market = new QComboBox(this);
    m_market->setAccessibleName(tr("Market"));
    m_market->addItem(tr("All markets"), QVariant::fromValue(qint64(0)));
    m_market->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_about = new QLabel(this);
    m_about->setObjectName(QStringLiteral("trendAbout"));
    m_about->setProperty("role", QStringLiteral("muted"));
    m_about->setWordWrap(true);
    m_about->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_about->setMinimumHeight(2 * fontMetrics().lineSpacing());
    auto* upper = new QHBoxLayout;
    upper->setSpacing(9);
    upper->addWidget(m_title, 1);
    upper->addWidget(m_range);
    upper->addWidget(m_market);
    auto* head = new QVBoxLayout;
    head->setSpacing(6);
    head->addLayout(upper);
    head->addWidget(m_about);
    return head;
}

QWidget* TrendsDialog::buildFigures()
{
    m_chart = new TrendChart(m_figures, this);
    m_chart->setMinimumHeight(220);
    m_table = new DeskTable(this);
    m_table->setObjectName(QStringLiteral("trend"));
    m_table->setAccessibleName(tr("The figures of the chart"));
    m_table->setProperty("boxed", true);
    m_table->setModel(&m_figures);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_table->setMinimumHeight(150);
    m_sentence = new QLabel(this);
    m_sentence->setObjectName(QStringLiteral("trendSentence"));
    m_sentence->setProperty("role", QStringLiteral("empty"));
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    auto* both = new QSplitter(Qt::Vertical, this);
    both->setChildrenCollapsible(false);
    both->setHandleWidth(9);
    both->addWidget(m_chart);
    both->addWidget(m_table);
    both->setStretchFactor(0, 3);
    both->setStretchFactor(1, 2);
    both->setSizes({390, 200});
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(both);
    m_stack->addWidget(m_sentence);
    say(tr("Reading…"));
    return m_stack;
}

QLayout* TrendsDialog::buildFoot()
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
    m_save = add(tr("&Save as CSV"), "saveTrend", &TrendsDialog::save);
    m_copy = add(tr("&Copy the figures"), "copyTrend", &TrendsDialog::copy);
    m_word = new QLabel(this);
    m_word->setObjectName(QStringLiteral("trendWord"));
    m_word->setProperty("role", QStringLiteral("muted"));
    m_word->setWordWrap(true);
    row->addWidget(m_word, 1);
    add(tr("Close"), "closeTrends", &QDialog::accept);
    return row;
}

void TrendsDialog::choose(Trend trend)
{
    m_list->setCurrentRow(static_cast<int>(trend));
}

void TrendsDialog::readMarkets()
{
    whenReady(m_context.services.callers().markets(), this, [this](const Result<QList<MarketRecord>>& read) {
        if (!read.ok())
            return;
        for (const MarketRecord& market : read.value())
            m_market->addItem(market.name, QVariant::fromValue(market.id.value()));
    });
}

void TrendsDialog::read()
{
    TrendQuestion question;
    question.trend = allTrends.at(static_cast<size_t>(std::max(0, m_list->currentRow())));
    question.market = MarketId(m_market->currentData().toLongLong());
    const QDate today = m_context.clock.nowUtc().toLocalTime().date();
    TrendRange::put(static_cast<TrendRange::Span>(m_range->currentIndex()), today, question);
    m_word->setText(tr("Reading…"));
    const int asked = ++m_asked;
    const auto done = [this, asked, question](const Result<QList<TrendPoint>>& answer) {
        if (asked != m_asked)
            return; // another one is asked for by now
        m_answered = asked;
        showAnswer(question, answer);
    };
    whenReady(m_context.services.trend(question), this, done);
}

void TrendsDialog::showAnswer(const TrendQuestion& question, const Result<QList<TrendPoint>>& answer)
{
    m_title->setText(TrendWords::title(question.trend));
    m_about->setText(TrendWords::about(question.trend));
    m_figures.setTrend(question, answer.ok() ? answer.value() : QList<TrendPoint>());
    QList<int> widths(m_figures.columnCount(), 96);
    widths[0] = 150;
    QList<int> stretching(m_figures.columnCount());
    std::iota(stretching.begin(), stretching.end(), 0);
    m_table->setColumns(widths, stretching);
    m_word->setText(m_figures.summary());
    if (!answer.ok())
        say(answer.error().sqlState == "42501" ? tr("Trends are for supervisors. Your login may not read them.")
                                               : answer.error().text());
    else
        say(m_figures.isBlank() ? TrendWords::nothing(question.trend) : QString());
}

void TrendsDialog::say(const QString& sentence)
{
    m_sentence->setText(sentence);
    m_stack->setCurrentIndex(sentence.isEmpty() ? 0 : 1);
    if (m_save)
        m_save->setEnabled(sentence.isEmpty());
    if (m_copy)
        m_copy->setEnabled(sentence.isEmpty());
}

QString TrendsDialog::sentence() const
{
    return m_stack->currentIndex() == 1 ? m_sentence->text() : QString();
}

void TrendsDialog::save()
{
    const TableText text = TableExport::all(*m_table);
    const QString name = QString::fromLatin1(wordOf(m_figures.question().trend)) + QStringLiteral(".csv");
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const QString path =
        Messages::fileToSave(this, tr("Save the figures as CSV"), documents.filePath(name), tr("CSV (*.csv)"));
    if (path.isEmpty())
        return;
    whenReady(FileSaver::save(path, [text] { return text.csv(); }), this, [this, path](const QString& trouble) {
        const QString shown = QDir::toNativeSeparators(path);
        m_word->setText(trouble.isEmpty() ? tr("Saved: %1").arg(shown)
                                          : tr("%1 cannot be written: %2").arg(shown, trouble));
    });
}

void TrendsDialog::copy()
{
    const TableText text = TableExport::all(*m_table);
    TableExport::copy(text);
    m_word->setText(tr("%n row(s) copied.", nullptr, int(text.rows.size())));
}

} // namespace slotdesk
