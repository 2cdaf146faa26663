// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace slotdesk {

/// What the server says, in the language of this desk. It answers in English, for every program that books
/// (design 3: message of an outcome); its sentences are known here, and one that is not stays as it is. For showing
/// only: what to do is decided by code and detail. Any thread.
class ServerWords
{
public:
    [[nodiscard]] static QString of(const QString& sentence);
    /// All that are known, %1, %2 … for what is filled in.
    [[nodiscard]] static const QList<const char*>& sentences();
};

} // namespace slotdesk
