// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/feedmailbox.h"

#include "feed/batchmerge.h"

#include <chrono>

namespace slotdesk {

namespace {

constexpr size_t plenty = 16; ///< letters; a batch each 50 ms makes this most of a second

} // namespace

void FeedMailbox::put(Letter letter)
{
    const std::lock_guard lock(m_mutex);
    if (m_stopped)
        return;
    if (!joinsTheLast(letter))
        m_letters.push_back(std::move(letter));
    m_arrived.raise();
}

// What has waited for the reader is read together with what comes now: the board is no later than the reader is slow.
bool FeedMailbox::joinsTheLast(const Letter& letter)
{
    if (m_letters.empty())
        return false;
    const auto* later = std::get_if<FeedBatch>(&letter);
    if (!later && std::holds_alternative<FeedHealth>(m_letters.back())) {
        m_letters.back() = letter;
        return true;
    }
    // A health between two batches says nothing that the second does not say.
    if (later && m_letters.size() > 1 && std::holds_alternative<FeedHealth>(m_letters.back()))
        m_letters.pop_back();
    auto* earlier = std::get_if<FeedBatch>(&m_letters.back());
    if (!later || !earlier || !BatchMerge::isPossible(*earlier, *later))
        return false;
    BatchMerge::absorb(*earlier, *later);
    return true;
}

bool FeedMailbox::isFull() const
{
    const std::lock_guard lock(m_mutex);
    return m_letters.size() >= plenty;
}

void FeedMailbox::rest(int ms)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, std::chrono::milliseconds(ms), [this] { return m_stopped || m_wished; });
    m_wished = false;
}

bool FeedMailbox::isStopped() const
{
    const std::lock_guard lock(m_mutex);
    return m_stopped;
}

bool FeedMailbox::isHidden() const
{
    const std::lock_guard lock(m_mutex);
    return m_hidden;
}

void FeedMailbox::finish()
{
    const std::lock_guard lock(m_mutex);
    m_finished = true;
    m_changed.notify_all();
}

std::optional<FeedMailbox::Letter> FeedMailbox::take()
{
    const std::lock_guard lock(m_mutex);
    std::optional<Letter> letter;
    if (!m_letters.empty()) {
        letter = std::move(m_letters.front());
        m_letters.pop_front();
    }
    if (m_letters.empty())
        m_arrived.clear();
    return letter;
}

void FeedMailbox::setHidden(bool hidden)
{
    const std::lock_guard lock(m_mutex);
    m_wished = m_hidden && !hidden;
    m_hidden = hidden;
    m_changed.notify_all();
}

void FeedMailbox::stop()
{
    const std::lock_guard lock(m_mutex);
    m_stopped = true;
    m_letters.clear();
    m_interrupt->raise();
    m_changed.notify_all();
}

bool FeedMailbox::waitForFinish(int ms)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, std::chrono::milliseconds(ms), [this] { return m_finished; });
}

} // namespace slotdesk
