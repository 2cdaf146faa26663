// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/boardrows.h"

namespace slotdesk::test {

/// The whole window, on a big board that changes a thousand times a second: how long its thread is away from its event
/// loop, and how busy.
class BoardStream
{
public:
    explicit BoardStream(BoardRows& rows) : m_rows(rows) {}

    void run(int seconds);

private:
    BoardRows& m_rows;
};

} // namespace slotdesk::test
