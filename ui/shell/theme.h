// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/themecolors.h"

#include <QtCore/QObject>
#include <optional>

namespace slotdesk {

/// What a colour is for. Widgets and delegates ask by meaning; only Theme knows light from dark.
enum class Tone { Neutral, Good, Warn, Bad, Info };

/// The colours of the desk as tokens: they fill the application's palette and the style sheet
/// (resources/styles/desk.qss, where "@token@" stands for a colour). One for the application, because Qt has one
/// palette and one style sheet for it; the GUI thread owns it.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Mode { FollowSystem, Light, Dark };
    enum class Contrast { FollowSystem, Normal, High };
    using Colors = ThemeColors;

    [[nodiscard]] static Theme& instance();

    /// Dresses the application: before its first widget, once. Not done by the constructor, because it reaches into
    /// every widget there is, and each may ask for the theme again.
    void install();
    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const { return m_mode; }
    void setContrast(Contrast contrast);
    [[nodiscard]] Contrast contrast() const { return m_contrast; }
    /// What the desktop wishes, for who follows it; no wish for dark or light leaves what the palette said at first.
    void setSystem(std::optional<bool> dark, bool highContrast);
    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] bool isHighContrast() const { return m_highContrast; }
    [[nodiscard]] const Colors& colors() const { return m_colors; }
    [[nodiscard]] QColor strong(Tone tone) const;
    [[nodiscard]] QColor soft(Tone tone) const;

Q_SIGNALS:
    void changed();

private:
    Theme();
    void chooseColors();
    void apply();
    static void applyFont();
    [[nodiscard]] QString styleSheet() const;

    Mode m_mode = Mode::FollowSystem;
    bool m_installed = false;
    Contrast m_contrast = Contrast::FollowSystem;
    bool m_paletteDark = false;
    bool m_systemDark = false;
    bool m_systemHighContrast = false;
    bool m_dark = false;
    bool m_highContrast = false;
    Colors m_colors;
};

} // namespace slotdesk
