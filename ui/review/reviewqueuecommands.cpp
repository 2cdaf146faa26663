// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/desktable.h"
#include "ui/paper/filesaver.h"
#include "ui/paper/tableexport.h"
#include "ui/review/reviewqueuedialog.h"
#include "ui/shell/commandrunner.h"
#include "ui/shell/messages.h"
#include "ui/shell/whenready.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>

namespace slotdesk {

void ReviewQueueDialog::send(const ReviewCase& about, std::function<DeskServices::Reply(CommandId)> how)
{
    if (const QString why = m_runner.refusalNow(); !why.isEmpty()) {
        say(why);
        return;
    }
    m_runner.run(this, {CommandId::make(), about.request, std::move(how)}, [this](const Result<Outcome>& result) {
        say(result.ok() ? result->message : result.error().text());
        read(); // the queue is no part of the live board
    });
}

void ReviewQueueDialog::tag()
{
    const ReviewCase* one = chosen();
    const QString cause = m_cause->currentData().toString();
    if (!one || cause.isEmpty() || cause == one->cause)
        return;
    send(*one, [this, alert = one->alert, cause](CommandId command) {
        return m_context.services.review().tag(command, alert, cause);
    });
}

void ReviewQueueDialog::signOff()
{
    const ReviewCase* one = chosen();
    if (!one)
        return;
    const QString cause = m_cause->currentData().toString();
    const QString note = m_note->text().trimmed();
    send(*one, [this, alert = one->alert, cause, note](CommandId command) {
        return m_context.services.review().signOff(command, alert, cause, note);
    });
}

void ReviewQueueDialog::saveCsv()
{
    const TableText text = TableExport::all(*m_table);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString path = Messages::fileToSave(
        this, tr("Save the queue as CSV"), QDir(folder).filePath(QStringLiteral("review.csv")), tr("CSV (*.csv)"));
    if (path.isEmpty())
        return;
    whenReady(FileSaver::save(path, [text] { return text.csv(); }), this, [this, path](const QString& trouble) {
        const QString shown = QDir::toNativeSeparators(path);
        say(trouble.isEmpty() ? tr("Saved: %1").arg(shown) : tr("%1 cannot be written: %2").arg(shown, trouble));
    });
}

} // namespace slotdesk
