// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/dbworker.h"
#include "domain/alert.h"
#include "domain/appointment.h"
#include "domain/appointmentoffer.h"
#include "domain/appointmentrequest.h"
#include "domain/candidate.h"
#include "domain/timelineentry.h"
#include "services/foreignguard.h"

#include <QtCore/QUuid>
#include <memory>

namespace slotdesk {

/// A request with its rows, for one that is not on the live board (history, an old double booking).
struct RequestSheet
{
    AppointmentRequest request;
    QList<Appointment> slots;       ///< by position, then the rows without one
    QList<AppointmentOffer> offers; ///< by therapist name

    friend bool operator==(const RequestSheet&, const RequestSheet&) = default;
};

/// One line under the search box: a request of the client or therapist that was found, today's first.
struct SearchHit
{
    RequestId request;
    ClientId client;
    TherapistId therapist; ///< valid when a therapist was found
    QString name;          ///< of the client or therapist
    QString phone;
    QString service;
    QString marketName;
    QByteArray timeZone;
    QDateTime startsAt; ///< UTC
    RequestStatus status = RequestStatus::Unknown;
};

/// A reason code of the schema's table, offered by the dialogs.
struct ReasonCode
{
    QString code;
    QString label;    ///< English; translated in ui/
    QStringList uses; ///< commands it suits: cancel, release, reassign, assign
};

/// What the server is, for "about".
struct ServerFacts
{
    QString version; ///< of PostgreSQL, as it says it
    int schema = 0;  ///< of Slotdesk
};

/// What came of asking to let pass what is past its time.
struct ExpiryTurn
{
    bool isMine = false;
    QString heldBy; ///< who does it: a person's desk, or where the relay is
    int lapsed = 0;
};

/// What the desk and slotctl read on demand, beside the live store. Read-only; one worker, questions in order.
class BoardQueries
{
public:
    template <typename T>
    using Answer = QFuture<Result<T>>;

    explicit BoardQueries(std::shared_ptr<DbWorker> worker);

    [[nodiscard]] Answer<QList<Candidate>> candidates(AppointmentId slot);
    [[nodiscard]] Answer<QList<TimelineEntry>> timeline(RequestId request);
    [[nodiscard]] Answer<RequestSheet> sheet(RequestId request);
    [[nodiscard]] Answer<QList<SearchHit>> search(const QString& typed);
    [[nodiscard]] Answer<QList<ReasonCode>> reasonCodes();
    /// What the guard on an old backend's tables found, when these are in this database; not installed when this login
    /// may not read it.
    [[nodiscard]] Answer<ForeignGuard::Status> guardFindings();
    [[nodiscard]] Answer<ServerFacts> serverFacts();
    /// Lapses what is past its time, and raises what is at risk, unless a relay or another desk does. A turn lasts
    /// `milliseconds`, or until the next call with the same holder (resources/sql/0041).
    [[nodiscard]] Answer<ExpiryTurn> expireInTurn(const QUuid& holder, int milliseconds);

private:
    std::shared_ptr<DbWorker> m_worker;
};

} // namespace slotdesk
