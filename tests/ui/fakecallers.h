// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/callerservices.h"

namespace slotdesk::test {

/// Callers, notes and claims as a test put them there; every command is kept.
class FakeCallers : public CallerServices
{
public:
    QList<Caller> persons;
    QList<ClientRecord> elsewhere; ///< by whole number
    QList<CallerVisit> visits;
    QList<CallerFeedLine> lines;
    QList<Note> written;
    QList<RequestClaim> claimed;
    QList<MarketRecord> places;
    QList<RequestLook> looks;  ///< of the others
    QList<RequestId> lookedAt; ///< at what this desk said that it looks
    QList<RequestId> lookedAway;
    int looksAsked = 0;
    QStringList asked;    ///< every text that was looked for
    QList<Note> added;    ///< every note
    QList<int> leases;    ///< seconds of every claim
    QString claimRefusal; ///< somebody is on it
    QString failPeople;   ///< why nobody is found
    bool holdPeople = false;
    int stops = 0; ///< how often a question was given up for the next key

    void stopTyping() override { ++stops; }

    Answer<Caller> people(const QString& typed) override
    {
        asked.append(typed);
        if (!failPeople.isEmpty()) {
            DbError error;
            error.message = failPeople;
            return QtFuture::makeReadyFuture(Result<QList<Caller>>(error));
        }
        if (!holdPeople)
            return ready(persons);
        m_held = std::make_shared<QPromise<Result<QList<Caller>>>>();
        m_held->start();
        return m_held->future();
    }
    /// Lets the question under way have its answer.
    void answerPeople()
    {
        const auto held = std::exchange(m_held, nullptr);
        held->addResult(Result<QList<Caller>>(persons));
        held->finish();
    }
    Answer<ClientRecord> clientsByPhone(const QString&) override { return ready(elsewhere); }
    Answer<CallerVisit> history(const Caller&) override { return ready(visits); }
    Answer<CallerFeedLine> feed(const Caller&) override { return ready(lines); }
    Answer<MarketRecord> markets() override { return ready(places); }
    Answer<Note> notes(RequestId) override { return ready(written); }
    Answer<Note> notes(const Caller&) override { return ready(written); }
    Answer<RequestClaim> claims() override { return ready(claimed); }
    Answer<RequestLook> lookAt(RequestId request, int seconds) override
    {
        ++looksAsked;
        if (request.isValid())
            (seconds > 0 ? lookedAt : lookedAway).append(request);
        return ready(looks);
    }

    Reply saveClient(CommandId, const ClientRecord&) override { return done(); }
    Reply createRequest(CommandId, const NewRequest&) override { return done(); }
    Reply addNote(CommandId, const Note& note) override
    {
        added.append(note);
        return done();
    }
    Reply claim(CommandId, RequestId, int seconds) override
    {
        leases.append(seconds);
        Outcome answer;
        answer.ok = claimRefusal.isEmpty();
        answer.code = answer.ok ? Outcome::Code::Ok : Outcome::Code::Changed;
        answer.message = claimRefusal;
        return QtFuture::makeReadyFuture(Result<Outcome>(answer));
    }

private:
    template <typename T>
    static Answer<T> ready(const QList<T>& values)
    {
        return QtFuture::makeReadyFuture(Result<QList<T>>(values));
    }
    static Reply done()
    {
        Outcome fine;
        fine.ok = true;
        fine.code = Outcome::Code::Ok;
        fine.message = QStringLiteral("Done");
        return QtFuture::makeReadyFuture(Result<Outcome>(fine));
    }

    std::shared_ptr<QPromise<Result<QList<Caller>>>> m_held;
};

} // namespace slotdesk::test
