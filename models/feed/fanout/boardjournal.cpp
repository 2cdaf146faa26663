// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fanout/boardjournal.h"

namespace slotdesk {

namespace {

constexpr qint64 stillFresh = 512 << 10; ///< bytes of frames that a snapshot is worth keeping for
constexpr int keptMs = 5000;

} // namespace

void BoardJournal::append(const QByteArray& frame)
{
    m_frames.push_back(frame);
    m_bytes += frame.size();
    m_written += frame.size();
    while (m_bytes > m_most) {
        m_bytes -= m_frames.front().size();
        m_frames.pop_front();
        ++m_first;
    }
}

void BoardJournal::restart()
{
    // One number is left out, so that nobody's place is the next one.
    m_first = end() + 1;
    m_frames.clear();
    m_bytes = 0;
    m_snapshot.reset();
}

QByteArray BoardJournal::nextFor(Place& place)
{
    const bool forgotten = place.next < m_first || (place.snapshot && place.snapshot->next < m_first);
    if (forgotten)
        beginAgain(place);
    if (place.snapshot) {
        Snapshot& snapshot = *place.snapshot;
        if (place.part == snapshot.encoded.size())
            snapshot.encoded.append(snapshot.parts.at(place.part)());
        QByteArray frame = snapshot.encoded.at(place.part++);
        if (place.part == snapshot.parts.size())
            place.snapshot.reset();
        return frame;
    }
    return place.next < end() ? m_frames[size_t(place.next++ - m_first)] : QByteArray();
}

void BoardJournal::beginAgain(Place& place)
{
    if (!m_snapshot || m_snapshot->next < m_first || m_written - m_snapshot->bytesBefore > stillFresh) {
        m_snapshot = std::make_shared<Snapshot>();
        m_snapshot->parts = m_partsOf();
        m_snapshot->next = end();
        m_snapshot->bytesBefore = m_written;
        m_snapshot->age.start();
    }
    place.snapshot = m_snapshot;
    place.part = 0;
    place.next = m_snapshot->next;
    ++place.snapshots;
}

void BoardJournal::tidy()
{
    if (m_snapshot && m_snapshot.use_count() == 1 && m_snapshot->age.hasExpired(keptMs))
        m_snapshot.reset();
}

} // namespace slotdesk
