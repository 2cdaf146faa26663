// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>
#include <functional>

namespace slotdesk {

/// Milliseconds that pass, whatever the wall clock is set to, and while the machine sleeps too: a lease ends by the
/// server's clock, which does not wait for us to wake.
using RunClock = std::function<qint64()>;

[[nodiscard]] RunClock bootClock();

} // namespace slotdesk
