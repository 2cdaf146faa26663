// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/filelock.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QFile>
#include <QtCore/QThread>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace slotdesk {

namespace {

constexpr unsigned long retryMs = 10; // flock() itself knows no time limit

} // namespace

FileLock::FileLock(const QString& path)
    : m_descriptor(::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600))
{
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool FileLock::tryLock(Mode mode)
{
    return m_descriptor >= 0 && ::flock(m_descriptor, (mode == Mode::Shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0;
}

bool FileLock::lock(Mode mode, int timeoutMs)
{
    const QDeadlineTimer deadline(timeoutMs);
    while (!tryLock(mode)) {
        if (m_descriptor < 0 || deadline.hasExpired())
            return false;
        QThread::msleep(retryMs);
    }
    return true;
}

void FileLock::touch()
{
    ::futimens(m_descriptor, nullptr);
}

int FileLock::sharers(const QString& path)
{
    struct stat entry = {};
    QFile table(QStringLiteral("/proc/locks"));
    if (::stat(QFile::encodeName(path).constData(), &entry) != 0 || !table.open(QIODevice::ReadOnly))
        return -1;
    // "12: FLOCK  ADVISORY  READ 4711 fe:00:1234 0 EOF"; those who wait have "->" in the second place.
    const QByteArray inode = ':' + QByteArray::number(qulonglong(entry.st_ino));
    int count = 0;
    const QByteArrayList lines = table.readAll().split('\n');
    for (const QByteArray& line : lines) {
        const QByteArrayList words = line.simplified().split(' ');
        if (words.size() > 5 && words[1] == "FLOCK" && words[3] == "READ" && words[5].endsWith(inode))
            ++count;
    }
    return count;
}

} // namespace slotdesk
