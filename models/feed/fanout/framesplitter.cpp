// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fanout/framesplitter.h"

#include <QtCore/QtEndian>

namespace slotdesk {

void FrameSplitter::add(const QByteArray& bytes)
{
    if (m_broken)
        return;
    m_bytes.remove(0, m_at);
    m_at = 0;
    m_bytes.append(bytes);
}

std::optional<FeedWire::Frame> FrameSplitter::next()
{
    constexpr qsizetype lengthBytes = 4;
    if (m_broken || m_bytes.size() - m_at < lengthBytes)
        return std::nullopt;
    const auto length = qsizetype(qFromBigEndian<quint32>(m_bytes.constData() + m_at));
    m_broken = length < 1 || length > m_mostBytes;
    if (m_broken || m_bytes.size() - m_at < lengthBytes + length)
        return std::nullopt;
    const FeedWire::Frame frame{FeedWire::Kind(m_bytes.at(m_at + lengthBytes)),
                                m_bytes.mid(m_at + lengthBytes + 1, length - 1)};
    m_at += lengthBytes + length;
    return frame;
}

} // namespace slotdesk
