// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/alert.h"
#include "domain/appointment.h"
#include "domain/appointmentoffer.h"
#include "domain/appointmentrequest.h"

#include <QtCore/QMetaType>

namespace slotdesk {

/// How true the board is right now.
struct FeedHealth
{
    enum class State {
        Connecting, ///< nothing to show yet
        Live,       ///< the tail was read within the last moments
        Lagging,    ///< the tail is read but an open transaction holds it back: see holder
        Stale,      ///< the server does not answer; asOf says since when
        ReadOnly,   ///< a newer or older schema, or a standby: shown, not changed
    };

    /// Whom the desk asks.
    enum class Source {
        Server,   ///< the database itself
        Relay,    ///< a relay tells it
        LostRelay ///< the database, because the relay that it followed is gone
    };

    State state = State::Connecting;
    QDateTime asOf; ///< UTC: the board is true as of this moment of this machine's clock
    int lagMs = 0;  ///< age of the oldest change that is not shown yet
    QString holder; ///< who holds the horizon back, e.g. "nightly-report (pid 4711), 3 s"
    QString reason; ///< why stale or read-only, one sentence
    Source source = Source::Server;
    friend bool operator==(const FeedHealth&, const FeedHealth&) = default;
};

/// What the feed read in one go: the state after the events of one poll, or a whole snapshot. A value: made in the
/// feed's thread, applied to LiveStore in the GUI thread.
struct FeedBatch
{
    bool snapshot = false;         ///< everything there is: rows not in it are gone
    bool isPart = false;           ///< of a snapshot that comes in parts; the last of them is the snapshot
    QList<RequestId> inParts;      ///< of a snapshot: requests that its parts have brought, ascending
    QList<RequestId> requestScope; ///< requests that were read again; one without a row left the board
    QList<AlertId> alertScope;     ///< alerts that were read again; one without a row is no longer open
    QList<AppointmentRequest> requests;
    QList<Appointment> slotRows;    ///< all rows of the requests in scope
    QList<AppointmentOffer> offers; ///< all offers of the requests in scope
    QList<Alert> alerts;
    QByteArray incarnation; ///< of the feed, in a snapshot and its parts: another one is another history. Not sent on
    FeedHealth health;
};

} // namespace slotdesk

Q_DECLARE_METATYPE(slotdesk::FeedBatch)
Q_DECLARE_METATYPE(slotdesk::FeedHealth)
