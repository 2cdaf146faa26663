// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/noteservice.h"

#include "services/rowcells.h"

namespace slotdesk {

namespace {

Note::About aboutFrom(QByteArrayView word)
{
    if (word == QByteArrayView("client"))
        return Note::About::Client;
    return word == QByteArrayView("therapist") ? Note::About::Therapist : Note::About::Request;
}

Note noteOf(const RowCells& row)
{
    return {row.int64(0), aboutFrom(row.view(1)), row.int64(2), row.text(3), row.boolean(4), row.time(5), row.text(6)};
}

RequestClaim claimOf(const RowCells& row)
{
    return {row.id<RequestId>(0), row.text(1), row.text(2), row.time(3), row.time(4), row.boolean(5)};
}

RequestLook lookOf(const RowCells& row)
{
    return {row.id<RequestId>(0), row.text(1), row.text(2), row.time(3)};
}

} // namespace

NoteService::Reply NoteService::add(CommandId command, const char* about, qint64 id, const QString& note, bool pinned)
{
    SqlParams params;
    params.add(command).raw(about);
    (id > 0 ? params.add(id) : params.null()).add(note).add(pinned);
    return m_caller.call("select * from slotdesk.add_note($1, $2, $3, $4, $5)", params);
}

NoteService::Reply NoteService::addNote(CommandId command, RequestId about, const QString& note, bool pinned)
{
    return add(command, "request", about.value(), note, pinned);
}

NoteService::Reply NoteService::addNote(CommandId command, ClientId about, const QString& note, bool pinned)
{
    return add(command, "client", about.value(), note, pinned);
}

NoteService::Reply NoteService::addNote(CommandId command, TherapistId about, const QString& note, bool pinned)
{
    return add(command, "therapist", about.value(), note, pinned);
}

NoteService::Reply NoteService::claimRequest(CommandId command, RequestId request, int seconds)
{
    return m_caller.call("select * from slotdesk.claim_request($1, $2, $3)",
                         SqlParams().add(command).add(request).add(seconds));
}

NoteService::Answer<QList<Note>> NoteService::notes(RequestId request)
{
    return m_caller.rows<Note>("select note_id, about, about_id, note, pinned, at, author "
                               "from slotdesk.request_notes($1)",
                               SqlParams().add(request), &noteOf);
}

NoteService::Answer<QList<Note>> NoteService::notesAbout(const char* about, qint64 id)
{
    return m_caller.rows<Note>("select note_id, $1::text, $2::bigint, note, pinned, at, author "
                               "from slotdesk.visible_notes($1, $2)",
                               SqlParams().raw(about).add(id), &noteOf);
}

NoteService::Answer<QList<Note>> NoteService::notes(ClientId client)
{
    return notesAbout("client", client.value());
}

NoteService::Answer<QList<Note>> NoteService::notes(TherapistId therapist)
{
    return notesAbout("therapist", therapist.value());
}

NoteService::Answer<QList<RequestClaim>> NoteService::claims()
{
    return m_caller.rows<RequestClaim>("select request_id, login, holder, since, until, login = session_user "
                                       "from slotdesk.live_claim",
                                       {}, &claimOf);
}

NoteService::Answer<QList<RequestLook>> NoteService::lookAt(RequestId request, int seconds)
{
    return m_caller.rows<RequestLook>("select request_id, login, holder, since from slotdesk.look_at($1, $2)",
                                      SqlParams().add(request).add(seconds), &lookOf);
}

} // namespace slotdesk
