// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/displaycheck.h"

#include <QtCore/QByteArray>

namespace slotdesk {

QString missingDisplay(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        const QByteArray argument(argv[i]);
        const bool needsNone = argument == "--help" || argument == "-h" || argument == "--version" || argument == "-v";
        if (needsNone || argument.startsWith("-platform") || argument.startsWith("--platform"))
            return {};
    }
    for (const char* variable : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}) {
        if (!qEnvironmentVariableIsEmpty(variable))
            return {};
    }
    return QStringLiteral("There is no display to show the desk on. Start it in a graphical session, or use slotctl; "
                          "with QT_QPA_PLATFORM=offscreen, --screenshot FILE works without one.");
}

} // namespace slotdesk
