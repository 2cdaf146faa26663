// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/themecolors.h"

namespace slotdesk {

namespace {

const ThemeColors light = {
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

const ThemeColors dark = {
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

const ThemeColors lightHighContrast = {
    .window = 0xffffff,
    .panel = 0xffffff,
    .sunken = 0xf7f9fb,
    .line = 0x6b7480,
    .strongLine = Qt::black,
    .text = Qt::black,
    .muted = 0x2b3036,
    .faint = 0x50565e,
    .accent = 0x00309c,
    .onAccent = 0xffffff,
    .accentSoft = 0xe6edff,
    .badFaint = 0xfff3f2,
    .warnFaint = 0xfff9ea,
    .hover = 0xe9eef7,
    .selection = 0xd3e2ff,
    .good = 0x00431e,
    .goodSoft = 0xd9f5e3,
    .warn = 0x553300,
    .warnSoft = 0xffebbf,
    .bad = 0x7d0000,
    .badSoft = 0xffdfdd,
    .info = 0x00309c,
    .infoSoft = 0xdfe8ff,
    .neutral = 0x2b333d,
    .neutralSoft = 0xe6eaf0,
};

const ThemeColors darkHighContrast = {
    .window = Qt::black,
    .panel = Qt::black,
    .sunken = 0x0a0c10,
    .line = 0x8a93a0,
    .strongLine = 0xffffff,
    .text = 0xffffff,
    .muted = 0xdfe4ea,
    .faint = 0xaab2bd,
    .accent = 0x9cc4ff,
    .onAccent = Qt::black,
    .accentSoft = 0x10264d,
    .badFaint = 0x1f0000,
    .warnFaint = 0x1c1400,
    .hover = 0x1a1e25,
    .selection = 0x0d2c5c,
    .good = 0x8cf5b4,
    .goodSoft = 0x003318,
    .warn = 0xffd36b,
    .warnSoft = 0x3a2800,
    .bad = 0xffb8b3,
    .badSoft = 0x4a0000,
    .info = 0xb3d0ff,
    .infoSoft = 0x0b2a5c,
    .neutral = 0xe0e6ee,
    .neutralSoft = 0x242a33,
};

} // namespace

const ThemeColors& ThemeColors::of(bool wantsDark, bool highContrast)
{
    if (highContrast)
        return wantsDark ? darkHighContrast : lightHighContrast;
    return wantsDark ? dark : light;
}

} // namespace slotdesk
