// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/boardqueries.h"
#include "services/bookingservice.h"
#include "services/commandlog.h"
#include "services/relay/relayservice.h"
#include "services/trendservice.h"
#include "ui/shell/callerservices.h"
#include "ui/shell/reviewservices.h"
#include "ui/shell/settlementservices.h"

namespace slotdesk {

/// What the desk asks of the service layer, as a seam: the window speaks to this, DatabaseServices passes it on, and a
/// test answers in its place. Nothing is decided here.
class DeskServices
{
public:
    using Reply = BookingService::Reply;

    virtual ~DeskServices() = default;

    virtual Reply assign(CommandId command, const Appointment& slot, TherapistId therapist, const QString& reason) = 0;
    virtual Reply reassign(CommandId command, const Appointment& slot, TherapistId therapist,
                           const QString& reason) = 0;
    virtual Reply release(CommandId command, const Appointment& slot, const QString& reason) = 0;
    virtual Reply cancelSlot(CommandId command, const Appointment& slot, const QString& reason,
                             const QString& askedBy) = 0;
    virtual Reply cancelRequest(CommandId command, const AppointmentRequest& request, const QString& reason,
                                const QString& askedBy) = 0;
    virtual Reply sendOffers(CommandId command, RequestId request) = 0;
    virtual Reply withdrawOffer(CommandId command, OfferId offer, const QString& reason) = 0;
    virtual Reply undo(CommandId command, CommandId undoes) = 0;
    /// The two therapists change places.
    virtual Reply swap(CommandId command, const Appointment& a, const Appointment& b, const QString& reason) = 0;
    virtual Reply joinWaitlist(CommandId command, OfferId offer) = 0;
    virtual Reply claimAlert(CommandId command, AlertId alert) = 0;
    virtual Reply snoozeAlert(CommandId command, AlertId alert, int minutes) = 0;
    virtual Reply dismissAlert(CommandId command, AlertId alert, const QString& reason) = 0;
    virtual Reply resolveAlert(CommandId command, AlertId alert, const QList<AppointmentId>& keep,
                               const QString& reason) = 0;
    virtual Reply reportProblem(CommandId command, RequestId request, const QString& report) = 0;
    virtual Reply releaseAll(CommandId command, const QList<AppointmentId>& slotIds, const QString& reason) = 0;
    virtual Reply cancelAll(CommandId command, const QList<RequestId>& requests, const QString& reason) = 0;
    virtual Reply sendOffersAll(CommandId command, const QList<RequestId>& requests) = 0;
    /// What a command would answer now; changes nothing. `arguments` by the names of the SQL function.
    virtual Reply preview(const QString& function, const QJsonObject& arguments) = 0;

    virtual BoardQueries::Answer<QList<Candidate>> candidates(AppointmentId slot) = 0;
    virtual BoardQueries::Answer<QList<TimelineEntry>> timeline(RequestId request) = 0;
    virtual BoardQueries::Answer<RequestSheet> sheet(RequestId request) = 0;
    virtual BoardQueries::Answer<QList<SearchHit>> search(const QString& typed) = 0;
    virtual BoardQueries::Answer<QList<ReasonCode>> reasonCodes() = 0;
    /// Callers, notes and claims.
    virtual CallerServices& callers() = 0;
    /// How alerts end, and who is to be called then.
    virtual SettlementServices& settlements() = 0;
    /// Looking back at a case.
    virtual ReviewServices& review() = 0;
    virtual BoardQueries::Answer<ForeignGuard::Status> guardFindings() = 0;
    virtual CommandLog::Answer<CommandReceipt> myCommands(const QDateTime& since) = 0;
    virtual CommandLog::Answer<int> undoMinutes() = 0;
    /// Figures over time, for supervisors.
    virtual TrendService::Answer trend(const TrendQuestion& question) = 0;
    /// What the relay could not deliver; an error with 42501 for who may not know.
    virtual RelayService::Answer<DeadLetter> deadLetters()
    {
        return QtFuture::makeReadyFuture(Result<QList<DeadLetter>>(QList<DeadLetter>()));
    }
    virtual Reply sendAgain(CommandId, qint64) { return QtFuture::makeReadyFuture(Result<Outcome>()); }
    /// Without a server there are none.
    virtual BoardQueries::Answer<ServerFacts> serverFacts() { return QtFuture::makeReadyFuture(Result<ServerFacts>()); }
};

} // namespace slotdesk
