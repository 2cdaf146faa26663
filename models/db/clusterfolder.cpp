// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/clusterfolder.h"

#include "db/filelock.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QStandardPaths>
#include <sys/stat.h>
#include <unistd.h>

namespace slotdesk {

namespace {

constexpr qsizetype longestSocketFolder = 80; // the socket's whole path must fit into 107 bytes
constexpr int testTimeoutMs = 10000;

DbError missing(const QString& message, const QString& hint = {})
{
    DbError error;
    error.kind = DbError::Kind::Missing;
    error.message = message;
    error.hint = hint;
    return error;
}

struct Entry
{
    bool exists = false;
    bool isFolder = false;
    bool isClosed = false; ///< neither group nor others may do anything
    uid_t owner = 0;
};

Entry look(const QString& path)
{
    struct stat found = {};
    if (::lstat(QFile::encodeName(path).constData(), &found) != 0)
        return {};
    return {true, S_ISDIR(found.st_mode), (found.st_mode & 077U) == 0, found.st_uid};
}

// mkdir() never follows a link and fails on what is there already, so whoever made it is known afterwards.
Result<Done> makeClosedFolder(const QString& path, const ServerUser& user)
{
    if (::mkdir(QFile::encodeName(path).constData(), 0700) == 0 && !user.own(path))
        return missing(
            QCoreApplication::translate("ClusterFolder", "%1 cannot be given to user %2.").arg(path, user.name()));
    const Entry entry = look(path);
    if (!entry.exists || !entry.isFolder)
        return missing(QCoreApplication::translate("ClusterFolder", "The folder %1 cannot be made.").arg(path));
    if (entry.owner != user.uid() || !entry.isClosed)
        return missing(
            QCoreApplication::translate("ClusterFolder", "The folder %1 is open to another user and is not trusted.")
                .arg(path),
            QCoreApplication::translate("ClusterFolder", "Have it removed, then start again."));
    return Done();
}

} // namespace

ClusterFolder::ClusterFolder(const QString& path)
    : m_path(QDir::cleanPath(QDir().absoluteFilePath(path.isEmpty() ? defaultPath() : path)))
{
}

QString ClusterFolder::defaultPath()
{
    QString chosen = qEnvironmentVariable("SLOTDESK_HOME");
    if (!chosen.isEmpty())
        return chosen;
    if (::geteuid() == 0) // root's own data folder is closed to the user the server runs as
        return QStringLiteral("/var/lib/slotdesk");
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/slotdesk");
}

int ClusterFolder::dataMajor() const
{
    QFile file(data() + QStringLiteral("/PG_VERSION"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toInt() : 0;
}

Result<Done> ClusterFolder::prepare(const ServerUser& user) const
{
    const Entry before = look(m_path);
    const bool isOurs = before.exists && before.owner == user.uid();
    if (before.exists && user.isOther() && !isOurs && !QDir(m_path).isEmpty())
        return missing(QCoreApplication::translate("ClusterFolder",
                                                   "The folder %1 holds other things and belongs to another user.")
                           .arg(m_path),
                       QCoreApplication::translate("ClusterFolder", "Name an empty folder in SLOTDESK_HOME."));
    if (!QDir().mkpath(m_path) || (!isOurs && !user.own(m_path)))
        return missing(QCoreApplication::translate("ClusterFolder", "The folder %1 cannot be made.").arg(m_path));
    if (!isOurs)
        QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    for (const QString& path : {startLock(), usersLock(), keeperLock()})
        if (!FileLock(path).isOpen() || !user.own(path))
            return missing(QCoreApplication::translate("ClusterFolder", "No file can be made in %1.").arg(m_path));
    if (user.isOther() && !user.run(QStringLiteral("test"), {QStringLiteral("-w"), m_path}, testTimeoutMs))
        return missing(
            QCoreApplication::translate("ClusterFolder", "User %1, whom the server runs as, cannot reach %2.")
                .arg(user.name(), m_path),
            QCoreApplication::translate("ClusterFolder", "Name a folder that it can reach in SLOTDESK_HOME."));
    return Done();
}

Result<QString> ClusterFolder::prepareSocketFolder(const ServerUser& user) const
{
    const QString path = socketFolderPath(user);
    const QString parent = path.section(QLatin1Char('/'), 0, -2);
    if (parent != QStringLiteral("/tmp"))
        if (const Result<Done> made = makeClosedFolder(parent, user); !made)
            return made.error();
    const Result<Done> made = makeClosedFolder(path, user);
    return made ? Result<QString>(path) : made.error();
}

QString ClusterFolder::socketFolderPath(const ServerUser& user) const
{
    const QByteArray hash = QCryptographicHash::hash(QFile::encodeName(m_path), QCryptographicHash::Sha256);
    const QString tag = QString::fromLatin1(hash.toHex().first(10));
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const Entry entry = look(runtime);
    QString inRuntime = runtime + QStringLiteral("/slotdesk/") + tag;
    if (!user.isOther() && runtime.startsWith(QLatin1Char('/')) && entry.isFolder && entry.isClosed &&
        entry.owner == user.uid() && QFile::encodeName(inRuntime).size() <= longestSocketFolder)
        return inRuntime;
    return QStringLiteral("/tmp/slotdesk-%1-%2").arg(user.uid()).arg(tag);
}

} // namespace slotdesk
