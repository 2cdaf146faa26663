// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"

#include <QtCore/QDeadlineTimer>
#include <libpq-fe.h>

namespace slotdesk {

/// What PgConnection owns: the libpq connection, and the little that every statement on it needs. Inside models/db
/// only.
class PgConnection::Private
{
public:
    explicit Private(QString name, const Options& options);
    ~Private();
    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;

    /// Connects; nothing when it went well.
    [[nodiscard]] std::optional<DbError> connect(const QByteArray& conninfo);
    void close();
    [[nodiscard]] bool isOpen() const { return conn && PQstatus(conn) == CONNECTION_OK; }

    PGconn* conn = nullptr;
    QString server; ///< for messages: Endpoint::display()
    Options options;
    std::shared_ptr<Interrupt> interrupt;
    std::unique_ptr<PgStatement> sent; ///< between send() and receive()
    bool doomed = false;               ///< the server has said good-bye while nothing ran

private:
    [[nodiscard]] std::optional<DbError> handshake(const QDeadlineTimer& deadline);
    [[nodiscard]] std::optional<DbError> examine();
    static void takeNotice(void* self, const PGresult* notice);
};

} // namespace slotdesk
