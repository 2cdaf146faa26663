// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/serveruser.h"

namespace slotdesk {

/// Where the private cluster keeps what, and who may get there. Lock order: start, then users, then keeper.
class ClusterFolder
{
public:
    explicit ClusterFolder(const QString& path);
    [[nodiscard]] static QString defaultPath();

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString data() const { return at("data"); }
    [[nodiscard]] QString unfinishedData() const { return at("data.new"); }
    [[nodiscard]] QString log() const { return at("server.log"); }
    /// Held exclusively while the server is being made, started or stopped.
    [[nodiscard]] QString startLock() const { return at("start.lock"); }
    /// Held shared by each program that uses the server, as long as it does.
    [[nodiscard]] QString usersLock() const { return at("users.lock"); }
    /// Held exclusively by the one keeper.
    [[nodiscard]] QString keeperLock() const { return at("keeper.lock"); }
    /// Major version of the data folder; 0 when there is none yet.
    [[nodiscard]] int dataMajor() const;

    /// Makes the folder and its lock files, the server user's own and closed to others.
    [[nodiscard]] Result<Done> prepare(const ServerUser& user) const;
    /// Makes the short folder for the socket. One that another user has put there is never trusted.
    [[nodiscard]] Result<QString> prepareSocketFolder(const ServerUser& user) const;

private:
    [[nodiscard]] QString at(const char* name) const { return m_path + QLatin1Char('/') + QString::fromLatin1(name); }
    [[nodiscard]] QString socketFolderPath(const ServerUser& user) const;

    QString m_path;
};

} // namespace slotdesk
