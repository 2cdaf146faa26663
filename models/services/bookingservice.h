// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/dbworker.h"
#include "domain/commandid.h"
#include "domain/outcome.h"
#include "domain/result.h"

#include <QtCore/QDateTime>
#include <QtCore/QFuture>
#include <QtCore/QList>
#include <memory>

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

/// The only way a program of this project changes a booking: one method a command, one SQL function call each.
/// A reply lost on the way (in doubt) is asked for again with the same command id, once, on a new connection; what
/// still fails then is a DbError with inDoubt set. Thread-safe; the future finishes in the worker's thread, so continue
/// with then(context, …). `expectedVersion` 0 is sent as null: do not check.
class BookingService
{
public:
    using Reply = QFuture<Result<Outcome>>;

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

private:
    [[nodiscard]] Reply call(const QByteArray& sql, const SqlParams& params);
    std::shared_ptr<DbWorker> m_worker;
};

} // namespace slotdesk
