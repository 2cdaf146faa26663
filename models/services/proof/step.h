// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/worldstate.h"

#include <memory>
#include <set>

namespace slotdesk::proof {

enum class Expect {
    Anything, ///< expected_version null
    AsMade,   ///< the version that the row had when the world was made
    Stale,    ///< one that it never has
};

/// One call of a command, by the world's own ids. Only what its function needs is set.
struct Step
{
    QByteArray function;
    int number = 0; ///< of the command in its case: becomes the row's Writer
    RequestId request = {};
    TherapistId therapist = {}; ///< with request: the offer; with row: the new one
    AppointmentId row = {};
    AppointmentId otherRow = {}; ///< swap
    Expect expect = Expect::Anything;
    std::vector<qint64> items = {}; ///< bulk, resolve_double_booking; therapists of send_offers
    bool everybody = true;          ///< send_offers, create_request: therapists null
    int starts = 0;                 ///< create_request, reschedule
    int minutes = 60;
    int slotCount = 1;
    int undoes = 0;        ///< the number of the command that is undone
    QByteArray key = {};   ///< the case of an alert command
    QByteArray inner = {}; ///< preview: the function asked about

    /// Whom to ask is decided by a look without a lock, at any moment while the command runs, for each request at its
    /// own: these therapists' times were seen as they were before (or after) another session's change. SerialCheck
    /// fills it in, from what the command looked at.
    std::set<OfferKey> seenOtherwise = {};
    std::shared_ptr<std::set<OfferKey>> looks = {}; ///< where to note them; null: nowhere

    [[nodiscard]] QString text() const;
};

/// What a session does between BEGIN and COMMIT or ROLLBACK.
struct Transaction
{
    std::vector<Step> steps;
    bool commits = true;

    [[nodiscard]] QString text() const;
};

/// What a command answered: the outcome's code, and which row it was about.
struct Answer
{
    QByteArray code; ///< of expire_due: how many requests it changed
    bool operator==(const Answer&) const = default;
};

/// A transaction as it happened. `began` and `ended` count in one sequence: what ended before another began comes
/// before it in every order that explains the two.
struct Happened
{
    Transaction transaction;
    std::vector<Answer> answers;
    bool committed = true;
    int began = 0;
    int ended = 0;

    [[nodiscard]] QString text() const;
};

} // namespace slotdesk::proof
