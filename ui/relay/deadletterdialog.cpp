// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/relay/deadletterdialog.h"

#include "tables/serverwords.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/mirroring.h"
#include "ui/relay/deadletterwatch.h"
#include "ui/shell/whenready.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace slotdesk {

DeadLetterDialog::DeadLetterDialog(const DeskContext& context, DeadLetterWatch& watch, QWidget* parent)
    : QDialog(parent), m_context(context), m_watch(watch)
{
    setObjectName(QStringLiteral("deadLetterDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What never reached another program"));
    resize(920, 480);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 18);
    column->setSpacing(12);
    auto* title = new QLabel(windowTitle(), this);
    title->setProperty("role", QStringLiteral("heading"));
    auto* about = new QLabel(tr("The relay gave these events up after several tries. What came after them on the same "
                                "request was delivered, and says that something is missing."),
                             this);
    about->setWordWrap(true);
    buildTable();
    m_word = new QLabel(this);
    m_word->setObjectName(QStringLiteral("word"));
    m_word->setWordWrap(true);
    m_word->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_word->setMinimumHeight(2 * fontMetrics().height());
    Mirroring::alignLeading(m_word, Qt::AlignTop);
    column->addWidget(title);
    column->addWidget(about);
    column->addWidget(m_table, 1);
    column->addWidget(m_word);
    column->addLayout(buildFoot());
    connect(&watch, &DeadLetterWatch::changed, this, &DeadLetterDialog::refresh);
    refresh();
    watch.look();
    m_table->setFocus();
}

void DeadLetterDialog::buildTable()
{
    m_table = new DeskTable(this);
    m_table->setObjectName(QStringLiteral("deadLetters"));
    m_table->setAccessibleName(windowTitle());
    m_table->setProperty("boxed", true);
    m_table->setModel(&m_letters);
    m_table->setColumns({150, 120, 190, 84, 60, 240}, {DeadLetterTable::Why});
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DeadLetterDialog::showChosen);
    connect(m_table, &DeskTable::opened, this, &DeadLetterDialog::goThere);
}

QLayout* DeadLetterDialog::buildFoot()
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
    m_send = add(tr("&Send again"), "sendAgain", &DeadLetterDialog::sendAgain);
    m_show = add(tr("Show the &request"), "showRequest", &DeadLetterDialog::goThere);
    row->addStretch(1);
    add(tr("Close"), "close", &QDialog::accept);
    return row;
}

QString DeadLetterDialog::word() const
{
    return m_word->text();
}

const DeadLetter* DeadLetterDialog::chosen() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < m_letters.rowCount() ? &m_letters.letterAt(row) : nullptr;
}

void DeadLetterDialog::refresh()
{
    m_letters.setLetters(m_watch.letters());
    m_table->setEmptyText(!m_watch.mayKnow()             ? tr("Supervisors and administrators see this.")
                          : !m_watch.problem().isEmpty() ? m_watch.problem()
                                                         : tr("Everything was delivered."));
    if (!chosen() && m_letters.rowCount() > 0)
        m_table->selectRow(0);
    showChosen();
}

void DeadLetterDialog::showChosen()
{
    const DeadLetter* letter = chosen();
    m_send->setEnabled(letter && !letter->sending && !m_asked);
    m_show->setEnabled(letter && letter->request.isValid());
    if (!m_asked)
        m_word->setText(!letter ? QString() : letter->sending ? tr("It is on its way again.") : letter->error);
}

void DeadLetterDialog::sendAgain()
{
    const DeadLetter* letter = chosen();
    if (!letter || letter->sending || m_asked)
        return;
    m_asked = true;
    m_send->setEnabled(false);
    m_word->setText(tr("Asking …"));
    const auto over = [this](const QString& said) {
        m_asked = false;
        showChosen();
        if (!said.isEmpty())
            m_word->setText(said);
        m_watch.look();
    };
    whenReady(
        m_context.services.sendAgain(CommandId::make(), letter->delivery), this,
        [over](const Result<Outcome>& answer) {
            over(!answer      ? answer.error().text()
                 : answer->ok ? tr("It goes out again.")
                              : ServerWords::of(answer->message));
        },
        [over] { over({}); });
}

void DeadLetterDialog::goThere()
{
    const DeadLetter* letter = chosen();
    if (!letter || !letter->request.isValid())
        return;
    Q_EMIT showRequested(letter->request);
    accept();
}

} // namespace slotdesk
