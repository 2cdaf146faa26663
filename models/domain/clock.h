// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>

namespace slotdesk {

/// Where "now" comes from, so that a test can set it. UTC. Implementations are thread-safe to read.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual QDateTime nowUtc() const = 0;

    /// The machine's own clock; lives for ever.
    [[nodiscard]] static const Clock& system();

protected:
    Clock() = default;
    Clock(const Clock&) = default;
    Clock& operator=(const Clock&) = default;
};

} // namespace slotdesk
