// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme.h"
#include "ui/shell/translation.h"

#include <QtCore/QList>
#include <QtCore/QSize>
#include <QtWidgets/QApplication>
#include <utility>

namespace slotdesk::test {

/// How somebody has the desk: size, colours, language, direction. A default one is how it is at first.
struct LookSetting
{
    QSize size{1280, 800};
    bool dark = false;
    QString board = QStringLiteral("sketch");
    QString language = QStringLiteral("en");
    bool highContrast = false;
    bool rightToLeft = false;

    /// Those that show faults of their own, by name: the longer words of another language, other boxes, mirrored ones.
    [[nodiscard]] static QList<std::pair<const char*, LookSetting>> different()
    {
        LookSetting spanish;
        spanish.language = QStringLiteral("es");
        LookSetting contrast;
        contrast.dark = true;
        contrast.highContrast = true;
        LookSetting mirrored;
        mirrored.dark = true;
        mirrored.rightToLeft = true;
        return {{"english", {}}, {"spanish", spanish}, {"high contrast", contrast}, {"from the right", mirrored}};
    }

    void apply() const
    {
        Translation::use(language);
        Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
        Theme::instance().setContrast(highContrast ? Theme::Contrast::High : Theme::Contrast::Normal);
        QApplication::setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    }
};

} // namespace slotdesk::test
