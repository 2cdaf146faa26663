// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/interrupt.h"

#include <memory>

namespace slotdesk {

/// Ctrl-C, a polite kill and a closed terminal, for programs that run until they are stopped. One a program, made in
/// main's thread; the handlers that were there before come back with its end. Give interrupt() to PgConnection, so
/// that a statement under way is cancelled too.
class StopSignal
{
public:
    enum class Woken {
        TimeUp,
        Stopped, ///< a signal, or stop()
        HungUp,  ///< nobody reads the watched descriptor any more, or nobody writes to it
    };

    StopSignal();
    ~StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    [[nodiscard]] bool stopped() const { return m_interrupt->isRaised(); }
    void stop() { m_interrupt->raise(); }
    [[nodiscard]] std::shared_ptr<Interrupt> interrupt() const { return m_interrupt; }

    /// Waits for the time to pass, and looks at `descriptor` (a pipe or socket; -1: none) meanwhile.
    [[nodiscard]] Woken wait(int ms, int descriptor = -1) const;

private:
    std::shared_ptr<Interrupt> m_interrupt;
};

} // namespace slotdesk
