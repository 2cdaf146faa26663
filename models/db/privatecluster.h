// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/endpoint.h"
#include "domain/result.h"

#include <QtCore/QString>
#include <memory>

namespace slotdesk {

/// A real PostgreSQL of the user's own: a Unix socket in a private folder, no TCP, its own log. Started by the first
/// program that acquires it, shared by the next, recovered after a crash, stopped a little after the last program let
/// go (or died: the hold is a file lock, which the kernel lets go). As root the server runs as another user, because
/// PostgreSQL refuses to run as root. Blocking: never call from the GUI thread. Source of the rules: design 6.
class PrivateCluster
{
public:
    struct Options
    {
        QString folder;         ///< empty: the default for this user (see defaultFolder)
        int lingerSeconds = 20; ///< how long it stays up after the last user left
        bool durable = true;    ///< false for tests: fsync off
    };

    struct Status
    {
        bool initialised = false;
        bool running = false;
        QString folder; ///< holds data/, log, locks
        QString socketFolder;
        QString serverVersion; ///< of the data folder, e.g. "15"
        QString binaries;      ///< folder of initdb, pg_ctl, postgres
        QString logFile;
        qint64 serverPid = 0;
        int users = 0; ///< programs that hold it, as far as known; -1 when not known
    };

    /// $SLOTDESK_HOME, else the data folder of this user; as root a folder the server's user can reach.
    [[nodiscard]] static QString defaultFolder();

    /// Initialises on first use, starts when not running, and holds it until destroyed. The superuser of the cluster
    /// is "postgres"; local connections are trusted because only this user can reach the socket folder.
    [[nodiscard]] static Result<std::unique_ptr<PrivateCluster>> acquire(const Options& options);
    ~PrivateCluster();
    PrivateCluster(const PrivateCluster&) = delete;
    PrivateCluster& operator=(const PrivateCluster&) = delete;

    [[nodiscard]] Endpoint endpoint(const QString& database, const QString& user = QStringLiteral("postgres")) const;
    [[nodiscard]] Status status() const;

    /// Without starting anything.
    [[nodiscard]] static Status inspect(const Options& options);
    /// Stops the server at once, whoever uses it. Done when it was not running.
    [[nodiscard]] static Result<Done> stop(const Options& options);
    /// Creates the database when it is not there. True when it was created now.
    [[nodiscard]] Result<bool> ensureDatabase(const QString& database) const;

private:
    class Private;
    explicit PrivateCluster(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace slotdesk
