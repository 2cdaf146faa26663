// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace slotdesk {

/// postmaster.pid of a data folder: who runs it and how far it is. The process id in it is believed only when that
/// process really works in this folder: after a crash or a reboot the number may be anybody's.
class PostmasterFile
{
public:
    [[nodiscard]] static PostmasterFile read(const QString& dataFolder);

    [[nodiscard]] bool exists() const { return m_pid > 0; }
    [[nodiscard]] qint64 pid() const { return m_pid; }
    [[nodiscard]] QString socketFolder() const { return m_socketFolder; }
    [[nodiscard]] bool isAlive() const;
    [[nodiscard]] bool isReady() const { return m_status == "ready"; }
    /// The number belongs to a process that has nothing to do with this folder.
    [[nodiscard]] bool isSomebodyElse() const;

    /// Every process that works in the data folder: the server and its children, or what a killed one left behind.
    [[nodiscard]] static QList<qint64> processesIn(const QString& dataFolder);

private:
    QString m_dataFolder;
    qint64 m_pid = 0;
    QString m_socketFolder;
    QByteArray m_status;
};

} // namespace slotdesk
