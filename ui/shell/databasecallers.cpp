// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/databasecallers.h"

namespace slotdesk {

DatabaseCallers::DatabaseCallers(const std::shared_ptr<DbWorker>& commands, const std::shared_ptr<DbWorker>& questions)
    : m_callers(questions),
      m_directory(questions),
      m_notes(questions),
      m_booking(commands),
      m_saves(commands),
      m_desk(commands)
{
}

CallerServices::Answer<Note> DatabaseCallers::notes(const Caller& caller)
{
    return caller.kind == Caller::Kind::Therapist ? m_notes.notes(caller.therapist()) : m_notes.notes(caller.client());
}

CallerServices::Reply DatabaseCallers::saveClient(CommandId command, const ClientRecord& client)
{
    return m_saves.save(command, client);
}

CallerServices::Reply DatabaseCallers::createRequest(CommandId command, const NewRequest& request)
{
    return m_booking.createRequest(command, request);
}

CallerServices::Reply DatabaseCallers::addNote(CommandId command, const Note& note)
{
    switch (note.about) {
    case Note::About::Client:
        return m_desk.addNote(command, ClientId(note.aboutId), note.text, note.pinned);
    case Note::About::Therapist:
        return m_desk.addNote(command, TherapistId(note.aboutId), note.text, note.pinned);
    case Note::About::Request:
        break;
    }
    return m_desk.addNote(command, RequestId(note.aboutId), note.text, note.pinned);
}

CallerServices::Reply DatabaseCallers::claim(CommandId command, RequestId request, int seconds)
{
    return m_desk.claimRequest(command, request, seconds);
}

} // namespace slotdesk
