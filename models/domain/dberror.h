// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace slotdesk {

/// What went wrong on the way to or in the database, told by what the caller can do about it.
/// Never built from message text: `kind` comes from where it failed and from the SQLSTATE.
struct DbError
{
    enum class Kind {
        Unreachable, ///< no connection was made: wrong name, refused, wrong password, TLS
        Lost,        ///< the connection ended while it was used
        Timeout,     ///< the server did not answer in time; the connection is closed
        Cancelled,   ///< cancelled by the caller
        Sql,         ///< the server refused the statement: see sqlState
        Schema,      ///< no Slotdesk schema there, or one newer or older than this program
        Missing,     ///< something this machine lacks: a server binary, a folder, a right
        Usage,       ///< the caller asked for something that makes no sense
    };

    Kind kind = Kind::Sql;
    QByteArray sqlState;  ///< five characters, empty when the server said none
    QString message;      ///< one clear sentence for a person; never holds a password
    QString hint;         ///< what to do about it; may be empty
    bool retry = false;   ///< the same call may succeed when made again (40001, 40P01, 55P03, Lost, …)
    bool inDoubt = false; ///< it is not known whether the statement took effect: ask again with the same command id

    [[nodiscard]] QString text() const;
};

} // namespace slotdesk
