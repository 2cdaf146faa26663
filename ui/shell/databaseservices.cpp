// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/databaseservices.h"

namespace slotdesk {

DatabaseServices::DatabaseServices(std::shared_ptr<DbWorker> commands, std::shared_ptr<DbWorker> questions,
                                   std::shared_ptr<DbWorker> reports)
    : m_callers(commands, questions),
      m_settlements(commands, questions),
      m_review(commands, questions),
      m_booking(commands),
      m_alerts(commands),
      m_dryRuns(questions),
      m_queries(questions),
      m_log(questions),
      m_trends(std::move(reports)),
      m_relay(std::move(commands)),
      m_deadLetters(std::move(questions))
{
}

DeskServices::Reply DatabaseServices::assign(CommandId command, const Appointment& slot, TherapistId therapist,
                                             const QString& reason)
{
    return m_booking.assign(command, slot.id, therapist, slot.version, reason);
}

DeskServices::Reply DatabaseServices::reassign(CommandId command, const Appointment& slot, TherapistId therapist,
                                               const QString& reason)
{
    return m_booking.reassign(command, slot.id, therapist, slot.version, reason);
}

DeskServices::Reply DatabaseServices::release(CommandId command, const Appointment& slot, const QString& reason)
{
    return m_booking.release(command, slot.id, slot.version, reason);
}

DeskServices::Reply DatabaseServices::cancelSlot(CommandId command, const Appointment& slot, const QString& reason,
                                                 const QString& askedBy)
{
    return m_booking.cancelAppointment(command, slot.id, slot.version, reason, askedBy);
}

DeskServices::Reply DatabaseServices::cancelRequest(CommandId command, const AppointmentRequest& request,
                                                    const QString& reason, const QString& askedBy)
{
    return m_booking.cancelRequest(command, request.id, request.version, reason, askedBy);
}

DeskServices::Reply DatabaseServices::sendOffers(CommandId command, RequestId request)
{
    return m_booking.sendOffers(command, request);
}

DeskServices::Reply DatabaseServices::withdrawOffer(CommandId command, OfferId offer, const QString& reason)
{
    return m_booking.withdrawOffer(command, offer, reason);
}

DeskServices::Reply DatabaseServices::undo(CommandId command, CommandId undoes)
{
    return m_booking.undo(command, undoes);
}

DeskServices::Reply DatabaseServices::swap(CommandId command, const Appointment& a, const Appointment& b,
                                           const QString& reason)
{
    return m_booking.swap(command, a.id, a.version, b.id, b.version, reason);
}

DeskServices::Reply DatabaseServices::joinWaitlist(CommandId command, OfferId offer)
{
    return m_booking.joinWaitlist(command, offer);
}

DeskServices::Reply DatabaseServices::claimAlert(CommandId command, AlertId alert)
{
    return m_alerts.claim(command, alert);
}

DeskServices::Reply DatabaseServices::snoozeAlert(CommandId command, AlertId alert, int minutes)
{
    return m_alerts.snooze(command, alert, minutes);
}

DeskServices::Reply DatabaseServices::dismissAlert(CommandId command, AlertId alert, const QString& reason)
{
    return m_alerts.dismiss(command, alert, reason);
}

DeskServices::Reply DatabaseServices::resolveAlert(CommandId command, AlertId alert, const QList<AppointmentId>& keep,
                                                   const QString& reason)
{
    return m_alerts.resolve(command, alert, keep, reason);
}

DeskServices::Reply DatabaseServices::reportProblem(CommandId command, RequestId request, const QString& report)
{
    return m_alerts.reportProblem(command, request, report);
}

DeskServices::Reply DatabaseServices::releaseAll(CommandId command, const QList<AppointmentId>& slotIds,
                                                 const QString& reason)
{
    return m_booking.releaseAll(command, slotIds, reason);
}

DeskServices::Reply DatabaseServices::cancelAll(CommandId command, const QList<RequestId>& requests,
                                                const QString& reason)
{
    return m_booking.cancelAll(command, requests, reason);
}

DeskServices::Reply DatabaseServices::sendOffersAll(CommandId command, const QList<RequestId>& requests)
{
    return m_booking.sendOffersAll(command, requests);
}

DeskServices::Reply DatabaseServices::preview(const QString& function, const QJsonObject& arguments)
{
    return m_dryRuns.preview(function, arguments);
}

BoardQueries::Answer<QList<Candidate>> DatabaseServices::candidates(AppointmentId slot)
{
    return m_queries.candidates(slot);
}

BoardQueries::Answer<QList<TimelineEntry>> DatabaseServices::timeline(RequestId request)
{
    return m_queries.timeline(request);
}

BoardQueries::Answer<RequestSheet> DatabaseServices::sheet(RequestId request)
{
    return m_queries.sheet(request);
}

BoardQueries::Answer<QList<SearchHit>> DatabaseServices::search(const QString& typed)
{
    return m_queries.search(typed);
}

BoardQueries::Answer<QList<ReasonCode>> DatabaseServices::reasonCodes()
{
    return m_queries.reasonCodes();
}

BoardQueries::Answer<ForeignGuard::Status> DatabaseServices::guardFindings()
{
    return m_queries.guardFindings();
}

CommandLog::Answer<CommandReceipt> DatabaseServices::myCommands(const QDateTime& since)
{
    return m_log.mine(since);
}

CommandLog::Answer<int> DatabaseServices::undoMinutes()
{
    return m_log.undoMinutes();
}

} // namespace slotdesk
