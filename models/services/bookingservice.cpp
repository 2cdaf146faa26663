// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/bookingservice.h"

#include <QtCore/QJsonDocument>

namespace slotdesk {

namespace {

SqlParams& addTherapists(SqlParams& params, const QList<TherapistId>& therapists)
{
    return therapists.isEmpty() ? params.null() : params.addArray(therapists);
}

SqlParams& addCents(SqlParams& params, qint64 cents)
{
    return cents < 0 ? params.null() : params.add(cents);
}

} // namespace

BookingService::BookingService(std::shared_ptr<DbWorker> worker) : m_caller(std::move(worker)) {}

BookingService::Reply BookingService::call(const QByteArray& sql, const SqlParams& params)
{
    return m_caller.call(sql, params);
}

BookingService::Reply BookingService::createRequest(CommandId command, const NewRequest& request)
{
    SqlParams params;
    params.add(command).add(request.client).add(request.market).add(request.service).add(request.slots);
    params.add(request.startsAt).add(request.minutes);
    addTherapists(params, request.therapists).addOrNull(request.note);
    addCents(params, request.priceCents);
    addCents(params, request.payCents);
    return call("select * from slotdesk.create_request($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)", params);
}

BookingService::Reply BookingService::sendOffers(CommandId command, RequestId request,
                                                 const QList<TherapistId>& therapists)
{
    SqlParams params;
    params.add(command).add(request);
    return call("select * from slotdesk.send_offers($1, $2, $3)", addTherapists(params, therapists));
}

BookingService::Reply BookingService::acceptOffer(CommandId command, OfferId offer)
{
    return call("select * from slotdesk.accept_offer($1, $2)", SqlParams().add(command).add(offer));
}

BookingService::Reply BookingService::declineOffer(CommandId command, OfferId offer)
{
    return call("select * from slotdesk.decline_offer($1, $2)", SqlParams().add(command).add(offer));
}

BookingService::Reply BookingService::assign(CommandId command, AppointmentId slot, TherapistId therapist,
                                             int expectedVersion, const QString& reason)
{
    SqlParams params;
    params.add(command).add(slot).add(therapist);
    return call("select * from slotdesk.assign($1, $2, $3, $4, $5)", addVersion(params, expectedVersion).add(reason));
}

BookingService::Reply BookingService::reassign(CommandId command, AppointmentId slot, TherapistId therapist,
                                               int expectedVersion, const QString& reason)
{
    SqlParams params;
    params.add(command).add(slot).add(therapist);
    return call("select * from slotdesk.reassign($1, $2, $3, $4, $5)", addVersion(params, expectedVersion).add(reason));
}

BookingService::Reply BookingService::release(CommandId command, AppointmentId slot, int expectedVersion,
                                              const QString& reason)
{
    SqlParams params;
    params.add(command).add(slot);
    return call("select * from slotdesk.release($1, $2, $3, $4)", addVersion(params, expectedVersion).add(reason));
}

BookingService::Reply BookingService::cancelAppointment(CommandId command, AppointmentId slot, int expectedVersion,
                                                        const QString& reason, const QString& askedBy)
{
    SqlParams params;
    params.add(command).add(slot);
    addVersion(params, expectedVersion).add(reason).addOrNull(askedBy);
    return call("select * from slotdesk.cancel_appointment($1, $2, $3, $4, $5)", params);
}

BookingService::Reply BookingService::cancelRequest(CommandId command, RequestId request, int expectedVersion,
                                                    const QString& reason, const QString& askedBy)
{
    SqlParams params;
    params.add(command).add(request);
    addVersion(params, expectedVersion).add(reason).addOrNull(askedBy);
    return call("select * from slotdesk.cancel_request($1, $2, $3, $4, $5)", params);
}

BookingService::Reply BookingService::withdrawOffer(CommandId command, OfferId offer, const QString& reason)
{
    return call("select * from slotdesk.withdraw_offer($1, $2, $3)", SqlParams().add(command).add(offer).add(reason));
}

BookingService::Reply BookingService::joinWaitlist(CommandId command, OfferId offer)
{
    return call("select * from slotdesk.join_waitlist($1, $2)", SqlParams().add(command).add(offer));
}

BookingService::Reply BookingService::swap(CommandId command, AppointmentId a, int versionA, AppointmentId b,
                                           int versionB, const QString& reason)
{
    SqlParams params;
    params.add(command);
    addVersion(params.add(a), versionA);
    addVersion(params.add(b), versionB).add(reason);
    return call("select * from slotdesk.swap($1, $2, $3, $4, $5, $6)", params);
}

BookingService::Reply BookingService::reschedule(CommandId command, RequestId request, const QDateTime& startsAt,
                                                 int minutes, int expectedVersion, const QString& reason)
{
    SqlParams params;
    params.add(command).add(request).add(startsAt).add(minutes);
    addVersion(params, expectedVersion).add(reason);
    return call("select * from slotdesk.reschedule($1, $2, $3, $4, $5, $6)", params);
}

BookingService::Reply BookingService::complete(CommandId command, AppointmentId slot)
{
    return call("select * from slotdesk.complete($1, $2)", SqlParams().add(command).add(slot));
}

BookingService::Reply BookingService::noShow(CommandId command, AppointmentId slot, const QString& reason)
{
    return call("select * from slotdesk.no_show($1, $2, $3)", SqlParams().add(command).add(slot).add(reason));
}

BookingService::Reply BookingService::undo(CommandId command, CommandId undoes)
{
    return call("select * from slotdesk.undo($1, $2)", SqlParams().add(command).add(undoes));
}

BookingService::Reply BookingService::releaseAll(CommandId command, const QList<AppointmentId>& slotIds,
                                                 const QString& reason)
{
    return call("select * from slotdesk.release_all($1, $2, $3)",
                SqlParams().add(command).addArray(slotIds).add(reason));
}

BookingService::Reply BookingService::cancelAll(CommandId command, const QList<RequestId>& requests,
                                                const QString& reason)
{
    return call("select * from slotdesk.cancel_all($1, $2, $3)",
                SqlParams().add(command).addArray(requests).add(reason));
}

BookingService::Reply BookingService::sendOffersAll(CommandId command, const QList<RequestId>& requests)
{
    return call("select * from slotdesk.send_offers_all($1, $2)", SqlParams().add(command).addArray(requests));
}

BookingService::Reply BookingService::preview(const QString& function, const QJsonObject& arguments)
{
    return call("select * from slotdesk.preview($1, $2)",
                SqlParams().add(function).raw(QJsonDocument(arguments).toJson(QJsonDocument::Compact)));
}

} // namespace slotdesk
