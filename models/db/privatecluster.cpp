// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/privatecluster.h"

#include "db/clusterkeeper.h"
#include "db/clusterserver.h"
#include "db/filelock.h"
#include "db/pgconnection.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

namespace {

constexpr int lockTimeoutMs = 150000; ///< somebody else may be in the middle of a recovery

DbError lockFailure(const ClusterFolder& folder)
{
    DbError error;
    error.kind = DbError::Kind::Missing;
    error.retry = true;
    error.message =
        QCoreApplication::translate("PrivateCluster", "Another program is busy with the private database in %1.")
            .arg(folder.path());
    return error;
}

} // namespace

class PrivateCluster::Private
{
public:
    explicit Private(const ClusterFolder& place) : folder(place), users(place.usersLock()) { users.touch(); }
    ~Private() { users.touch(); }
    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;

    ClusterFolder folder;
    FileLock users; ///< shared: the hold itself
    QString socketFolder;
};

PrivateCluster::PrivateCluster(std::unique_ptr<Private> p) : d(std::move(p)) {}

PrivateCluster::~PrivateCluster() = default;

QString PrivateCluster::defaultFolder()
{
    return ClusterFolder::defaultPath();
}

Result<std::unique_ptr<PrivateCluster>> PrivateCluster::acquire(const Options& options)
{
    const ClusterFolder folder(options.folder);
    const Result<ServerUser> user = ServerUser::pick();
    if (!user)
        return user.error();
    const Result<ServerBinaries> binaries = ServerBinaries::find(folder.dataMajor());
    if (!binaries)
        return binaries.error();
    if (const Result<Done> prepared = folder.prepare(*user); !prepared)
        return prepared.error();

    FileLock start(folder.startLock());
    auto held = std::make_unique<Private>(folder);
    if (!start.lock(FileLock::Mode::Exclusive, lockTimeoutMs) ||
        !held->users.lock(FileLock::Mode::Shared, lockTimeoutMs))
        return lockFailure(folder);
    const ClusterServer server(folder, *user, *binaries);
    if (const Result<Done> made = server.ensureMade(options.durable); !made)
        return made.error();
    if (const Result<Done> running = server.ensureRunning(options.durable); !running)
        return running.error();
    if (const Result<Done> kept = ClusterKeeper::ensure(folder, *user, *binaries, options.lingerSeconds); !kept)
        return kept.error();
    // From the server itself: who started it may have had another XDG_RUNTIME_DIR.
    held->socketFolder = PostmasterFile::read(folder.data()).socketFolder();
    return std::unique_ptr<PrivateCluster>(new PrivateCluster(std::move(held)));
}

Endpoint PrivateCluster::endpoint(const QString& database, const QString& user) const
{
    return Endpoint::socket(d->socketFolder, database, user);
}

PrivateCluster::Status PrivateCluster::status() const
{
    Options options;
    options.folder = d->folder.path();
    return inspect(options);
}

PrivateCluster::Status PrivateCluster::inspect(const Options& options)
{
    const ClusterFolder folder(options.folder);
    const PostmasterFile file = PostmasterFile::read(folder.data());
    const int major = folder.dataMajor();
    const Result<ServerBinaries> binaries = ServerBinaries::find(major);
    Status status;
    status.initialised = major > 0;
    status.running = file.isAlive();
    status.folder = folder.path();
    status.socketFolder = status.running ? file.socketFolder() : QString();
    status.serverVersion = major > 0 ? QString::number(major) : QString();
    status.binaries = binaries ? binaries->folder() : QString();
    status.logFile = folder.log();
    status.serverPid = status.running ? file.pid() : 0;
    status.users = FileLock::sharers(folder.usersLock());
    return status;
}

Result<Done> PrivateCluster::stop(const Options& options)
{
    const ClusterFolder folder(options.folder);
    if (folder.dataMajor() == 0)
        return Done();
    const Result<ServerUser> user = ServerUser::pick();
    if (!user)
        return user.error();
    const Result<ServerBinaries> binaries = ServerBinaries::find(folder.dataMajor());
    if (!binaries)
        return binaries.error();
    FileLock start(folder.startLock());
    if (!start.lock(FileLock::Mode::Exclusive, lockTimeoutMs))
        return lockFailure(folder);
    return ClusterServer(folder, *user, *binaries).stop();
}

Result<bool> PrivateCluster::ensureDatabase(const QString& database) const
{
    auto opened = PgConnection::open(endpoint(QStringLiteral("postgres")), {});
    if (!opened)
        return opened.error();
    PgConnection& connection = **opened;
    const auto exists = [&] {
        return connection.exec("SELECT 1 FROM pg_catalog.pg_database WHERE datname = $1", SqlParams().add(database));
    };
    const Result<PgResult> before = exists();
    if (!before)
        return before.error();
    if (!before->isEmpty())
        return false;
    const QByteArray create = "CREATE DATABASE " + connection.quoted(database) + " TEMPLATE template0 ENCODING 'UTF8'";
    const Result<PgResult> made = connection.exec(create);
    if (made)
        return true;
    // Two programs at the same moment: the loser gets 42P04 or 23505, and the database is there.
    const Result<PgResult> after = exists();
    return after && !after->isEmpty() ? Result<bool>(false) : made.error();
}

} // namespace slotdesk
