// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"

#include <QtCore/QJsonObject>

namespace slotdesk {

/// Everything that anybody did, refused commands and an old backend's writes too, newest first, for supervisors,
/// administrators and auditors. Blocking; read-only.
class AuditTrail
{
public:
    struct Filter
    {
        QString login;  ///< empty: anybody; so for all of these
        QString market; ///< name or id
        QString since;  ///< a moment as PostgreSQL reads it; with its offset, or in UTC
        QString until;
        QString what; ///< a command's name or an event's kind
        qint64 request = 0;
        QString typed; ///< any part of a reason, an answer, the arguments or a client's name
    };
    struct Page
    {
        QList<QJsonObject> rows;
        QString next; ///< where the next page begins; empty: this was the last
    };

    explicit AuditTrail(PgConnection& connection) : m_connection(connection) {}

    /// Refused when the filter names a market that is not there; a usage error when a time or the place is none.
    [[nodiscard]] Result<Page> page(const Filter& filter, const QString& from, int most);

private:
    [[nodiscard]] Result<qint64> marketNamed(const QString& market);
    PgConnection& m_connection;
};

} // namespace slotdesk
