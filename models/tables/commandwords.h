// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCoreApplication>

namespace slotdesk {

/// A command as the one who gave it would name it: "Cancelled a request". One of a newer server keeps its own words.
class CommandWords
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::CommandWords)

public:
    [[nodiscard]] static QString did(const QString& function);
};

} // namespace slotdesk
