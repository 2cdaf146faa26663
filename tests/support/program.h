// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace slotdesk {

/// A program of this build, run to its end: its exit code and what it said. One that crashes or hangs has the code -1.
struct Program
{
    int code = -1;
    QByteArray out;
    QByteArray err;

    [[nodiscard]] static Program run(const QString& name, const QStringList& arguments);

    /// The first line of stdout as an object.
    [[nodiscard]] QJsonObject object() const;
    /// Every line of stdout as an object; a line that is none is an empty one.
    [[nodiscard]] QList<QJsonObject> objects() const;
};

} // namespace slotdesk
