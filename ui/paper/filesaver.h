// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QFuture>
#include <functional>

namespace slotdesk {

/// Makes bytes and writes them to a file, all or nothing, in another thread.
class FileSaver
{
public:
    /// Empty when it went well, else why not.
    [[nodiscard]] static QFuture<QString> save(const QString& path, std::function<QByteArray()> make);
};

} // namespace slotdesk
