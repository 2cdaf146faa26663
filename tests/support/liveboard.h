// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clock.h"
#include "feed/feedbatch.h"

#include <QtCore/QMap>

namespace slotdesk::test {

/// A clock that stands still until it is set.
class StillClock : public Clock
{
public:
    explicit StillClock(const QDateTime& now) : m_now(now) {}
    [[nodiscard]] QDateTime nowUtc() const override { return m_now; }
    void set(const QDateTime& now) { m_now = now; }
    void advance(int seconds) { m_now = m_now.addSecs(seconds); }

private:
    QDateTime m_now;
};

/// A made-up board, changed row by row, handed out as the FeedBatch values a feed would send. Counts and statuses of a
/// request follow its slots and offers, versions rise with each change.
class LiveBoard
{
public:
    explicit LiveBoard(const QDateTime& now = defaultNow());
    [[nodiscard]] static QDateTime defaultNow();

    /// Opens `slots` slots in `market` (1 New York, 2 Los Angeles, 3 Chicago), to start in `minutes`.
    RequestId addRequest(const QString& client, const QString& service, int slots, int minutes, qint64 market = 1);
    OfferId addOffer(RequestId request, const QString& therapist, int lapsesInMinutes = 18);
    /// Books the first open slot; a further row when there is none.
    AppointmentId book(RequestId request, const QString& therapist);
    void cancel(RequestId request);
    void setOffer(OfferId offer, OfferStatus status, const QString& cause = {});
    /// Lost to a full request, and in line from now on.
    void putInLine(OfferId offer);
    AlertId addAlert(AlertKind kind, RequestId request, const QString& note = {}, double gapMs = 11);
    void closeAlert(AlertId alert);
    void removeRequest(RequestId request);
    void setClientName(RequestId request, const QString& name);
    void touch(RequestId request);

    [[nodiscard]] AppointmentRequest request(RequestId id) const { return m_requests.value(id); }
    [[nodiscard]] QList<Appointment> slotsOf(RequestId id) const;
    [[nodiscard]] FeedBatch snapshot() const;
    /// What changed since the last takeBatch() or snapshot().
    [[nodiscard]] FeedBatch takeBatch();
    [[nodiscard]] FeedHealth health() const;

    /// `count` requests of all states with slots, offers and a few alerts; the same for the same count.
    [[nodiscard]] static LiveBoard filled(int count, const QDateTime& now = defaultNow());
    /// The board of the design's picture.
    [[nodiscard]] static LiveBoard sketch(const QDateTime& now = defaultNow());

private:
    void follow(RequestId id);
    void collect(RequestId id, FeedBatch& batch) const;

    QDateTime m_now;
    qint64 m_nextId = 1;
    qint64 m_nextRequest = 48001;
    QMap<RequestId, AppointmentRequest> m_requests;
    QMap<AppointmentId, Appointment> m_slots;
    QMap<OfferId, AppointmentOffer> m_offers;
    QMap<AlertId, Alert> m_alerts;
    QHash<QString, TherapistId> m_therapists;
    QList<RequestId> m_dirty;
    QList<AlertId> m_dirtyAlerts;
};

} // namespace slotdesk::test
