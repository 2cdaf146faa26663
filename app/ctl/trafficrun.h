// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/exitcode.h"
#include "app/ctl/output.h"
#include "services/demotraffic.h"

namespace slotdesk {

/// Simulated traffic from start to summary, for slotctl simulate and slotctl demo. Ctrl-C ends it early, not wrongly.
class TrafficRun
{
public:
    TrafficRun(const Endpoint& owner, Output& output) : m_owner(owner), m_output(output) {}

    [[nodiscard]] ExitCode run(const DemoTraffic::Options& options, int therapists);

private:
    [[nodiscard]] ExitCode summary(const DemoTraffic& traffic);

    Endpoint m_owner;
    Output& m_output;
};

} // namespace slotdesk
