// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postmasterfile.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <csignal>

namespace slotdesk {

namespace {

// PostgreSQL's own layout of the file, the same since version 10.
enum Line { pidLine = 0, socketFolderLine = 4, statusLine = 7 };

bool worksIn(qint64 pid, const QString& canonicalFolder)
{
    return QFile::symLinkTarget(QStringLiteral("/proc/%1/cwd").arg(pid)) == canonicalFolder;
}

} // namespace

PostmasterFile PostmasterFile::read(const QString& dataFolder)
{
    PostmasterFile content;
    content.m_dataFolder = QFileInfo(dataFolder).canonicalFilePath();
    QFile file(dataFolder + QStringLiteral("/postmaster.pid"));
    if (!file.open(QIODevice::ReadOnly))
        return content;
    const QByteArrayList lines = file.readAll().split('\n');
    // A single-user server writes its number negative.
    content.m_pid = qAbs(lines.value(pidLine).trimmed().toLongLong());
    content.m_socketFolder = QFile::decodeName(lines.value(socketFolderLine).trimmed());
    content.m_status = lines.value(statusLine).trimmed();
    return content;
}

bool PostmasterFile::isAlive() const
{
    return exists() && worksIn(m_pid, m_dataFolder);
}

bool PostmasterFile::isSomebodyElse() const
{
    return exists() && !isAlive() && (::kill(pid_t(m_pid), 0) == 0 || errno == EPERM);
}

QList<qint64> PostmasterFile::processesIn(const QString& dataFolder)
{
    QList<qint64> found;
    const QString folder = QFileInfo(dataFolder).canonicalFilePath();
    const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& entry : entries) {
        const qint64 pid = entry.toLongLong();
        if (pid > 0 && worksIn(pid, folder))
            found.append(pid);
    }
    return found;
}

} // namespace slotdesk
