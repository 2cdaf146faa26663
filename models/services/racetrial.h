// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"

#include <QtCore/QJsonObject>

namespace slotdesk {

/// The story itself, side by side: the same requests accepted in every way that resources/sql/race/ways.sql knows, the
/// known wrong fixes and accept_offer among them. First the interleavings that each of them must answer for, step by
/// step; then all therapists at the same moment. In a database of its own, which is dropped in the end; nothing else of
/// the server is touched. Blocking.
class RaceTrial
{
public:
    struct Options
    {
        int requests = 40;
        int connections = 8; ///< therapists who accept at once, each on a connection of their own
        int slots = 1;       ///< of each request
    };

    /// What went wrong, in one interleaving or in all of them and the storm.
    struct Anomalies
    {
        int doubleBooked = 0; ///< requests with more bookings than slots
        int surplus = 0;      ///< bookings too many
        int overwritten = 0;  ///< told "ok", and somebody else stands there
        int falseFull = 0;    ///< told "full" of a request that is not
        int leftOpen = 0;     ///< slots that nobody got though somebody asked
        int errors = 0;       ///< SQL errors in the face of the caller

        [[nodiscard]] bool none() const
        {
            return doubleBooked + surplus + overwritten + falseFull + leftOpen + errors == 0;
        }
        [[nodiscard]] QJsonObject toJson() const;
    };

    /// What one way of accepting left behind.
    struct Tally
    {
        QString way;
        QString about;
        Anomalies all;
        QList<std::pair<QString, Anomalies>> interleavings;
        double seconds = 0; ///< of the storm
        [[nodiscard]] QJsonObject toJson() const;
    };

    struct Report
    {
        Options options;
        QList<Tally> ways; ///< the locked one is the last
        [[nodiscard]] const Tally& locked() const { return ways.last(); }
        [[nodiscard]] QJsonObject toJson() const;
    };

    /// `server` may make databases. The interrupt ends the trial early, as Cancelled, and the database still goes.
    [[nodiscard]] static Result<Report> run(const Endpoint& server, const Options& options,
                                            const std::shared_ptr<Interrupt>& interrupt);
};

} // namespace slotdesk
