// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/clusterserver.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QSaveFile>
#include <QtCore/QThread>
#include <clocale>
#include <csignal>

namespace slotdesk {

namespace {

constexpr int toolSeconds = 120; ///< a crash recovery of a big cluster takes its time
constexpr int toolTimeoutMs = (toolSeconds + 10) * 1000;
constexpr int orphanGraceMs = 3000;
constexpr unsigned long stepMs = 20;
constexpr qint64 longestLog = 8 << 20;

DbError failure(const QString& message)
{
    DbError error;
    error.kind = DbError::Kind::Missing;
    error.message = message;
    return error;
}

QString systemLocale()
{
    const locale_t utf8 = ::newlocale(LC_ALL_MASK, "C.UTF-8", nullptr);
    if (!utf8)
        return QStringLiteral("C");
    ::freelocale(utf8);
    return QStringLiteral("C.UTF-8");
}

QByteArray settings(const QString& socketFolder, bool durable)
{
    QString folder = socketFolder;
    folder.replace(QLatin1Char('\''), QStringLiteral("''"));
    QByteArray text =
        "# Written by Slotdesk at each start; put your own settings into postgresql.conf below the include.\n"
        "listen_addresses = ''\n"
        "port = 5432\n"
        "unix_socket_permissions = 0700\n"
        "max_connections = 200\n"
        "shared_buffers = 64MB\n"
        "work_mem = 8MB\n"
        "maintenance_work_mem = 64MB\n"
        "jit = off\n"
        "timezone = 'UTC'\n"
        "client_connection_check_interval = 10s\n"
        "track_commit_timestamp = on\n" // the picture of a race shows when each writer committed
        "logging_collector = off\n"
        "log_checkpoints = off\n"
        "log_line_prefix = '%m [%p] %q%u@%d %a '\n";
    text += "unix_socket_directories = '" + QFile::encodeName(folder) + "'\n";
    if (!durable)
        text += "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"
                "max_wal_size = 4GB\n";
    return text;
}

// What a server leaves behind for nobody; only an empty folder goes.
void sweep(const QString& socketFolder)
{
    if (socketFolder.isEmpty())
        return;
    QFile::remove(socketFolder + QStringLiteral("/.s.PGSQL.5432"));
    QFile::remove(socketFolder + QStringLiteral("/.s.PGSQL.5432.lock"));
    QDir().rmdir(socketFolder);
}

} // namespace

ClusterServer::ClusterServer(ClusterFolder folder, ServerUser user, ServerBinaries binaries)
    : m_folder(std::move(folder)), m_user(std::move(user)), m_binaries(std::move(binaries))
{
}

Result<Done> ClusterServer::ensureMade(bool durable) const
{
    if (m_folder.dataMajor() > 0)
        return Done();
    const QString half = m_folder.unfinishedData();
    if (QFileInfo::exists(half) && !QDir(half).removeRecursively())
        return failure(
            QCoreApplication::translate("ClusterServer", "%1 is left over and cannot be removed.").arg(half));
    QStringList arguments{QStringLiteral("--pgdata=") + half,
                          QStringLiteral("--username=postgres"),
                          QStringLiteral("--encoding=UTF8"),
                          QStringLiteral("--auth-local=trust"),
                          QStringLiteral("--auth-host=reject"),
                          QStringLiteral("--locale=") + systemLocale(),
                          QStringLiteral("--text-search-config=simple")};
    if (!durable)
        arguments << QStringLiteral("--no-sync");
    const auto made = m_user.run(m_binaries.program("initdb"), arguments, toolTimeoutMs);
    if (!made)
        return made.error();
    QFile configuration(half + QStringLiteral("/postgresql.conf"));
    if (!configuration.open(QIODevice::Append) || configuration.write("\ninclude = 'slotdesk.conf'\n") < 0)
        return failure(
            QCoreApplication::translate("ClusterServer", "%1 cannot be written.").arg(configuration.fileName()));
    configuration.close();
    if (!QDir().rename(half, m_folder.data()))
        return failure(
            QCoreApplication::translate("ClusterServer", "%1 cannot be put in its place.").arg(m_folder.data()));
    return Done();
}

Result<Done> ClusterServer::ensureRunning(bool durable) const
{
    const QDeadlineTimer deadline(toolTimeoutMs);
    for (;;) {
        const PostmasterFile file = PostmasterFile::read(m_folder.data());
        if (!file.isAlive())
            return start(durable);
        if (file.isReady())
            return Done();
        if (deadline.hasExpired())
            return withLog(failure(QCoreApplication::translate(
                "ClusterServer", "The private database is starting or stopping and does not come to an end.")));
        QThread::msleep(stepMs);
    }
}

Result<Done> ClusterServer::start(bool durable) const
{
    if (Result<Done> settled = settle(); !settled)
        return settled;
    const Result<QString> socketFolder = m_folder.prepareSocketFolder(m_user);
    if (!socketFolder)
        return socketFolder.error();
    if (Result<Done> written = writeSettings(*socketFolder, durable); !written)
        return written;
    if (QFileInfo(m_folder.log()).size() > longestLog) {
        QFile::remove(m_folder.log() + QStringLiteral(".1"));
        QFile::rename(m_folder.log(), m_folder.log() + QStringLiteral(".1"));
    }
    const auto started =
        m_user.run(m_binaries.program("pg_ctl"),
                   {QStringLiteral("start"), QStringLiteral("-D"), m_folder.data(), QStringLiteral("-l"),
                    m_folder.log(), QStringLiteral("-w"), QStringLiteral("-t"), QString::number(toolSeconds)},
                   toolTimeoutMs);
    if (started)
        return Done();
    return withLog(failure(QCoreApplication::translate("ClusterServer", "The private database does not start.")));
}

// After kill -9 of the server its children may live on for a moment, and a server started too early would find the
// shared memory still in use. The files with its process id are PostgreSQL's to judge, except where the number is
// somebody else's by now: then it would refuse to start for ever.
Result<Done> ClusterServer::settle() const
{
    const PostmasterFile file = PostmasterFile::read(m_folder.data());
    if (!file.exists())
        return Done();
    if (!waitUntilEmpty(orphanGraceMs)) {
        const QList<qint64> orphans = PostmasterFile::processesIn(m_folder.data());
        for (const qint64 pid : orphans)
            ::kill(pid_t(pid), SIGQUIT);
        if (!waitUntilEmpty(orphanGraceMs))
            return failure(QCoreApplication::translate(
                "ClusterServer", "Processes of the private database that crashed are still there."));
    }
    if (file.isSomebodyElse()) {
        QFile::remove(m_folder.data() + QStringLiteral("/postmaster.pid"));
        QFile::remove(file.socketFolder() + QStringLiteral("/.s.PGSQL.5432.lock"));
    }
    return Done();
}

bool ClusterServer::waitUntilEmpty(int timeoutMs) const
{
    const QDeadlineTimer deadline(timeoutMs);
    while (!PostmasterFile::processesIn(m_folder.data()).isEmpty()) {
        if (deadline.hasExpired())
            return false;
        QThread::msleep(stepMs);
    }
    return true;
}

Result<Done> ClusterServer::stop() const
{
    const PostmasterFile file = PostmasterFile::read(m_folder.data());
    if (!file.isAlive()) {
        sweep(file.socketFolder());
        return Done();
    }
    const auto stopped =
        m_user.run(m_binaries.program("pg_ctl"),
                   {QStringLiteral("stop"), QStringLiteral("-D"), m_folder.data(), QStringLiteral("-m"),
                    QStringLiteral("fast"), QStringLiteral("-w"), QStringLiteral("-t"), QString::number(toolSeconds)},
                   toolTimeoutMs);
    if (stopped || !PostmasterFile::read(m_folder.data()).isAlive()) {
        sweep(file.socketFolder());
        return Done();
    }
    return withLog(failure(QCoreApplication::translate("ClusterServer", "The private database does not stop.")));
}

Result<Done> ClusterServer::writeSettings(const QString& socketFolder, bool durable) const
{
    QSaveFile file(m_folder.data() + QStringLiteral("/slotdesk.conf"));
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly) || file.write(settings(socketFolder, durable)) < 0 || !file.commit() ||
        !m_user.own(file.fileName()))
        return failure(QCoreApplication::translate("ClusterServer", "%1 cannot be written.").arg(file.fileName()));
    return Done();
}

DbError ClusterServer::withLog(DbError error) const
{
    QFile log(m_folder.log());
    QString last;
    if (log.open(QIODevice::ReadOnly)) {
        log.seek(qMax<qint64>(0, log.size() - 4096));
        const QStringList lines = QString::fromUtf8(log.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        const QStringList fatal = lines.filter(QStringLiteral("FATAL"));
        last = fatal.isEmpty() ? lines.value(lines.size() - 1) : fatal.last();
    }
    error.hint = QCoreApplication::translate("ClusterServer", "Its log is %1. %2").arg(m_folder.log(), last).trimmed();
    return error;
}

} // namespace slotdesk
