// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QStringList>

namespace slotdesk {

/// What the doctor found: each finding one sentence that says what is wrong, and one that says what to do.
struct DoctorReport
{
    struct Finding
    {
        QString topic;
        QString sentence;
        QString advice;
    };

    QList<Finding> findings;
    QStringList looked; ///< what was examined and is well, or could not be examined, and why

    [[nodiscard]] bool healthy() const { return findings.isEmpty(); }
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] QString text() const;
};

} // namespace slotdesk
