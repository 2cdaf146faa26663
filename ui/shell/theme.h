// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtGui/QColor>

namespace slotdesk {

/// What a colour is for. Widgets and delegates ask by meaning; only Theme knows light from dark.
enum class Tone { Neutral, Good, Warn, Bad, Info };

/// The colours of the desk in light and dark, as tokens: they fill the application's palette and the style sheet
/// (resources/styles/desk.qss, where "@token@" stands for a colour). One for the application, because Qt has one
/// palette and one style sheet for it; the GUI thread owns it.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Mode { FollowSystem, Light, Dark };

    struct Colors
    {
        QColor window, panel, sunken, line, strongLine;
        QColor text, muted, faint;
        QColor accent, onAccent, accentSoft, badFaint, warnFaint;
        QColor hover, selection;
        QColor good, goodSoft, warn, warnSoft, bad, badSoft, info, infoSoft, neutral, neutralSoft;
    };

    [[nodiscard]] static Theme& instance();

    /// Dresses the application: before its first widget, once. Not done by the constructor, because it reaches into
    /// every widget there is, and each may ask for the theme again.
    void install();
    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] bool isDark() const { return m_dark; }
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
    bool m_systemDark = false;
    bool m_dark = false;
    Colors m_colors;
};

} // namespace slotdesk
