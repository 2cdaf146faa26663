// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/interrupt.h"
#include "feed/feedbatch.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <variant>

namespace slotdesk {

/// All that the feed's thread and the thread it reports to have in common; owned by both, so that neither waits for
/// the other to go. Letters go one way, wishes the other; letters of changes that wait become one. One mutex, held for
/// moments only.
class FeedMailbox
{
public:
    using Letter = std::variant<FeedBatch, FeedHealth>;

    // The reporting side: the feed's thread.
    void put(Letter letter);
    /// The reader is behind: changes had better gather in the database, where many to one row become one.
    [[nodiscard]] bool isFull() const;
    /// Until `ms` are over or something is wished for.
    void rest(int ms);
    [[nodiscard]] bool isStopped() const;
    [[nodiscard]] bool isHidden() const;
    /// Raised by stop(): ends what the connection is doing.
    [[nodiscard]] std::shared_ptr<Interrupt> interrupt() const { return m_interrupt; }
    void finish();

    // The receiving side.
    /// Becomes readable when there is a letter.
    [[nodiscard]] int descriptor() const { return m_arrived.descriptor(); }
    [[nodiscard]] std::optional<Letter> take();
    void setHidden(bool hidden);
    void stop();
    /// False when the feed's thread has not ended within `ms`.
    [[nodiscard]] bool waitForFinish(int ms);

private:
    [[nodiscard]] bool joinsTheLast(const Letter& letter);

    const std::shared_ptr<Interrupt> m_interrupt = std::make_shared<Interrupt>();
    mutable std::mutex m_mutex; ///< guards all below
    std::condition_variable m_changed;
    Interrupt m_arrived;
    std::deque<Letter> m_letters;
    bool m_hidden = false;
    bool m_wished = false;
    bool m_stopped = false;
    bool m_finished = false;
};

} // namespace slotdesk
