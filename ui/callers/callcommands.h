// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/callers/notedialog.h"
#include "ui/delegates/statuslook.h"

namespace slotdesk {

/// From a wish of the caller view or of the notes to its dialog or straight to the command, and what came of it.
class CallCommands : public QObject
{
    Q_OBJECT

public:
    CallCommands(const DeskContext& context, CommandRunner& runner, QWidget* window);

    /// A note about the request, its client or who comes.
    void addNote(const RequestSheet& sheet);
    void addNote(const Caller& caller);
    /// Says the note again, pinned or not: no note is ever changed.
    void setPinned(const Note& note, bool pinned);
    void newClient(const QString& phone);
    void newRequest(const Caller& client);

Q_SIGNALS:
    void said(slotdesk::Tone tone, const QString& text);
    void noted();
    void clientSaved(const slotdesk::Caller& client);
    void requestMade(slotdesk::RequestId request);
    void dialogOpened(slotdesk::CommandDialog* dialog);

private:
    [[nodiscard]] bool mayStart();
    void open(CommandDialog* dialog);
    void openNote(const QList<NoteDialog::Subject>& subjects, RequestId request);

    const DeskContext& m_context;
    CommandRunner& m_runner;
    QWidget* m_window;
};

} // namespace slotdesk
