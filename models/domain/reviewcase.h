// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"
#include "domain/statuses.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace slotdesk {

/// How far the review of a case is: nobody settled it, settled and waiting for somebody else's look, done with.
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
    QString agent;       ///< the login that settled it, has it, or reported it; empty: nobody yet
    QString agentName;
    QString proposedByName; ///< whose proposal the agent confirmed; mostly empty
    QString reason;         ///< "code" or "code: text"
    QString note;           ///< what was reported
    QString cause;          ///< a code; empty: nobody has said one
    QString signedOffByName;
    QDateTime signedOffAt;
    QString signOffNote;
    double gapMs = -1;      ///< -1 when not known
    qint64 stakeCents = -1; ///< -1 when not known
    QByteArray currency;
    bool isMine = false; ///< settled by the caller: somebody else signs it off

    friend bool operator==(const ReviewCase&, const ReviewCase&) = default;
};

/// What the queue is narrowed to; empty or invalid: everything.
struct ReviewFilter
{
    QString state; ///< open, to_review, signed_off; empty: what is not signed off
    QString agent; ///< a login that did anything about the case
    MarketId market;
    QString cause; ///< a code, or "none"

    friend bool operator==(const ReviewFilter&, const ReviewFilter&) = default;
};

/// Something that the queue can be narrowed to.
struct ReviewChoice
{
    QString what; ///< agent, market, cause
    QString code;
    QString label;
};

} // namespace slotdesk
