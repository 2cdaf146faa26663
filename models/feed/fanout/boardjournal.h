// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QElapsedTimer>
#include <QtCore/QList>
#include <deque>
#include <functional>
#include <memory>

namespace slotdesk {

/// What the desks of one audience are told, in order: frames, each encoded once. A desk has a place in it and no queue
/// of its own, so what a slow one costs does not grow. What is too old is forgotten; who still needed it begins again
/// with a snapshot. Of one thread.
class BoardJournal
{
public:
    static constexpr qint64 mostBytes = 32 << 20; ///< that it holds

    /// The board from memory in parts that are encoded when the first desk wants them: each at least as new as `next`,
    /// the frame that follows the last part.
    struct Snapshot
    {
        QList<std::function<QByteArray()>> parts;
        QList<QByteArray> encoded; ///< as many as were wanted
        qint64 next = 0;
        qint64 bytesBefore = 0;
        QElapsedTimer age;
    };

    /// Where a desk is.
    struct Place
    {
        std::shared_ptr<Snapshot> snapshot; ///< it is still being told
        qsizetype part = 0;
        qint64 next = -1; ///< the next frame; -1: it has to begin with a snapshot
        int snapshots = 0;
    };

    explicit BoardJournal(std::function<QList<std::function<QByteArray()>>()> partsOf, qint64 most = mostBytes)
        : m_partsOf(std::move(partsOf)), m_most(most)
    {
    }

    void append(const QByteArray& frame);
    /// What stands in it is no longer true (another history): everybody begins again.
    void restart();
    /// The next frame for a desk at `place`, which moves on; empty: it has been told everything.
    [[nodiscard]] QByteArray nextFor(Place& place);
    /// Lets a snapshot go that nobody is reading any more.
    void tidy();
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

private:
    void beginAgain(Place& place);
    [[nodiscard]] qint64 end() const { return m_first + qint64(m_frames.size()); }

    const std::function<QList<std::function<QByteArray()>>()> m_partsOf;
    const qint64 m_most;
    std::deque<QByteArray> m_frames;
    qint64 m_first = 0; ///< the number of the first that it still has
    qint64 m_bytes = 0;
    qint64 m_written = 0; ///< bytes ever
    std::shared_ptr<Snapshot> m_snapshot;
};

} // namespace slotdesk
