// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/bookingworld.h"

namespace slotdesk {

/// A BookingWorld whose guard observes, with double bookings planted by hand and by an old backend's inserts.
class AlertWorld : public BookingWorld
{
public:
    explicit AlertWorld(PgConnection& connection);

    /// Written by hand with its slots, so that it may lie in the past.
    RequestId byHand(int slotCount, int inMinutes);
    /// As an old backend does it.
    void book(RequestId request, int therapistNumber);
    /// A double booking of this kind; the number of its open alert.
    qint64 plant(const QString& kind, int inMinutes);
    /// The newest of this kind; 0 when none is open.
    [[nodiscard]] qint64 openAlert(const QString& kind);

    /// "claim_alert(7)" as this connection's login; the command id is put before the arguments.
    static Outcome ask(PgConnection& connection, const QByteArray& call);
    Outcome ask(const QByteArray& call) { return ask(m_connection, call); }
    Outcome resolve(qint64 alert, const QByteArray& keep);
    /// As this connection's login; the ids of who stays, parted by commas.
    static Outcome resolveKeeping(PgConnection& connection, qint64 alert, const QByteArray& ids);
    /// The newest appointment of this therapist, as SQL text.
    [[nodiscard]] QByteArray rowOf(int therapistNumber);
    /// The kinds of what happened to an alert, in order.
    [[nodiscard]] QString historyOf(qint64 alert);

private:
    PgConnection& m_connection;
};

/// A number as SQL text.
[[nodiscard]] QByteArray num(qint64 value);
template <typename Tag>
[[nodiscard]] QByteArray num(Id<Tag> id)
{
    return num(id.value());
}

} // namespace slotdesk
