// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/callerservices.h"

namespace slotdesk {

/// CallerServices on a database: questions on one connection, commands on the other, as DatabaseServices does.
class DatabaseCallers : public CallerServices
{
public:
    DatabaseCallers(const std::shared_ptr<DbWorker>& commands, const std::shared_ptr<DbWorker>& questions);

    Answer<Caller> people(const QString& typed) override { return m_callers.people(typed); }
    void stopTyping() override { m_callers.stopTyping(); }
    Answer<ClientRecord> clientsByPhone(const QString& phone) override { return m_directory.clientsByPhone(phone); }
    Answer<CallerVisit> history(const Caller& caller) override { return m_callers.history(caller); }
    Answer<CallerFeedLine> feed(const Caller& caller) override { return m_callers.feed(caller); }
    Answer<MarketRecord> markets() override { return m_directory.markets(); }
    Answer<Note> notes(RequestId request) override { return m_notes.notes(request); }
    Answer<Note> notes(const Caller& caller) override;
    Answer<RequestClaim> claims() override { return m_notes.claims(); }

    Answer<RequestLook> lookAt(RequestId request, int seconds) override { return m_desk.lookAt(request, seconds); }

    Reply saveClient(CommandId command, const ClientRecord& client) override;
    Reply createRequest(CommandId command, const NewRequest& request) override;
    Reply addNote(CommandId command, const Note& note) override;
    Reply claim(CommandId command, RequestId request, int seconds) override;

private:
    CallerQueries m_callers;
    DirectoryService m_directory;
    NoteService m_notes;
    BookingService m_booking;
    DirectoryService m_saves;
    NoteService m_desk; ///< on the connection of the commands: a claim or a look lives as long as its session
};

} // namespace slotdesk
