// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace slotdesk {

/// Why no window can be shown here, one sentence; empty when one can. Asked before QApplication is made: without a
/// display Qt does not return from there, it aborts.
[[nodiscard]] QString missingDisplay(int argc, char** argv);

} // namespace slotdesk
