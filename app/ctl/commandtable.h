// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"

#include <memory>

namespace slotdesk {

/// All commands by name, and the way from the typed words to the one that is meant.
class CommandTable
{
public:
    struct Entry
    {
        QString name; ///< one word or two: "accept", "request new"
        QString about;
        std::function<std::unique_ptr<Command>()> make;
    };

    [[nodiscard]] static const QList<Entry>& entries();

    /// `arguments` without the program's own name.
    [[nodiscard]] static ExitCode run(const QStringList& arguments, Output& output);

private:
    [[nodiscard]] static QString overview();
    [[nodiscard]] static ExitCode runOne(const Entry& entry, const QStringList& rest, Output& output);
};

} // namespace slotdesk
