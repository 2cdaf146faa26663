// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QColor>
#include <QtGui/QIcon>

namespace slotdesk {

/// The pictures of resources/icons, drawn in the colour they are needed in, sharp at every size and scale. Those that
/// point (arrows, chevrons) are mirrored where people read from right to left.
class Icons
{
public:
    [[nodiscard]] static QIcon tinted(const QString& name, const QColor& color);
    /// In the muted colour of the theme that is on now; ask again when it changes.
    [[nodiscard]] static QIcon themed(const QString& name);
    [[nodiscard]] static QIcon application();
};

} // namespace slotdesk
