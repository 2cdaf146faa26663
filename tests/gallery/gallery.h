// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>
#include <QtGui/QPixmap>

namespace slotdesk::test {

/// The pictures of the desk, each made anew from the same made-up board.
class Gallery
{
public:
    [[nodiscard]] static QStringList names();
    /// A null pixmap for a name that is none of them. `scale`: 1 or 2.
    [[nodiscard]] static QPixmap picture(const QString& name, int scale);
};

} // namespace slotdesk::test
