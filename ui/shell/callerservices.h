// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/bookingservice.h"
#include "services/callerqueries.h"
#include "services/noteservice.h"

namespace slotdesk {

/// The part of DeskServices that a call needs: who it is, what they booked, what colleagues wrote down, who is at it.
class CallerServices
{
public:
    using Reply = CommandCaller::Reply;
    template <typename T>
    using Answer = QFuture<Result<QList<T>>>;

    virtual ~CallerServices() = default;

    virtual Answer<Caller> people(const QString& typed) = 0;
    /// Another key was typed: what is asked for the text before, DeskServices::search() too, ends now.
    virtual void stopTyping() = 0;
    /// Anybody's whole number, of every market.
    virtual Answer<ClientRecord> clientsByPhone(const QString& phone) = 0;
    virtual Answer<CallerVisit> history(const Caller& caller) = 0;
    virtual Answer<CallerFeedLine> feed(const Caller& caller) = 0;
    virtual Answer<MarketRecord> markets() = 0;

    virtual Answer<Note> notes(RequestId request) = 0;
    virtual Answer<Note> notes(const Caller& caller) = 0;
    virtual Answer<RequestClaim> claims() = 0;
    /// Says that this desk looks at a request (0 seconds: no longer), and asks who else looks at what.
    virtual Answer<RequestLook> lookAt(RequestId request, int seconds) = 0;

    virtual Reply saveClient(CommandId command, const ClientRecord& client) = 0;
    virtual Reply createRequest(CommandId command, const NewRequest& request) = 0;
    /// `about` says of what; the rest of it is the note's own.
    virtual Reply addNote(CommandId command, const Note& note) = 0;
    /// 0 seconds give it back.
    virtual Reply claim(CommandId command, RequestId request, int seconds) = 0;
};

} // namespace slotdesk
