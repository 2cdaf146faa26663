// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/feedbatch.h"
#include "feed/liverows.h"

#include <QtCore/QObject>

namespace slotdesk {

/// The rows of the board, kept true by FeedBatch and by nothing else. GUI thread. A row is replaced only by one of the
/// same or a newer version (request counts may change without a new version); each apply() emits each signal at most
/// once. Pointers and lists handed out are good until the next apply().
class LiveStore : public QObject
{
    Q_OBJECT

public:
    explicit LiveStore(QObject* parent = nullptr);

    [[nodiscard]] QList<RequestId> requestIds() const;
    [[nodiscard]] const AppointmentRequest* request(RequestId id) const;
    [[nodiscard]] QList<Appointment> slotsOf(RequestId id) const;       ///< by position, then rows without one
    [[nodiscard]] QList<AppointmentOffer> offersOf(RequestId id) const; ///< pending first, then by name
    [[nodiscard]] QList<OfferId> offerIds() const;
    [[nodiscard]] const AppointmentOffer* offer(OfferId id) const;
    [[nodiscard]] QList<AlertId> alertIds() const;
    [[nodiscard]] const Alert* alert(AlertId id) const;
    [[nodiscard]] const FeedHealth& health() const { return m_health; }

public Q_SLOTS:
    void apply(const slotdesk::FeedBatch& batch);
    void setHealth(const slotdesk::FeedHealth& health);

Q_SIGNALS:
    /// `reworded`: those of `changed`, in the same order, whose client, phone, service, market or status is another.
    void requestsChanged(const QList<slotdesk::RequestId>& added, const QList<slotdesk::RequestId>& changed,
                         const QList<slotdesk::RequestId>& removed, const QList<slotdesk::RequestId>& reworded);
    /// The slot rows of these requests changed.
    void slotsChanged(const QList<slotdesk::RequestId>& requests);
    void offersChanged(const QList<slotdesk::OfferId>& added, const QList<slotdesk::OfferId>& changed,
                       const QList<slotdesk::OfferId>& removed);
    void alertsChanged(const QList<slotdesk::AlertId>& added, const QList<slotdesk::AlertId>& changed,
                       const QList<slotdesk::AlertId>& removed);
    void healthChanged(const slotdesk::FeedHealth& health);

private:
    LiveRows m_rows;
    QHash<AlertId, Alert> m_alerts;
    FeedHealth m_health;
};

} // namespace slotdesk
