// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/endpoint.h"

namespace slotdesk {

/// Where the desk was opened last: remembered in the settings, never with a password.
struct StartMemory
{
    enum class Place { Unknown, Demo, Here, Server };

    Place place = Place::Unknown;
    QString address; ///< of the server

    [[nodiscard]] static StartMemory read();
    static void keep(Place place, const Endpoint& server = {});
};

} // namespace slotdesk
