// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace slotdesk::test {

/// The one direction of the house, app -> ui -> tables -> feed -> services -> db -> domain, as a check over source
/// text. Source: design 2.
class LayerRules
{
public:
    /// The layer a path (relative to the source folder) belongs to, left is 0; -1 when the path is in none.
    [[nodiscard]] static int layerOf(const QString& path);
    [[nodiscard]] static int layerOfTarget(const QString& cmakeTarget);

    /// One sentence for every include of `text` that runs back or names what its layer may not know.
    [[nodiscard]] static QStringList brokenIncludes(const QString& path, const QString& text);
    /// One sentence for every link of a folder's CMakeLists.txt that runs back.
    [[nodiscard]] static QStringList brokenLinks(const QString& path, const QString& text);
};

} // namespace slotdesk::test
