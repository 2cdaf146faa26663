// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/bookingservice.h"
#include "services/simworld.h"

#include <QtCore/QRandomGenerator>

namespace slotdesk {

/// What the simulated people want, decided by the seed: the same seed and the same offers give the same wishes, in
/// whichever process the question comes up.
class SimPlan
{
public:
    enum class Wish { Accept, Decline, Ignore };

    SimPlan(quint64 seed, int index, const SimWorld& world);

    /// Whether this backend answers for that therapist.
    [[nodiscard]] bool answersFor(qint64 therapist, int index, int of) const;
    [[nodiscard]] Wish wishFor(qint64 offer) const;
    /// How long after it was sent the offer is answered. Most therapists look at their phone when they have a hand
    /// free; now and then all of them are waiting for this one and answer within a moment: that is when it is raced.
    [[nodiscard]] int reactionMs(qint64 offer, qint64 request) const;

    [[nodiscard]] bool chance(double probability);
    [[nodiscard]] int between(int least, int most);
    /// A few therapists of a market, as an app asks the nearest ones.
    [[nodiscard]] QList<TherapistId> someTherapists(MarketId market);
    /// Nobody to ask for: nothing.
    [[nodiscard]] std::optional<NewRequest> newRequest(const QDateTime& now);

private:
    [[nodiscard]] quint64 drawn(qint64 id, quint64 salt) const;
    const SimWorld& m_world;
    quint64 m_seed;
    QRandomGenerator m_random;
};

} // namespace slotdesk
