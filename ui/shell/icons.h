// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QColor>
#include <QtGui/QIcon>

namespace slotdesk {

/// The pictures of resources/icons, drawn in the colour they are needed in.
class Icons
{
public:
    [[nodiscard]] static QIcon tinted(const QString& name, const QColor& color);
    [[nodiscard]] static QIcon application();
};

} // namespace slotdesk
