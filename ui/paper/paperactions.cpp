// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/paperactions.h"

#include "ui/callers/notelist.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/tableexport.h"
#include "ui/details/detailpanel.h"
#include "ui/paper/filesaver.h"
#include "ui/paper/requestpaper.h"
#include "ui/requests/requestpanel.h"
#include "ui/shell/deskactions.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/messages.h"
#include "ui/shell/toast.h"
#include "ui/shell/whenready.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QApplication>
#include <QtWidgets/QListView>

namespace slotdesk {

namespace {

QString proposedFile(const QString& name)
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath(name);
}

} // namespace

PaperActions::PaperActions(MainWindow& window, DeskActions& actions, const Clock& clock)
    : QObject(&window), m_window(window), m_clock(clock)
{
    const QString group = tr("Files and paper");
    actions.add(group, tr("Copy the chosen rows"), QStringLiteral("Ctrl+C"), [this] { copyChosen(); });
    actions.add(group, tr("Copy the whole list"), QString(), [this] { copyAll(); });
    actions.add(group, tr("Save the list as CSV"), QStringLiteral("Ctrl+Shift+E"), [this] { exportTable(); });
    actions.add(group, tr("Print the request"), QStringLiteral("Ctrl+P"), [this] { print(); });
    actions.add(group, tr("Save the request as PDF"), QString(), [this] { savePdf(); });
}

DeskTable* PaperActions::table() const
{
    auto* focused = qobject_cast<DeskTable*>(QApplication::focusWidget());
    return focused ? focused : m_window.requests()->table();
}

void PaperActions::copyChosen()
{
    const TableText text = TableExport::chosen(*table());
    if (text.rows.isEmpty())
        return;
    TableExport::copy(text);
    m_window.toast()->say(Tone::Good, tr("%n row(s) copied.", nullptr, int(text.rows.size())));
}

void PaperActions::copyAll()
{
    const TableText text = TableExport::all(*table());
    TableExport::copy(text);
    m_window.toast()->say(Tone::Good, tr("%n row(s) copied.", nullptr, int(text.rows.size())));
}

void PaperActions::exportTable()
{
    // Taken now: what is saved is what was on the screen when the key was pressed.
    const TableText text = TableExport::all(*table());
    const QString name = table()->objectName() + QStringLiteral(".csv");
    const QString path =
        Messages::fileToSave(&m_window, tr("Save the list as CSV"), proposedFile(name), tr("CSV (*.csv)"));
    if (path.isEmpty())
        return;
    whenReady(FileSaver::save(path, [text] { return text.csv(); }), this,
              [this, path](const QString& trouble) { saved(path, trouble); });
}

RequestPaper PaperActions::paper() const
{
    const DetailPanel& details = *m_window.details();
    const auto* timeline = details.findChild<QListView*>(QStringLiteral("timeline"));
    return {details.sheet(),
            {details.noteList()->notes(), details.noteList()->subjects()},
            timeline ? timeline->model() : nullptr,
            m_clock};
}

void PaperActions::print()
{
    if (!m_window.details()->request().isValid())
        return;
    paper().preview(&m_window);
}

void PaperActions::savePdf()
{
    if (!m_window.details()->request().isValid())
        return;
    QByteArray pdf = paper().pdf();
    const QString path = Messages::fileToSave(
        &m_window, tr("Save the request as PDF"),
        proposedFile(QStringLiteral("request-%1.pdf").arg(m_window.details()->request().value())), tr("PDF (*.pdf)"));
    if (!path.isEmpty())
        whenReady(FileSaver::save(path, [pdf] { return pdf; }), this,
                  [this, path](const QString& trouble) { saved(path, trouble); });
}

void PaperActions::saved(const QString& path, const QString& trouble)
{
    const QString shown = QDir::toNativeSeparators(path);
    if (trouble.isEmpty())
        m_window.toast()->say(Tone::Good, tr("Saved: %1").arg(shown));
    else
        m_window.toast()->say(Tone::Bad, tr("%1 cannot be written: %2").arg(shown, trouble));
}

} // namespace slotdesk
