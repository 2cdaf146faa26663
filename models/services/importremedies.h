// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace slotdesk {

/// What the import does about each kind of oddity that an audit names (resources/sql/legacy/oddities.sql), as a
/// sentence.
class ImportRemedies
{
public:
    [[nodiscard]] static QString forKind(const QString& kind);
};

} // namespace slotdesk
