// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/fanout/feeddoorman.h"

#include <QtCore/QHash>

namespace slotdesk {

/// A doorman without a database: tickets and rights are what the test says.
class OpenDoor : public FeedDoorman
{
public:
    [[nodiscard]] QFuture<Result<QList<DeskRight>>> admit(const QByteArray& ticket) override
    {
        const QString login = tickets.take(ticket); // once
        return rights(login.isEmpty() ? QStringList() : QStringList{login});
    }
    [[nodiscard]] QFuture<Result<QList<DeskRight>>> rights(const QStringList& logins) override
    {
        ++asked;
        if (isSilent)
            return QtFuture::makeReadyFuture(Result<QList<DeskRight>>(DbError{DbError::Kind::Lost, {}, {}, {}}));
        QList<DeskRight> known;
        for (const QString& login : logins) {
            if (const auto held = may.constFind(login); held != may.cend())
                known.append({login, login, *held});
        }
        return QtFuture::makeReadyFuture(Result<QList<DeskRight>>(known));
    }

    /// A new ticket of `login`.
    [[nodiscard]] QByteArray ticketOf(const QString& login)
    {
        const QByteArray ticket = "ticket-" + QByteArray::number(++m_drawn);
        tickets.insert(ticket, login);
        return ticket;
    }

    QHash<QByteArray, QString> tickets;
    QHash<QString, Audience> may;
    bool isSilent = false; ///< the database does not answer
    int asked = 0;

private:
    int m_drawn = 0;
};

} // namespace slotdesk
