// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/loadsim/simbackend.h"
#include "services/stopsignal.h"

#include <QtCore/QDeadlineTimer>

namespace slotdesk {

/// One backend's life: waits, answers what is due, otherwise makes something happen, until the time is up, a signal
/// comes, or the program that started it is gone.
class Simulation
{
public:
    struct Options
    {
        int index = 0;
        int of = 1;
        int seconds = 0;  ///< 0: no end
        double calls = 0; ///< new things a second: requests, cancellations; 0: all as fast as it goes
    };

    Simulation(const Endpoint& endpoint, const Options& options, SimPlan& plan, SimBackend& backend,
               const StopSignal& stop);

    /// Done also when it was stopped; an error when the database cannot be used.
    [[nodiscard]] Result<Done> run();
    /// {"accept_offer": {"ok": 3, "already_filled": 9}, …}
    [[nodiscard]] QJsonObject counts() const { return m_counts; }

private:
    [[nodiscard]] bool pause(int ms) const;
    [[nodiscard]] Result<SimBackend::Event> step();
    [[nodiscard]] Result<Done> connect();
    void count(const SimBackend::Event& event);

    Endpoint m_endpoint;
    Options m_options;
    SimPlan& m_plan;
    SimBackend& m_backend;
    const StopSignal& m_stop;
    QDeadlineTimer m_end;
    std::unique_ptr<PgConnection> m_connection;
    QJsonObject m_counts;
};

} // namespace slotdesk
