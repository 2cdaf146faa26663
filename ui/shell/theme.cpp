// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme.h"

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

const Theme::Colors light = {
    .window = 0xeef1f5,
    .panel = 0xffffff,
    .sunken = 0xf7f9fb,
    .line = 0xe3e8ee,
    .strongLine = 0xc3ccd8,
    .text = 0x17202e,
    .muted = 0x5b6879,
    .faint = 0x8a95a5,
    .accent = 0x1d4fc0,
    .onAccent = 0xffffff,
    .accentSoft = 0xe7eefc,
    .badFaint = 0xfff5f4,
    .warnFaint = 0xfffaef,
    .hover = 0xf2f5f9,
    .selection = 0xdde8fd,
    .good = 0x12653a,
    .goodSoft = 0xdff2e6,
    .warn = 0x7f4d00,
    .warnSoft = 0xfdeecb,
    .bad = 0xa61414,
    .badSoft = 0xfde2e1,
    .info = 0x1d4fc0,
    .infoSoft = 0xe1eafc,
    .neutral = 0x516073,
    .neutralSoft = 0xe8ecf1,
};

const Theme::Colors dark = {
    .window = 0x12161d,
    .panel = 0x1a202a,
    .sunken = 0x161b24,
    .line = 0x2a3240,
    .strongLine = 0x465266,
    .text = 0xe7ecf3,
    .muted = 0xa3afc0,
    .faint = 0x7d899b,
    .accent = 0x7ca6ff,
    .onAccent = 0x0b1428,
    .accentSoft = 0x21304f,
    .badFaint = 0x2a1d21,
    .warnFaint = 0x25231f,
    .hover = 0x202834,
    .selection = 0x263a61,
    .good = 0x7fd6a2,
    .goodSoft = 0x193828,
    .warn = 0xf0c063,
    .warnSoft = 0x3d2f12,
    .bad = 0xff9a94,
    .badSoft = 0x48211f,
    .info = 0x9bbcff,
    .infoSoft = 0x22335a,
    .neutral = 0xb2bdcc,
    .neutralSoft = 0x2b3442,
};

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
    m_systemDark = system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness();
    chooseColors();
}

void Theme::install()
{
    if (std::exchange(m_installed, true))
        return;
    initLooks();
    QApplication::setStyle(QStringLiteral("Fusion"));
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

void Theme::chooseColors()
{
    m_dark = m_mode == Mode::FollowSystem ? m_systemDark : m_mode == Mode::Dark;
    m_colors = m_dark ? dark : light;
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
