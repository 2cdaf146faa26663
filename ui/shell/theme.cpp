// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme.h"

#include "ui/delegates/accessibleroles.h"
#include "ui/shell/deskstyle.h"

#include <QtCore/QFile>
#include <QtGui/QFontDatabase>
#include <QtGui/QPalette>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyle>

/// A static library's resources are left out by the linker unless somebody names them, outside of any namespace.
static void initLooks()
{
    Q_INIT_RESOURCE(looks);
}

namespace slotdesk {

namespace {

QPalette paletteOf(const Theme::Colors& c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.panel);
    palette.setColor(QPalette::AlternateBase, c.sunken);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, c.muted);
    palette.setColor(QPalette::Button, c.panel);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.bad);
    palette.setColor(QPalette::Highlight, c.selection);
    palette.setColor(QPalette::HighlightedText, c.text);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::ToolTipBase, c.panel);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Mid, c.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.faint);
    return palette;
}

} // namespace

Theme& Theme::instance()
{
    static Theme theme;
    return theme;
}

Theme::Theme()
{
    const QPalette system = QApplication::palette();
    m_paletteDark = system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness();
    m_systemDark = m_paletteDark;
    chooseColors();
}

void Theme::install()
{
    if (std::exchange(m_installed, true))
        return;
    initLooks();
    AccessibleRoles::install();
    QApplication::setStyle(new DeskStyle);
    applyFont();
    apply();
}

void Theme::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

void Theme::applyFont()
{
    QFont font = QApplication::font();
    if (QFontDatabase::hasFamily(QStringLiteral("Inter")))
        font.setFamily(QStringLiteral("Inter"));
    font.setPixelSize(13);
    QApplication::setFont(font);
}

void Theme::setContrast(Contrast contrast)
{
    if (contrast == m_contrast)
        return;
    m_contrast = contrast;
    apply();
}

void Theme::setSystem(std::optional<bool> dark, bool highContrast)
{
    const bool systemDark = dark.value_or(m_paletteDark);
    if (systemDark == m_systemDark && highContrast == m_systemHighContrast)
        return;
    m_systemDark = systemDark;
    m_systemHighContrast = highContrast;
    if (m_mode == Mode::FollowSystem || m_contrast == Contrast::FollowSystem)
        apply();
}

void Theme::chooseColors()
{
    m_dark = m_mode == Mode::FollowSystem ? m_systemDark : m_mode == Mode::Dark;
    m_highContrast = m_contrast == Contrast::FollowSystem ? m_systemHighContrast : m_contrast == Contrast::High;
    m_colors = ThemeColors::of(m_dark, m_highContrast);
}

void Theme::apply()
{
    chooseColors();
    QApplication::setPalette(paletteOf(m_colors));
    qApp->setStyleSheet(styleSheet());
    Q_EMIT changed();
}

QString Theme::styleSheet() const
{
    QFile file(QStringLiteral(":/styles/desk.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const Colors& c = m_colors;
    const std::pair<const char*, QColor> tokens[] = {
        {"window", c.window},
        {"panel", c.panel},
        {"sunken", c.sunken},
        {"line", c.line},
        {"strongLine", c.strongLine},
        {"text", c.text},
        {"muted", c.muted},
        {"faint", c.faint},
        {"accent", c.accent},
        {"onAccent", c.onAccent},
        {"accentSoft", c.accentSoft},
        {"badFaint", c.badFaint},
        {"warnFaint", c.warnFaint},
        {"hover", c.hover},
        {"selection", c.selection},
        {"good", c.good},
        {"goodSoft", c.goodSoft},
        {"warn", c.warn},
        {"warnSoft", c.warnSoft},
        {"bad", c.bad},
        {"badSoft", c.badSoft},
        {"info", c.info},
        {"infoSoft", c.infoSoft},
        {"neutral", c.neutral},
        {"neutralSoft", c.neutralSoft},
    };
    for (const auto& [name, color] : tokens)
        sheet.replace(QString(QLatin1Char('@') + QLatin1String(name) + QLatin1Char('@')), color.name());
    return sheet;
}

QColor Theme::strong(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral:
        return m_colors.neutral;
    case Tone::Good:
        return m_colors.good;
    case Tone::Warn:
        return m_colors.warn;
    case Tone::Bad:
        return m_colors.bad;
    case Tone::Info:
        return m_colors.info;
    }
    return m_colors.text;
}

QColor Theme::soft(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral:
        return m_colors.neutralSoft;
    case Tone::Good:
        return m_colors.goodSoft;
    case Tone::Warn:
        return m_colors.warnSoft;
    case Tone::Bad:
        return m_colors.badSoft;
    case Tone::Info:
        return m_colors.infoSoft;
    }
    return m_colors.panel;
}

} // namespace slotdesk
