// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/loadsim/simbackend.h"

namespace slotdesk {

/// A backend as it should be: every change is one call of a service function.
class LockedBackend : public SimBackend
{
public:
    explicit LockedBackend(bool paced) : m_paced(paced) {}

    [[nodiscard]] Result<QList<Offer>> offers(PgConnection& connection) override;
    [[nodiscard]] Result<Event> accept(PgConnection& connection, const Offer& offer) override;
    [[nodiscard]] Result<Event> decline(PgConnection& connection, const Offer& offer) override;
    [[nodiscard]] Result<Event> otherwise(PgConnection& connection, SimPlan& plan) override;

private:
    [[nodiscard]] static Result<Event> call(PgConnection& connection, const char* name, QByteArrayView sql,
                                            const SqlParams& params);
    [[nodiscard]] Result<Event> create(PgConnection& connection, SimPlan& plan) const;
    [[nodiscard]] static Result<Event> cancel(PgConnection& connection, SimPlan& plan);
    [[nodiscard]] static Result<Event> release(PgConnection& connection, SimPlan& plan);
    /// A supervisor's hand, so that a demo does not fill up with double bookings: the oldest goes when there are many.
    [[nodiscard]] static Result<Event> settle(PgConnection& connection);

    const bool m_paced; ///< as people do it, and not as fast as it goes
    int m_turns = 0;
};

} // namespace slotdesk
