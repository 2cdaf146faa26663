// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/callers/callcommands.h"

#include "tables/serverwords.h"
#include "tables/timewords.h"
#include "ui/callers/newclientdialog.h"
#include "ui/callers/newrequestdialog.h"

namespace slotdesk {

CallCommands::CallCommands(const DeskContext& context, CommandRunner& runner, QWidget* window)
    : QObject(window), m_context(context), m_runner(runner), m_window(window)
{
}

bool CallCommands::mayStart()
{
    const QString refusal = m_runner.refusalNow();
    if (!refusal.isEmpty())
        Q_EMIT said(Tone::Bad, refusal);
    return refusal.isEmpty();
}

void CallCommands::open(CommandDialog* dialog)
{
    Q_EMIT dialogOpened(dialog);
    dialog->open();
}

void CallCommands::addNote(const RequestSheet& sheet)
{
    if (!sheet.request.id.isValid())
        return;
    QList<NoteDialog::Subject> subjects{
        {Note::About::Request, sheet.request.id.value(),
         tr("this request, %1").arg(TimeWords::number(sheet.request.id))},
        {Note::About::Client, sheet.request.client.value(), tr("the client, %1").arg(sheet.request.clientName)}};
    for (const Appointment& slot : sheet.slots) {
        if (slot.therapist.isValid() && isLive(slot.status))
            subjects.append(
                {Note::About::Therapist, slot.therapist.value(), tr("the therapist, %1").arg(slot.therapistName)});
    }
    openNote(subjects, sheet.request.id);
}

void CallCommands::addNote(const Caller& caller)
{
    if (!caller.isSomebody())
        return;
    const bool client = caller.kind == Caller::Kind::Client;
    openNote({{client ? Note::About::Client : Note::About::Therapist, caller.id, caller.name}}, {});
}

void CallCommands::openNote(const QList<NoteDialog::Subject>& subjects, RequestId request)
{
    if (!mayStart())
        return;
    auto* dialog = new NoteDialog(m_context, m_runner, subjects, request, m_window);
    connect(dialog, &CommandDialog::succeeded, this, [this](const Outcome& outcome) {
        Q_EMIT said(Tone::Good, ServerWords::of(outcome.message));
        Q_EMIT noted();
    });
    open(dialog);
}

void CallCommands::setPinned(const Note& note, bool pinned)
{
    if (!mayStart())
        return;
    Note again = note;
    again.pinned = pinned;
    const RequestId request = note.about == Note::About::Request ? RequestId(note.aboutId) : RequestId();
    const auto send = [this, again](CommandId id) { return m_context.services.callers().addNote(id, again); };
    m_runner.run(this, {CommandId::make(), request, send}, [this, pinned](const Result<Outcome>& result) {
        if (!result.ok())
            Q_EMIT said(Tone::Bad, result.error().text());
        else if (result->ok)
            Q_EMIT said(Tone::Good, pinned ? tr("Pinned as a warning") : tr("Unpinned; the note stays"));
        else
            Q_EMIT said(Tone::Warn, ServerWords::of(result->message));
        Q_EMIT noted();
    });
}

void CallCommands::newClient(const QString& phone)
{
    if (!mayStart())
        return;
    auto* dialog = new NewClientDialog(m_context, m_runner, phone, m_window);
    connect(dialog, &CommandDialog::succeeded, this, [this, dialog](const Outcome& outcome) {
        Q_EMIT said(Tone::Good, ServerWords::of(outcome.message));
        Q_EMIT clientSaved(dialog->saved(outcome));
    });
    open(dialog);
}

void CallCommands::newRequest(const Caller& client)
{
    if (client.kind != Caller::Kind::Client || !mayStart())
        return;
    auto* dialog = new NewRequestDialog(m_context, m_runner, client, m_window);
    connect(dialog, &CommandDialog::succeeded, this, [this](const Outcome& outcome) {
        Q_EMIT said(Tone::Good,
                    tr("%1 · %2").arg(TimeWords::number(outcome.request), ServerWords::of(outcome.message)));
        Q_EMIT requestMade(outcome.request);
    });
    open(dialog);
}

} // namespace slotdesk
