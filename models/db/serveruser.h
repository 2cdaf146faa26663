// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QtCore/QStringList>
#include <sys/types.h>

namespace slotdesk {

/// Whom the server runs as: this user, or, because PostgreSQL refuses to run as root, another one.
class ServerUser
{
public:
    /// As root "postgres", else "nobody"; an error when neither is there.
    [[nodiscard]] static Result<ServerUser> pick();

    /// True when we are root and the server is not.
    [[nodiscard]] bool isOther() const;
    [[nodiscard]] uid_t uid() const { return m_uid; }
    [[nodiscard]] QString name() const { return m_name; }

    /// Runs a program as this user to its end; what it wrote, or an error that holds it.
    [[nodiscard]] Result<QByteArray> run(const QString& program, const QStringList& arguments, int timeoutMs) const;
    /// Starts a program as this user that outlives us, deaf and mute.
    [[nodiscard]] bool startDetached(const QString& program, const QStringList& arguments) const;
    /// Makes `path` (never a link) this user's; nothing to do when it is our own.
    [[nodiscard]] bool own(const QString& path) const;

private:
    [[nodiscard]] QStringList command(const QString& program, const QStringList& arguments) const;

    uid_t m_uid = 0;
    gid_t m_gid = 0;
    QString m_name;
};

} // namespace slotdesk
