// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgresult.h"

namespace slotdesk {

/// The one text of an event and its receipt that is hashed and exported: a line of JSON, keys in a fixed order, the
/// way the server's event_line() writes it. Written here a second time, so that a check of the log does not ask the
/// database what it thinks its rows say.
class SealedLine
{
public:
    /// A row of sealed_rows().
    [[nodiscard]] static QByteArray of(const PgResult& rows, int row);
    [[nodiscard]] static QByteArray hashOf(const QByteArray& line); ///< SHA-256, in hex
    [[nodiscard]] static qint64 idIn(const QByteArray& line);       ///< 0: it is no such line
    /// The same line as if it were another event's.
    [[nodiscard]] static QByteArray withId(const QByteArray& line, qint64 id);
    /// A text as PostgreSQL's to_json writes it.
    [[nodiscard]] static QByteArray json(QByteArrayView text);
};

} // namespace slotdesk
