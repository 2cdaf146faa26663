// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/endpoint.h"
#include "db/pgquery.h"
#include "db/pgresult.h"
#include "domain/result.h"

#include <QtCore/QByteArrayView>
#include <functional>
#include <memory>
#include <optional>

namespace slotdesk {

class Interrupt;
class PgStatement;

/// One libpq connection, non-blocking inside, with a time limit on every wait. Belongs to one thread; only cancel()
/// may be called from another. Refuses servers with standard_conforming_strings off or a client encoding other than
/// UTF8, and re-checks on every open. Never reconnects by itself: a session that comes back silently is another one.
class PgConnection
{
public:
    struct Options
    {
        QByteArray applicationName =
            "slotdesk/" SLOTDESK_VERSION; ///< name/version: events keep it, so does pg_stat_activity
        int connectTimeoutMs = 5000;
        int statementTimeoutMs = 15000; ///< client side: the connection is closed when it runs out
        int cancelGraceMs = 2000;       ///< how long the server has to answer a cancel before the connection is closed
        /// Given: raising it cancels what runs, connecting too, and refuses all that follows until it is cleared by
        /// whoever gave it. Not given: cancel() concerns the running statement only.
        std::shared_ptr<Interrupt> interrupt;
    };

    [[nodiscard]] static Result<std::unique_ptr<PgConnection>> open(const Endpoint& endpoint, const Options& options);
    ~PgConnection();
    PgConnection(const PgConnection&) = delete;
    PgConnection& operator=(const PgConnection&) = delete;

    /// One statement, unnamed and parameterised, one round trip. A Lost or Timeout error after sending is inDoubt.
    [[nodiscard]] Result<PgResult> exec(QByteArrayView sql, const SqlParams& params = {});
    /// These statements one after the other in one round trip, each answer in its place. After the first error, which
    /// is returned, none of those behind it ran. Outside a BEGIN among them they are one transaction.
    [[nodiscard]] Result<QList<PgResult>> execAll(const QList<PgQuery>& queries);
    /// Several statements without parameters (simple protocol): migrations and scripts. Stops at the first error.
    [[nodiscard]] Result<Done> script(QByteArrayView sql);

    /// The same in two halves, for one who watches several connections: send, then receive. Between them nothing else
    /// may be asked of this connection; the time limit runs from the sending on.
    [[nodiscard]] Result<Done> send(QByteArrayView sql, const SqlParams& params = {});
    /// Waits up to `ms` until receive() would not block (also true when the link broke).
    [[nodiscard]] bool answered(int ms);
    [[nodiscard]] Result<PgResult> receive();

    /// COPY … TO STDOUT: `row` gets each line (text format, without the newline); false from it stops the copy.
    [[nodiscard]] Result<qint64> copyOut(QByteArrayView sql, const std::function<bool(QByteArrayView line)>& row);
    /// COPY … FROM STDIN: `next` gives lines (text format, without the newline) until an empty optional.
    [[nodiscard]] Result<qint64> copyIn(QByteArrayView sql, const std::function<std::optional<QByteArray>()>& next);

    /// Looks, without waiting, whether the server has closed the idle connection; false when the link is dead.
    [[nodiscard]] bool alive();
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] bool inTransaction() const;
    /// An identifier (a role, a database) as it stands in SQL text. Values never go this way.
    [[nodiscard]] QByteArray quoted(const QString& identifier) const;
    [[nodiscard]] int backendPid() const;
    [[nodiscard]] int serverVersion() const;    ///< as libpq says it: 150018
    [[nodiscard]] int socketDescriptor() const; ///< for a QSocketNotifier; -1 when closed
    [[nodiscard]] int statementTimeout() const;
    void setStatementTimeout(int ms);
    /// Asks the server to stop the running statement, which then ends as Cancelled, in doubt only when the server did
    /// not answer. Thread-safe, returns at once, does nothing when no statement runs.
    void cancel();
    void close();

private:
    friend class PgStatement;
    class Private;
    explicit PgConnection(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// Splits one line of COPY text format into its values and undoes the escapes; nullopt stands for \N.
[[nodiscard]] QList<SqlParams::Value> copyFields(QByteArrayView line);
/// The reverse: one line of COPY text format.
[[nodiscard]] QByteArray copyLine(const QList<SqlParams::Value>& fields);

} // namespace slotdesk
