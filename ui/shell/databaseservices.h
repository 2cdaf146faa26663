// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/alertservice.h"
#include "ui/shell/databasecallers.h"
#include "ui/shell/databasereview.h"
#include "ui/shell/databasesettlements.h"
#include "ui/shell/deskservices.h"

namespace slotdesk {

/// DeskServices on a database: commands, questions and reports each have a connection of their own, so that a long
/// question never keeps a command waiting, nor a report a question. The version on screen goes along as the expected
/// one.
class DatabaseServices : public DeskServices
{
public:
    DatabaseServices(std::shared_ptr<DbWorker> commands, std::shared_ptr<DbWorker> questions,
                     std::shared_ptr<DbWorker> reports);

    Reply assign(CommandId command, const Appointment& slot, TherapistId therapist, const QString& reason) override;
    Reply reassign(CommandId command, const Appointment& slot, TherapistId therapist, const QString& reason) override;
    Reply release(CommandId command, const Appointment& slot, const QString& reason) override;
    Reply cancelSlot(CommandId command, const Appointment& slot, const QString& reason,
                     const QString& askedBy) override;
    Reply cancelRequest(CommandId command, const AppointmentRequest& request, const QString& reason,
                        const QString& askedBy) override;
    Reply sendOffers(CommandId command, RequestId request) override;
    Reply withdrawOffer(CommandId command, OfferId offer, const QString& reason) override;
    Reply undo(CommandId command, CommandId undoes) override;
    Reply swap(CommandId command, const Appointment& a, const Appointment& b, const QString& reason) override;
    Reply joinWaitlist(CommandId command, OfferId offer) override;
    Reply claimAlert(CommandId command, AlertId alert) override;
    Reply snoozeAlert(CommandId command, AlertId alert, int minutes) override;
    Reply dismissAlert(CommandId command, AlertId alert, const QString& reason) override;
    Reply resolveAlert(CommandId command, AlertId alert, const QList<AppointmentId>& keep,
                       const QString& reason) override;
    Reply reportProblem(CommandId command, RequestId request, const QString& report) override;
    Reply releaseAll(CommandId command, const QList<AppointmentId>& slotIds, const QString& reason) override;
    Reply cancelAll(CommandId command, const QList<RequestId>& requests, const QString& reason) override;
    Reply sendOffersAll(CommandId command, const QList<RequestId>& requests) override;
    Reply preview(const QString& function, const QJsonObject& arguments) override;

    BoardQueries::Answer<QList<Candidate>> candidates(AppointmentId slot) override;
    BoardQueries::Answer<QList<TimelineEntry>> timeline(RequestId request) override;
    BoardQueries::Answer<RequestSheet> sheet(RequestId request) override;
    BoardQueries::Answer<QList<SearchHit>> search(const QString& typed) override;
    BoardQueries::Answer<QList<ReasonCode>> reasonCodes() override;
    CallerServices& callers() override { return m_callers; }
    SettlementServices& settlements() override { return m_settlements; }
    ReviewServices& review() override { return m_review; }
    BoardQueries::Answer<ForeignGuard::Status> guardFindings() override;
    CommandLog::Answer<CommandReceipt> myCommands(const QDateTime& since) override;
    CommandLog::Answer<int> undoMinutes() override;
    TrendService::Answer trend(const TrendQuestion& question) override { return m_trends.ask(question); }
    BoardQueries::Answer<ServerFacts> serverFacts() override { return m_queries.serverFacts(); }
    RelayService::Answer<DeadLetter> deadLetters() override { return m_deadLetters.deadLetters(); }
    Reply sendAgain(CommandId command, qint64 delivery) override { return m_relay.sendAgain(command, delivery); }

private:
    DatabaseCallers m_callers;
    DatabaseSettlements m_settlements;
    DatabaseReview m_review;
    BookingService m_booking;
    AlertService m_alerts;
    BookingService m_dryRuns; ///< on the connection of the questions: a command never waits for one
    BoardQueries m_queries;
    CommandLog m_log;
    TrendService m_trends;
    RelayService m_relay;
    RelayService m_deadLetters; ///< on the connection of the questions
};

} // namespace slotdesk
