// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace slotdesk {

/// Which server: a libpq URI or key/value text, "service=NAME", or the private cluster. A value; holds what the
/// person gave, so treat it as secret: only display() may be shown or logged.
class Endpoint
{
public:
    Endpoint() = default;

    /// A URI (postgresql://…), key/value pairs or service=NAME, checked by libpq's own parser. An empty text is Usage.
    [[nodiscard]] static Result<Endpoint> parse(const QString& text);

    /// A database on a Unix socket folder, as the private cluster offers it.
    [[nodiscard]] static Endpoint socket(const QString& folder, const QString& database, const QString& user);

    [[nodiscard]] bool isNull() const { return m_conninfo.isEmpty(); }
    [[nodiscard]] QByteArray conninfo() const { return m_conninfo; }
    /// Host, port, database and user without any password: "ana@db.example:5432/slotdesk".
    [[nodiscard]] QString display() const { return m_display; }

    /// What the text itself names; empty where it leaves that to a service file, the environment or libpq.
    [[nodiscard]] QString database() const;
    [[nodiscard]] QString user() const;

    /// The same server, another database or login. Returns a null endpoint when conninfo does not parse.
    [[nodiscard]] Endpoint withDatabase(const QString& database) const;
    /// Another login is another person: the password in the text is dropped.
    [[nodiscard]] Endpoint withUser(const QString& user) const;
    [[nodiscard]] Endpoint withPassword(const QString& password) const;

private:
    Endpoint(QByteArray conninfo, QString display);
    [[nodiscard]] Endpoint with(const char* keyword, const QString& value) const;

    QByteArray m_conninfo;
    QString m_display;
};

} // namespace slotdesk
