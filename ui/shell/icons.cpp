// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/icons.h"

#include "ui/shell/svgicon.h"
#include "ui/shell/theme.h"

namespace slotdesk {

QIcon Icons::tinted(const QString& name, const QColor& color)
{
    return QIcon(new SvgIcon(name, color));
}

QIcon Icons::themed(const QString& name)
{
    return tinted(name, Theme::instance().colors().muted);
}

QIcon Icons::application()
{
    // As pixmaps: a window manager takes what an icon says it has.
    QIcon icon;
    SvgIcon drawn(QStringLiteral("slotdesk"), {});
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        icon.addPixmap(drawn.pixmap({size, size}, QIcon::Normal, QIcon::Off));
    return icon;
}

} // namespace slotdesk
