// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/commandid.h"
#include "services/commandcaller.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>

namespace slotdesk {

/// What somebody wrote down about a request, its client or a therapist. Never changed, only added to: the same words
/// said again, pinned or not, pin and unpin it.
struct Note
{
    enum class About : quint8 { Request, Client, Therapist };

    qint64 id = 0;
    About about = About::Request;
    qint64 aboutId = 0; ///< of the request, client or therapist
    QString text;
    bool pinned = false;
    QDateTime at; ///< UTC
    QString author;

    friend bool operator==(const Note&, const Note&) = default;
};

/// Who is at a request right now. Ends with its session or its time; stops nobody.
struct RequestClaim
{
    RequestId request;
    QString login;
    QString holder; ///< the name of `login`
    QDateTime since;
    QDateTime until;
    bool mine = false; ///< of this service's own login, at whatever desk

    friend bool operator==(const RequestClaim&, const RequestClaim&) = default;
};

/// Who has a request in front of them; softer than a claim. Ends with its session or its time.
struct RequestLook
{
    RequestId request;
    QString login;
    QString holder; ///< the name of `login`
    QDateTime since;

    friend bool operator==(const RequestLook&, const RequestLook&) = default;
};

/// What colleagues tell each other: notes, soft claims and looks. Commands reply as BookingService does.
class NoteService
{
public:
    using Reply = CommandCaller::Reply;
    template <typename T>
    using Answer = QFuture<Result<T>>;

    explicit NoteService(std::shared_ptr<DbWorker> worker) : m_caller(std::move(worker)) {}

    [[nodiscard]] Reply addNote(CommandId command, RequestId about, const QString& note, bool pinned = false);
    [[nodiscard]] Reply addNote(CommandId command, ClientId about, const QString& note, bool pinned = false);
    [[nodiscard]] Reply addNote(CommandId command, TherapistId about, const QString& note, bool pinned = false);
    /// Held by this service's own session. 0 seconds give it back.
    [[nodiscard]] Reply claimRequest(CommandId command, RequestId request, int seconds = 60);

    /// Of the request, its client and the therapists who have a slot of it; pinned first, then the newest.
    [[nodiscard]] Answer<QList<Note>> notes(RequestId request);
    /// Of the client or the therapist alone.
    [[nodiscard]] Answer<QList<Note>> notes(ClientId client);
    [[nodiscard]] Answer<QList<Note>> notes(TherapistId therapist);
    [[nodiscard]] Answer<QList<RequestClaim>> claims();
    /// Says for this service's own session that it looks at this request for so long (0: no longer), and answers who
    /// else looks at what. Leaves no receipt and no event. Without a request it only asks.
    [[nodiscard]] Answer<QList<RequestLook>> lookAt(RequestId request, int seconds);

private:
    [[nodiscard]] Reply add(CommandId command, const char* about, qint64 id, const QString& note, bool pinned);
    [[nodiscard]] Answer<QList<Note>> notesAbout(const char* about, qint64 id);
    CommandCaller m_caller;
};

} // namespace slotdesk
