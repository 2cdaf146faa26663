// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/localdatabase.h"
#include "services/simworld.h"

#include <optional>

namespace slotdesk {

/// Gets the desk's database ready. Blocking: for a thread beside the GUI's.
class DatabaseOpener
{
public:
    struct Wish
    {
        QString uri; ///< empty: the private PostgreSQL
        bool demo = false;
        bool traffic = true; ///< with demo: people who call and answer
    };

    struct Opened
    {
        std::unique_ptr<LocalDatabase> local; ///< holds the private cluster; none with a URI
        Endpoint endpoint;
        QString who;
        std::optional<SimWorld> world; ///< whom the demo's traffic is about
    };

    [[nodiscard]] static Result<Opened> open(const Wish& wish, const LocalDatabase::Progress& progress);

private:
    [[nodiscard]] static Result<Opened> openServer(const QString& uri);
    [[nodiscard]] static Result<Opened> openHere(const Wish& wish, const LocalDatabase::Progress& progress);
};

} // namespace slotdesk
