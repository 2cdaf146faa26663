// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/feedbatch.h"

#include <random>

namespace slotdesk::test {

/// A big board, made up: a hundred thousand live requests a size, with 130,000 slots, 800,000 offers and 500 alerts.
/// The same for the same size and moment. Hands out what a feed would: the whole, then changes of it.
class BoardRows
{
public:
    static constexpr int requestsASize = 100000;
    static constexpr int offersEach = 8;

    BoardRows(int times, const QDateTime& now);

    [[nodiscard]] const FeedBatch& board() const { return m_board; }
    [[nodiscard]] int size() const { return m_size; }
    /// `count` requests anywhere on the board, changed: a third starts at another time, a third has another status, a
    /// third another name. Slots and offers come along, as a feed reads them.
    [[nodiscard]] FeedBatch change(int count);

private:
    void addRequest(int number);
    void addSlots(const AppointmentRequest& request);
    void addOffers(const AppointmentRequest& request);
    void addAlert(const AppointmentRequest& request);
    [[nodiscard]] QString personName();
    [[nodiscard]] int any(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }

    const QDateTime m_now;
    const int m_size;
    std::mt19937 m_random{4711};
    QStringList m_therapists;
    FeedBatch m_board;
    QList<qsizetype> m_slotAt; ///< where the slots of a request begin
};

} // namespace slotdesk::test
