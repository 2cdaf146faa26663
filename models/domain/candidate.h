// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace slotdesk {

/// One row of `slotdesk.candidates(appointment)`: a therapist who could take the slot, or why not. Best first.
struct Candidate
{
    TherapistId therapist;
    QString name;
    QString phone;
    double rating = 0; ///< 0 to 5; 0 when not rated
    bool eligible = false;
    QString refusal;        ///< why not, one sentence; empty when eligible
    QString refusalCode;    ///< therapist_busy, already_on_request, inactive, wrong_service
    int gapBeforeMin = -1;  ///< minutes free before; -1: nothing that day
    int gapAfterMin = -1;   ///< minutes free after; -1: nothing that day
    int recentDeclines = 0; ///< in the last 30 days
    QString offerStatus;    ///< of this request's offer to them, empty when none

    friend bool operator==(const Candidate&, const Candidate&) = default;
};

} // namespace slotdesk
