// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/commandid.h"
#include "services/commandcaller.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QList>

namespace slotdesk {

/// What slotdesk.create_request takes. Times UTC, money in cents of the market's currency.
struct NewRequest
{
    ClientId client;
    MarketId market;
    QString service;
    int slots = 1; ///< 1 to 8
    QDateTime startsAt;
    int minutes = 60;
    QList<TherapistId> therapists; ///< empty: every eligible therapist of the market
    QString note;
    qint64 priceCents = -1; ///< -1: not known
    qint64 payCents = -1;   ///< a slot's pay
};

/// The only way a program of this project changes a booking: one method a command, one SQL function call each, sent as
/// CommandCaller says. `expectedVersion` 0 is sent as null: do not check.
class BookingService
{
public:
    using Reply = CommandCaller::Reply;

    explicit BookingService(std::shared_ptr<DbWorker> worker);

    [[nodiscard]] Reply createRequest(CommandId command, const NewRequest& request);
    [[nodiscard]] Reply sendOffers(CommandId command, RequestId request, const QList<TherapistId>& therapists = {});
    [[nodiscard]] Reply acceptOffer(CommandId command, OfferId offer);
    [[nodiscard]] Reply declineOffer(CommandId command, OfferId offer);
    [[nodiscard]] Reply assign(CommandId command, AppointmentId slot, TherapistId therapist, int expectedVersion,
                               const QString& reason);
    [[nodiscard]] Reply reassign(CommandId command, AppointmentId slot, TherapistId therapist, int expectedVersion,
                                 const QString& reason);
    [[nodiscard]] Reply release(CommandId command, AppointmentId slot, int expectedVersion, const QString& reason);
    [[nodiscard]] Reply cancelAppointment(CommandId command, AppointmentId slot, int expectedVersion,
                                          const QString& reason, const QString& askedBy = {});
    [[nodiscard]] Reply cancelRequest(CommandId command, RequestId request, int expectedVersion, const QString& reason,
                                      const QString& askedBy = {});
    [[nodiscard]] Reply withdrawOffer(CommandId command, OfferId offer, const QString& reason);
    /// "Take me if it opens": remembered on a full request, booked at once on an open one.
    [[nodiscard]] Reply joinWaitlist(CommandId command, OfferId offer);
    [[nodiscard]] Reply swap(CommandId command, AppointmentId a, int versionA, AppointmentId b, int versionB,
                             const QString& reason);
    [[nodiscard]] Reply reschedule(CommandId command, RequestId request, const QDateTime& startsAt, int minutes,
                                   int expectedVersion, const QString& reason);
    [[nodiscard]] Reply complete(CommandId command, AppointmentId slot);
    [[nodiscard]] Reply noShow(CommandId command, AppointmentId slot, const QString& reason);
    [[nodiscard]] Reply undo(CommandId command, CommandId undoes);
    /// One outcome for all; detail["items"] has each one's own.
    [[nodiscard]] Reply releaseAll(CommandId command, const QList<AppointmentId>& slotIds, const QString& reason);
    [[nodiscard]] Reply cancelAll(CommandId command, const QList<RequestId>& requests, const QString& reason);
    [[nodiscard]] Reply sendOffersAll(CommandId command, const QList<RequestId>& requests);

    /// What this command would answer now: no lock, no trace. `arguments` by the names of its SQL parameters.
    [[nodiscard]] Reply preview(const QString& function, const QJsonObject& arguments);

private:
    [[nodiscard]] Reply call(const QByteArray& sql, const SqlParams& params);
    CommandCaller m_caller;
};

} // namespace slotdesk
