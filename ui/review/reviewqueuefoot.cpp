// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/alerttable.h"
#include "ui/delegates/notice.h"
#include "ui/delegates/tableexport.h"
#include "ui/paper/filesaver.h"
#include "ui/review/racedialog.h"
#include "ui/review/reviewqueuedialog.h"
#include "ui/shell/messages.h"
#include "ui/shell/whenready.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>

namespace slotdesk {

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
    m_race = add(tr("Show the rac&e…"), "showRace", &ReviewQueueDialog::showRace);
    m_history = add(tr("What &happened…"), "history", &ReviewQueueDialog::showHistory);
    m_show = add(tr("Show the re&quest"), "showOne", &ReviewQueueDialog::goThere);
    row->addStretch(1);
    m_more = add(tr("&Older ones"), "olderOnes", &ReviewQueueDialog::readMore);
    m_more->setEnabled(false);
    m_csv = add(tr("Sa&ve as CSV…"), "saveCsv", &ReviewQueueDialog::saveCsv);
    add(tr("Close"), "close", &QDialog::accept);
    return row;
}

void ReviewQueueDialog::openChosen()
{
    if (const ReviewCase* one = chosen(); one && AlertTable::isDoubleBooking(one->kind))
        showRace();
    else
        goThere();
}

void ReviewQueueDialog::showRace()
{
    if (const ReviewCase* one = chosen())
        (new RaceDialog(m_context, one->alert, one->request, this))->open();
}

void ReviewQueueDialog::showHistory()
{
    const ReviewCase* one = chosen();
    if (!one)
        return;
    Alert alert;
    alert.id = one->alert;
    alert.kind = one->kind;
    alert.status = one->status;
    alert.request = one->request;
    alert.clientName = one->clientName;
    Q_EMIT historyRequested(alert);
}

void ReviewQueueDialog::goThere()
{
    if (const ReviewCase* one = chosen()) {
        Q_EMIT showRequested(one->request);
        accept();
    }
}

void ReviewQueueDialog::saveCsv()
{
    const TableText text = TableExport::all(*m_table);
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const QString path = Messages::fileToSave(this, tr("Save the queue as CSV"),
                                              documents.filePath(QStringLiteral("review.csv")), tr("CSV (*.csv)"));
    if (path.isEmpty())
        return;
    whenReady(FileSaver::save(path, [text] { return text.csv(); }), this, [this, path](const QString& trouble) {
        const QString shown = QDir::toNativeSeparators(path);
        if (trouble.isEmpty())
            m_notice->say(Tone::Good, tr("Saved: %1").arg(shown));
        else
            m_notice->say(Tone::Bad, tr("%1 cannot be written: %2").arg(shown, trouble));
    });
}

} // namespace slotdesk
