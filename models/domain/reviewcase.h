// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"
#include "domain/statuses.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace slotdesk {

/// How far the review of a case is.
enum class ReviewState : quint8 { Open, ToReview, SignedOff };

/// A case in the review queue: one row of `slotdesk.review_queue()`.
struct ReviewCase
{
    AlertId alert;
    AlertKind kind = AlertKind::Unknown;
    AlertStatus status = AlertStatus::Unknown;
    ReviewState state = ReviewState::Open;
    MarketId market;
    QString marketName;
    QByteArray timeZone;
    RequestId request;
    QString clientName;
    QDateTime startsAt;  ///< UTC, as the next ones
    QDateTime raisedAt;  ///<
    QDateTime settledAt; ///< invalid while nobody has
    QString agent;       ///< the login that settled it, has it, or reported it; may be empty
    QString agentName;
    QString reason;
    QString note;
    QString cause; ///< a code; empty: nobody has said one
    QString signedOffBy;
    QString signedOffName;
    QDateTime signedOffAt;
    QString signOffNote;
    double gapMs = -1;
    qint64 stakeCents = -1;
    QByteArray currency;
    bool settledByMe = false; ///< then somebody else signs it off

    friend bool operator==(const ReviewCase&, const ReviewCase&) = default;
};

/// What the queue is narrowed to; empty or invalid: everything.
struct ReviewFilter
{
    QString state; ///< open, to_review, signed_off; empty: what is not signed off
    QString agent; ///< a login
    MarketId market;
    QString cause;
};

/// Something the queue can be filtered by.
struct ReviewChoice
{
    QString what; ///< agent, market, cause
    QString code;
    QString label;
};

} // namespace slotdesk
