// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace slotdesk {

/// Ends a wait in another thread. Anybody may raise it; it stays raised until its owner clears it. The eventfd is the
/// only state, so that a waiting poll() and a later look can never disagree.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    void raise();
    void clear();
    [[nodiscard]] bool isRaised() const;
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    int m_descriptor = -1;
};

} // namespace slotdesk
