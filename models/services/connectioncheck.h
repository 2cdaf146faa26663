// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

/// Whether a desk can work on a server, and if not, what stands in the way: each told apart by SQLSTATE or by libpq's
/// state. Blocking: for a thread beside the GUI's.
class ConnectionCheck
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::ConnectionCheck)

public:
    enum class Trouble {
        None,
        Address,     ///< the text that names the server cannot be read
        Name,        ///< nobody knows that host
        NoAnswer,    ///< nothing answers there
        Encryption,  ///< TLS failed or is not offered
        Password,    ///< missing or wrong, or no such login
        NotLetIn,    ///< the login may not connect from here, or not to that database
        Database,    ///< no such database
        Busy,        ///< starting, stopping or full: try again
        ServerOld,   ///< older than PostgreSQL 15
        NoSchema,    ///< a database without Slotdesk
        SchemaOlder, ///< older than this program needs
        SchemaNewer, ///< newer: can be read, not changed
        SchemaOther, ///< made by another build
        Rights,      ///< connected, but nobody has given this login a role
        Failed,      ///< anything else; the sentence is the server's
    };

    struct Report
    {
        Trouble trouble = Trouble::Failed;
        QString sentence; ///< what was found, for a person; never a password
        QString advice;   ///< what to do, and whom to ask
        QString login;
        int serverVersion = 0; ///< as libpq says it
        int schema = 0;
        Endpoint endpoint;

        /// A desk can be opened, if only to read.
        [[nodiscard]] bool usable() const { return trouble == Trouble::None || trouble == Trouble::SchemaNewer; }
        [[nodiscard]] DbError error() const;
    };

    [[nodiscard]] static Report run(const QString& address);

private:
    static void refused(const DbError& error, Report& report);
    static void inspect(PgConnection& connection, Report& report);
    static void compareSchema(PgConnection& connection, Report& report);
};

} // namespace slotdesk
