// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/loadsim/simbackend.h"

namespace slotdesk {

/// A backend as it should be: every change is one call of a service function.
class LockedBackend : public SimBackend
{
public:
    [[nodiscard]] Result<QList<Offer>> offers(PgConnection& connection) override;
    [[nodiscard]] Result<Event> accept(PgConnection& connection, const Offer& offer) override;
    [[nodiscard]] Result<Event> decline(PgConnection& connection, const Offer& offer) override;
    [[nodiscard]] Result<Event> otherwise(PgConnection& connection, SimPlan& plan) override;

private:
    [[nodiscard]] static Result<Event> call(PgConnection& connection, const char* name, QByteArrayView sql,
                                            const SqlParams& params);
    [[nodiscard]] static Result<Event> create(PgConnection& connection, SimPlan& plan);
    [[nodiscard]] static Result<Event> cancel(PgConnection& connection, SimPlan& plan);
    [[nodiscard]] static Result<Event> release(PgConnection& connection, SimPlan& plan);
    int m_turns = 0;
};

} // namespace slotdesk
