// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/fanout/feedwire.h"

namespace slotdesk {

/// Finds the frames in bytes that arrive as they like.
class FrameSplitter
{
public:
    explicit FrameSplitter(qsizetype mostBytes = FeedWire::mostBytes) : m_mostBytes(mostBytes) {}

    void add(const QByteArray& bytes);
    [[nodiscard]] std::optional<FeedWire::Frame> next();
    /// A length that no frame has: what follows is not to be read.
    [[nodiscard]] bool isBroken() const { return m_broken; }

private:
    const qsizetype m_mostBytes;
    QByteArray m_bytes;
    qsizetype m_at = 0; ///< what is before it was handed out
    bool m_broken = false;
};

} // namespace slotdesk
