// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"
#include "domain/statuses.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace slotdesk {

/// Somebody who may be on the phone: a client or a therapist.
struct Caller
{
    enum class Kind : quint8 { Nobody, Client, Therapist };

    Kind kind = Kind::Nobody;
    qint64 id = 0; ///< of the client or the therapist, as `kind` says
    QString name;
    QString phone;      ///< as stored
    QString marketName; ///< a therapist's; a client belongs to none
    int coming = 0;     ///< requests or visits that are not over
    int inAll = 0;

    [[nodiscard]] bool isSomebody() const { return kind != Kind::Nobody && id > 0; }
    [[nodiscard]] ClientId client() const { return kind == Kind::Client ? ClientId(id) : ClientId(); }
    [[nodiscard]] TherapistId therapist() const { return kind == Kind::Therapist ? TherapistId(id) : TherapistId(); }
    [[nodiscard]] bool isSame(const Caller& other) const { return kind == other.kind && id == other.id; }
};

/// One line of what a caller booked: a client's request, or a therapist's visit in one.
struct CallerVisit
{
    RequestId request;
    QString service;
    QString marketName;
    QByteArray timeZone;
    QDateTime startsAt; ///< UTC
    QDateTime endsAt;   ///< UTC
    RequestStatus status = RequestStatus::Unknown;
    SlotStatus visit = SlotStatus::Unknown; ///< of the therapist's own row
    QString with;                           ///< the therapists' names, or the client's
    bool isToday = false;                   ///< in the market's own day
};

/// One line of the caller's own screen: an offer to answer or an appointment to come.
struct CallerFeedLine
{
    RequestId request;
    bool isOffer = false;
    QString service;
    QByteArray timeZone;
    QDateTime startsAt;  ///< UTC
    QDateTime endsAt;    ///< UTC
    QDateTime expiresAt; ///< UTC; of an offer
    SlotStatus slot = SlotStatus::Unknown;
    RequestStatus status = RequestStatus::Unknown; ///< what a client sees of the whole request
    QString with;                                  ///< who comes, or whom to go to; empty: nobody yet
    int position = 0;
    qint64 payCents = -1; ///< what a therapist is paid for it; -1: not known, or none of the caller's business
    QByteArray currency;  ///< ISO 4217, of payCents
};

} // namespace slotdesk
