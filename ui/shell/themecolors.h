// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QColor>

namespace slotdesk {

/// The colours of the desk by what they are for. Four sets: light and dark, each in ordinary and in high contrast.
struct ThemeColors
{
    QColor window, panel, sunken, line, strongLine;
    QColor text, muted, faint;
    QColor accent, onAccent, accentSoft, badFaint, warnFaint;
    QColor hover, selection;
    QColor good, goodSoft, warn, warnSoft, bad, badSoft, info, infoSoft, neutral, neutralSoft;

    [[nodiscard]] static const ThemeColors& of(bool dark, bool highContrast);
};

} // namespace slotdesk
