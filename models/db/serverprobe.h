// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/endpoint.h"

namespace slotdesk {

/// Why no connection was made when no server said anything: told by asking again in smaller steps, not by the text of
/// an error. Blocking, a few seconds at most.
class ServerProbe
{
public:
    enum class Obstacle {
        NameUnknown, ///< nobody knows an address for the name
        NoAnswer,    ///< nothing listens there, or nothing comes back
        Encryption,  ///< a server answers, but not over the encrypted connection that was asked for
    };

    [[nodiscard]] static Obstacle obstacle(const Endpoint& endpoint);
};

} // namespace slotdesk
