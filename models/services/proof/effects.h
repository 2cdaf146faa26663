// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/step.h"

namespace slotdesk::proof {

/// What follows in the serial model when a command changes rows: statuses, offers, the waiting list, the alerts. The
/// words of the contract, not a copy of the SQL: no locks, no versions, one command after the other.
class Effects
{
public:
    Effects(WorldState& world, const Step& step)
        : w(world), m_by(step.number), m_seenOtherwise(step.seenOtherwise), m_looks(step.looks)
    {
    }
    Effects(WorldState& world, Writer by) : w(world), m_by(by) {}

    [[nodiscard]] Writer writer() const { return m_by; }
    [[nodiscard]] bool isOver(RequestId request) const; ///< cancelled, expired or completed
    [[nodiscard]] bool isClosedToOffers(RequestId request) const { return isOver(request) || started(request); }
    [[nodiscard]] bool isClosedToTheDesk(RequestId request) const { return isOver(request) || ended(request); }
    [[nodiscard]] bool started(RequestId request) const { return w.requests.at(request).starts <= 0; }
    [[nodiscard]] bool ended(RequestId request) const { return w.requests.at(request).ends <= 0; }

    void book(AppointmentId row, TherapistId therapist);
    void open(AppointmentId row);
    void cancel(AppointmentId row);
    void setOffer(RequestId request, TherapistId therapist, OfferStatus from, OfferStatus to);
    void setOffer(Offer& offer, OfferStatus to, Cause cause = Cause::None);
    /// The request's status as its rows say, and the end of its pending offers when it is full or closed.
    void followRows(RequestId request);
    /// A live row without a position takes the place of `freed`, which is cancelled; false when there is none.
    bool promoteSurplus(AppointmentId freed);
    /// A slot of the request has just opened: it goes to the first of the waiting list who is free; while there is
    /// nobody, offers go out. Never to the one who left.
    void refill(RequestId request, TherapistId whoLeft);
    /// Books from the waiting list while slots are open.
    void fillFromLine(RequestId request, TherapistId whoLeft);
    void leaveLine(Offer& offer);
    /// Asks these therapists; who declined only `byName`.
    int sendOffers(RequestId request, const std::vector<TherapistId>& therapists, bool byName);
    [[nodiscard]] std::vector<TherapistId> eligible(RequestId request) const;
    /// Active, and seen free at that time.
    [[nodiscard]] bool canBeAsked(TherapistId therapist, const Request& request) const;
    /// Makes the open alerts exactly the cases of double booking.
    void followCases();

private:
    [[nodiscard]] bool isSettled(const Alert& alert, const std::vector<AppointmentId>& rows) const;
    void setStatus(RequestId request, RequestStatus status);
    [[nodiscard]] std::optional<TherapistId> firstInLine(RequestId request, TherapistId whoLeft) const;
    void sendAgain(RequestId request, TherapistId whoLeft);

    WorldState& w;
    Writer m_by;
    std::set<OfferKey> m_seenOtherwise;
    std::shared_ptr<std::set<OfferKey>> m_looks;
};

} // namespace slotdesk::proof
