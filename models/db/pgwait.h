// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDeadlineTimer>

namespace slotdesk {

class Interrupt;

enum class WaitEnd { Ready, TimedOut, Interrupted };

/// poll() for one descriptor until it is ready (or broken: the next read says so), the time is up, or `interrupt` is
/// raised, which wins, so that a stream that is always ready can be stopped too.
[[nodiscard]] WaitEnd waitFor(int descriptor, short events, const QDeadlineTimer& deadline, const Interrupt* interrupt);

/// Zero and less mean: no limit.
[[nodiscard]] QDeadlineTimer deadlineIn(int ms);

} // namespace slotdesk
