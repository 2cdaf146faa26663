// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/dbworker.h"
#include "feed/fanout/feeddoorman.h"

#include <QtCore/QUuid>

namespace slotdesk {

/// What a relay and the database say to each other about desks: that it is there, tickets, rights. A thread and a
/// connection of its own, as a login of slotdesk_worker.
class RelayRegister : public FeedDoorman
{
public:
    /// How desks reach it.
    struct Address
    {
        QString host;
        quint16 port = 0;
        QByteArray certificate; ///< SHA-256, 64 hexadecimal digits
    };

    explicit RelayRegister(const Endpoint& endpoint);

    /// Before serve().
    void setAddress(const Address& address) { m_address = address; }

    [[nodiscard]] QFuture<Result<QList<DeskRight>>> admit(const QByteArray& ticket) override;
    [[nodiscard]] QFuture<Result<QList<DeskRight>>> rights(const QStringList& logins) override;
    /// Says that the relay is there, for `milliseconds`. False: the address is none.
    [[nodiscard]] QFuture<Result<bool>> serve(int desks, int milliseconds);
    /// No desk is sent here any more. Waits for a moment at most.
    void leave();

private:
    const QByteArray m_id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    Address m_address;
    DbWorker m_worker;
};

} // namespace slotdesk
