// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "domain/commandid.h"
#include "domain/outcome.h"

namespace slotdesk {

/// A small market in a test's database, made and asked through one connection (not owned). Whatever fails ends the
/// program with the reason, as PgFixture does; an outcome is never a failure.
class BookingWorld
{
public:
    /// Empties a database that a BookingWorld was made in, ids from 1 again: quicker than a new database.
    static void clear(PgConnection& connection);

    /// Makes one market ("Albany", New York time), one client and `therapists` active therapists named T1, T2, …
    BookingWorld(PgConnection& connection, int therapists);

    [[nodiscard]] MarketId market() const { return m_market; }
    [[nodiscard]] ClientId client() const { return m_client; }
    [[nodiscard]] TherapistId therapist(int number) const { return m_therapists.at(number - 1); }
    [[nodiscard]] QList<TherapistId> therapists() const { return m_therapists; }

    /// A request that starts in `inMinutes` and lasts an hour, with offers to everybody free.
    RequestId request(int slotCount, int inMinutes = 180);
    [[nodiscard]] OfferId offer(RequestId request, int therapistNumber);
    /// The slot row at this position.
    [[nodiscard]] AppointmentId slot(RequestId request, int position);

    /// "accept_offer" with the arguments after the command id, as SQL text: call("release", {"7", "null",
    /// "'illness'"}).
    Outcome call(const char* function, const QByteArrayList& arguments, CommandId command = CommandId::make());
    Outcome accept(RequestId request, int therapistNumber);

    Outcome joinWaitlist(RequestId request, int therapistNumber);
    /// Time passes for this request and its slots: moves them into the past, as an interval ("3 h 10 min").
    void timePasses(RequestId request, const QByteArray& interval);

    [[nodiscard]] qint64 number(QByteArrayView sql);
    [[nodiscard]] QString text(QByteArrayView sql);
    PgResult run(QByteArrayView sql);
    /// What slotdesk.violations() says, one line each; empty when all is well.
    [[nodiscard]] QStringList violations();

private:
    PgConnection& m_connection;
    MarketId m_market;
    ClientId m_client;
    QList<TherapistId> m_therapists;
};

/// The row that a command answered.
[[nodiscard]] Outcome outcomeOf(const PgResult& result);

} // namespace slotdesk
