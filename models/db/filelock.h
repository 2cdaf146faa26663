// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace slotdesk {

/// flock() on one file: let go by the kernel when the process ends, however it ends. Never inherited by a program that
/// is started meanwhile.
class FileLock
{
public:
    enum class Mode { Shared, Exclusive };

    /// Creates the file when it is not there; never follows a link.
    explicit FileLock(const QString& path);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] bool tryLock(Mode mode);
    /// Blocking; false when the time is up.
    [[nodiscard]] bool lock(Mode mode, int timeoutMs);

    /// Sets the time of the file to now.
    void touch();

    /// How many hold the file at `path` shared, as the kernel tells; -1 when it does not.
    [[nodiscard]] static int sharers(const QString& path);

private:
    int m_descriptor = -1;
};

} // namespace slotdesk
