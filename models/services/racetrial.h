// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"

#include <QtCore/QJsonObject>

namespace slotdesk {

/// The story itself, side by side: the same requests, accepted by all therapists at the same moment, once by code that
/// checks and then inserts, once by accept_offer. In a database of its own, which is dropped in the end; nothing else
/// of the server is touched. Blocking.
class RaceTrial
{
public:
    struct Options
    {
        int requests = 40;
        int connections = 8; ///< therapists who accept at once, each on a connection of their own
        int slots = 1;       ///< of each request
    };

    /// What one way of accepting left behind.
    struct Tally
    {
        QString way;          ///< "unlocked" or "locked"
        int doubleBooked = 0; ///< requests with more bookings than slots
        int surplus = 0;      ///< bookings too many
        int leftOpen = 0;     ///< slots that nobody got
        double seconds = 0;
    };

    struct Report
    {
        Options options;
        Tally unlocked;
        Tally locked;
        [[nodiscard]] QJsonObject toJson() const;
    };

    /// `server` may make databases. The interrupt ends the trial early, as Cancelled, and the database still goes.
    [[nodiscard]] static Result<Report> run(const Endpoint& server, const Options& options,
                                            const std::shared_ptr<Interrupt>& interrupt);
};

} // namespace slotdesk
