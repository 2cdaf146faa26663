// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"

#include <QtCore/QJsonObject>

namespace slotdesk {

/// What a program without a screen reads: rows as JSON objects, named as the views name them, times in UTC
/// ("2026-03-08T14:03:07.412Z"). Every row that has a time carries its market's time_zone. Blocking; read-only.
class Listings
{
public:
    using Rows = Result<QList<QJsonObject>>;

    struct RequestFilter
    {
        QString status;   ///< empty: any
        QString market;   ///< name or id; empty: every one
        bool all = false; ///< also what is long over
        int limit = 100;
    };

    explicit Listings(PgConnection& connection) : m_connection(connection) {}

    /// Refused when the filter names a market that is not there.
    [[nodiscard]] Rows requests(const RequestFilter& filter);
    /// One request with its appointments, offers and timeline; no row when there is none that the caller may see.
    [[nodiscard]] Rows request(qint64 id);
    [[nodiscard]] Rows outstandingOffers(qint64 request, qint64 therapist, int limit);
    [[nodiscard]] Rows alerts(const QString& kind, bool all, int limit);
    /// What the caller on the phone sees. Offers first, then appointments.
    [[nodiscard]] Rows therapistFeed(qint64 therapist);
    [[nodiscard]] Rows clientFeed(qint64 client);
    /// Whether any row the caller may see names them.
    [[nodiscard]] Result<bool> knowsTherapist(qint64 therapist);
    [[nodiscard]] Result<bool> knowsClient(qint64 client);

    [[nodiscard]] Result<QStringList> reasonCodes();
    [[nodiscard]] Rows markets();
    /// Every unsettled case; every broken invariant. Both read the whole database.
    [[nodiscard]] Rows doubleBookings();
    /// Supervisors, administrators, workers and readers may; who books may not.
    [[nodiscard]] Result<bool> mayAskForViolations();
    [[nodiscard]] Rows violations();
    /// One object: counts for `slotctl status`.
    [[nodiscard]] Rows summary();

    /// A wall clock time ("2026-12-01 18:30") of a market as UTC. Usage error when the clock change skips that time and
    /// when it comes twice that night; refused when there is no such market.
    [[nodiscard]] Result<QDateTime> marketTime(qint64 market, const QString& wallTime);

private:
    [[nodiscard]] Rows rows(const QByteArray& sql, const SqlParams& params);
    [[nodiscard]] Result<bool> any(QByteArrayView sql, qint64 id);
    PgConnection& m_connection;
};

/// A fault of what the person typed, for all who check it.
[[nodiscard]] DbError usageError(const QString& message, const QString& hint = {});
/// A row that the caller named and may not see, or that is not there.
[[nodiscard]] DbError notThere(const QString& message);

} // namespace slotdesk
