// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"
#include "domain/statuses.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <array>
#include <optional>

namespace slotdesk {

/// A moment to the microsecond, since 1970 in UTC: QDateTime knows milliseconds only.
using Micros = qint64;

/// One who booked: when, in which process, by which program, and how far that is known.
struct RaceWriter
{
    enum Moment {
        Offered,   ///< the offer went out
        Began,     ///< the writer's transaction: an old backend looks whether there is room after this
        Sent,      ///< its statement reached the server, and perhaps waited there
        Written,   ///< the booking's row
        Committed, ///< everybody sees it
        MomentCount
    };

    AppointmentId appointment;
    RequestId request;
    TherapistId therapist;
    QString therapistName;
    bool live = false;    ///< still booked
    bool tooMany = false; ///< came when there was no room
    QString source;       ///< guard, command, hand, import, clock
    QString login;
    QString application; ///< as the program called itself
    QString version;     ///< of that program; empty when it does not say
    int pid = 0;         ///< of the server process; 0: not known
    QString transaction;
    std::array<std::optional<Micros>, MomentCount> at; ///< nothing: not recorded
    /// The next writer waited for the end of this transaction and wrote then.
    std::optional<Micros> committedBefore;
};

/// The race behind an alert: who wrote what when, the first write first.
struct RaceStory
{
    AlertId alert;
    AlertKind kind = AlertKind::Unknown;
    RequestId request;
    int slots = 0;
    QString marketName;
    QByteArray timeZone; ///< of the market: times are shown in it
    std::optional<Micros> closedAt;
    QList<RaceWriter> writers;

    /// Milliseconds between this write and the one before; for the first, and when one is not known: nothing.
    [[nodiscard]] std::optional<double> gapMs(qsizetype writer) const;
    /// From the first write to the last.
    [[nodiscard]] double spanMs() const;
    [[nodiscard]] bool isEmpty() const { return writers.isEmpty(); }
};

} // namespace slotdesk
