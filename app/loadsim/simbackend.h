// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/loadsim/simplan.h"
#include "db/pgconnection.h"

namespace slotdesk {

/// What a backend of the phone apps does. Each call is one thing that happens and answers its outcome code.
class SimBackend
{
public:
    struct Offer
    {
        qint64 id = 0;
        qint64 request = 0;
        qint64 therapist = 0;
        double ageMs = 0;
    };
    /// What was done and how it ended: "accept_offer", "ok". Both empty: nothing to do.
    struct Event
    {
        QString what;
        QString code;
    };

    virtual ~SimBackend() = default;
    SimBackend(const SimBackend&) = delete;
    SimBackend& operator=(const SimBackend&) = delete;

    /// The outstanding offers, the newest request first.
    [[nodiscard]] virtual Result<QList<Offer>> offers(PgConnection& connection) = 0;
    [[nodiscard]] virtual Result<Event> accept(PgConnection& connection, const Offer& offer) = 0;
    [[nodiscard]] virtual Result<Event> decline(PgConnection& connection, const Offer& offer) = 0;
    /// What comes in besides answers: new calls, cancellations, the clock.
    [[nodiscard]] virtual Result<Event> otherwise(PgConnection& connection, SimPlan& plan) = 0;

protected:
    SimBackend() = default;
    [[nodiscard]] static Result<QList<Offer>> read(PgConnection& connection, QByteArrayView sql);
};

} // namespace slotdesk
