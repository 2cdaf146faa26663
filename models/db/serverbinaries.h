// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QtCore/QStringList>

namespace slotdesk {

/// A folder with initdb, pg_ctl and postgres, and the major version they are of. They are seldom on PATH.
class ServerBinaries
{
public:
    static constexpr int oldestMajor = 15;

    /// What pg_config names, the versioned folders of the distributions, and where postgres stands on PATH.
    [[nodiscard]] static QStringList candidates();

    /// The programs of exactly this major version (a data folder runs with no other), or with 0 of the newest one.
    [[nodiscard]] static Result<ServerBinaries> find(int major, const QStringList& folders = candidates());

    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] int major() const { return m_major; }
    [[nodiscard]] QString program(const char* name) const;

private:
    [[nodiscard]] static int majorIn(const QString& folder);

    QString m_folder;
    int m_major = 0;
};

} // namespace slotdesk
