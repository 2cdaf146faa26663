// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/loadsim/simbackend.h"
#include "services/stopsignal.h"

namespace slotdesk {

/// An old backend that nobody has changed: it counts, it does its slow work (hooks, card, mail), it inserts. No lock,
/// as in the field; what comes of it is a real race.
class LegacyBackend : public SimBackend
{
public:
    LegacyBackend(SimPlan& plan, const StopSignal& stop, bool paced) : m_plan(plan), m_stop(stop), m_paced(paced) {}

    [[nodiscard]] Result<QList<Offer>> offers(PgConnection& connection) override;
    [[nodiscard]] Result<Event> accept(PgConnection& connection, const Offer& offer) override;
    [[nodiscard]] Result<Event> decline(PgConnection& connection, const Offer& offer) override;
    [[nodiscard]] Result<Event> otherwise(PgConnection& connection, SimPlan& plan) override;

private:
    SimPlan& m_plan;
    const StopSignal& m_stop;
    bool m_paced;
};

} // namespace slotdesk
