// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/mydaydialog.h"

#include "tables/eventwords.h"
#include "tables/serverwords.h"
#include "tables/timewords.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/mirroring.h"
#include "ui/dialogs/calllists.h"
#include "ui/dialogs/deskcommands.h"
#include "ui/shell/whenready.h"

#include <QtCore/QJsonObject>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace slotdesk {

MyDayDialog::MyDayDialog(const DeskContext& context, DeskCommands& commands, QWidget* parent)
    : QDialog(parent), m_context(context), m_commands(commands)
{
    setObjectName(QStringLiteral("myDayDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What I did today"));
    setModal(true);
    resize(860, 520);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 17, 20, 16);
    column->setSpacing(11);
    auto* title = new QLabel(windowTitle(), this);
    title->setProperty("role", QStringLiteral("heading"));
    column->addWidget(title);
    buildTable();
    column->addWidget(m_table, 1);
    m_word = new QLabel(this);
    m_word->setObjectName(QStringLiteral("word"));
    m_word->setWordWrap(true);
    m_word->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_word->setMinimumHeight(2 * fontMetrics().height());
    Mirroring::alignLeading(m_word, Qt::AlignTop);
    column->addWidget(m_word);
    column->addLayout(buildFoot());
    showChosen();
    connect(&commands.runner(), &CommandRunner::answered, this, &MyDayDialog::read);
    read();
    m_table->setFocus();
}

void MyDayDialog::buildTable()
{
    m_table = new DeskTable(this);
    m_table->setObjectName(QStringLiteral("myDay"));
    m_table->setAccessibleName(windowTitle());
    m_table->setProperty("boxed", true);
    m_table->setModel(&m_log);
    m_table->setColumns({86, 170, 190, 260}, {CommandLogTable::Answer});
    m_table->setEmptyText(tr("Nothing yet today."));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MyDayDialog::showChosen);
    connect(m_table, &DeskTable::opened, this, &MyDayDialog::goThere);
}

QLayout* MyDayDialog::buildFoot()
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
    m_undo = add(tr("&Undo"), "undoOne", &MyDayDialog::undoChosen);
    m_show = add(tr("&Show the request"), "showOne", &MyDayDialog::goThere);
    m_calls = add(tr("&Who is to be called"), "callAgain", &MyDayDialog::callAgain);
    m_copy = add(tr("&Copy all"), "copyAll", [this] { QGuiApplication::clipboard()->setText(m_log.text()); });
    row->addStretch(1);
    add(tr("Close"), "close", &QDialog::accept);
    return row;
}

void MyDayDialog::read()
{
    const QDateTime midnight = m_context.clock.nowUtc().toLocalTime().date().startOfDay().toUTC();
    whenReady(m_context.services.myCommands(midnight), this, [this](const Result<QList<CommandReceipt>>& read) {
        if (!read.ok()) {
            m_word->setText(read.error().text());
            return;
        }
        m_log.setReceipts(read.value());
        if (!m_table->currentIndex().isValid() && m_log.rowCount() > 0)
            m_table->selectRow(0);
        showChosen();
    });
}

const CommandReceipt* MyDayDialog::chosen() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < m_log.rowCount() ? &m_log.receiptAt(row) : nullptr;
}

void MyDayDialog::showChosen()
{
    const CommandReceipt* receipt = chosen();
    m_copy->setEnabled(m_log.rowCount() > 0);
    m_show->setEnabled(receipt && receipt->request.isValid());
    m_calls->setVisible(receipt && receipt->ok && !receipt->undoneAt.isValid() &&
                        receipt->function.startsWith(QLatin1String("cancel_")) && receipt->request.isValid());
    m_undo->setEnabled(false);
    if (!receipt) {
        m_word->clear();
        return;
    }
    const QString reason = receipt->reason.isEmpty() ? QString() : EventWords::reason(receipt->reason);
    QString word = reason;
    if (receipt->undoneAt.isValid())
        word = tr("%1 took it back at %2.").arg(receipt->undoneBy, TimeWords::clock(receipt->undoneAt));
    else if (receipt->ok && !receipt->undoUntil.isValid())
        word = tr("This cannot be taken back.");
    else if (receipt->ok)
        askUndo(*receipt);
    m_word->setText(reason.isEmpty() || word == reason ? word : QString(reason + QStringLiteral(" · ") + word));
}

void MyDayDialog::askUndo(const CommandReceipt& receipt)
{
    const QJsonObject arguments{{QStringLiteral("undoes"), receipt.id.text()}};
    whenReady(m_context.services.preview(QStringLiteral("undo"), arguments), this,
              [this, id = receipt.id, until = receipt.undoUntil](const Result<Outcome>& answer) {
                  const CommandReceipt* now = chosen();
                  if (!now || !(now->id == id) || !answer.ok())
                      return;
                  const bool can = answer->ok || answer->code == Outcome::Code::Busy;
                  const qint64 left = m_context.clock.nowUtc().secsTo(until);
                  m_undo->setEnabled(can);
                  m_word->setText(can ? tr("Can be taken back for %1.").arg(TimeWords::span(left))
                                      : tr("Too late to take it back. %1.").arg(ServerWords::of(answer->message)));
              });
}

void MyDayDialog::goThere()
{
    const CommandReceipt* receipt = chosen();
    if (!receipt || !receipt->request.isValid())
        return;
    Q_EMIT showRequested(receipt->request);
    accept();
}

void MyDayDialog::undoChosen()
{
    if (const CommandReceipt* receipt = chosen())
        m_commands.undoOne(receipt->id, receipt->request);
}

void MyDayDialog::callAgain()
{
    const CommandReceipt* receipt = chosen();
    if (!receipt)
        return;
    whenReady(m_context.services.sheet(receipt->request), this, [this](const Result<RequestSheet>& sheet) {
        if (!sheet.ok()) {
            m_word->setText(sheet.error().text());
            return;
        }
        // A cancelled slot keeps the name of who had it.
        QList<Appointment> cancelled;
        for (Appointment slot : sheet->slots) {
            if (slot.status != SlotStatus::Cancelled || !slot.therapist.isValid())
                continue;
            slot.status = SlotStatus::Booked;
            cancelled.append(slot);
        }
        Q_EMIT mustBeCalled(CallLists::of(sheet->request, cancelled, m_context.clock.nowUtc()));
        accept();
    });
}

} // namespace slotdesk
