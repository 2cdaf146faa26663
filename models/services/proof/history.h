// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/step.h"

#include <QtCore/QRandomGenerator>

namespace slotdesk::proof {

/// One thing that a session does in a history.
struct Move
{
    enum class Fate {
        Plain,  ///< one command commits by itself, more stand between BEGIN and the end
        Cut,    ///< the line breaks after sending; a single command is asked again with its id
        Killed, ///< the server ends the session while it works; then as above
    };

    int session = 0;
    Transaction transaction;
    Fate fate = Fate::Plain;

    [[nodiscard]] QString text() const;
};

struct History
{
    WorldState start;
    std::vector<Move> moves;

    [[nodiscard]] QStringList text() const;
};

/// Makes histories up from a seed: the same seed, the same histories.
class HistoryMaker
{
public:
    static constexpr int sessions = 8;

    HistoryMaker(quint32 seed, QList<QByteArray> known) : m_random(seed), m_known(std::move(known)) {}
    [[nodiscard]] History next(int moves);
    /// Whatever it chooses from.
    [[nodiscard]] static QList<QByteArray> functions();

private:
    [[nodiscard]] WorldState world();
    void addRequest(WorldState& world, int id);
    void addOffers(WorldState& world, int id);
    [[nodiscard]] Move move(const WorldState& world, int& number);
    [[nodiscard]] Step step(const WorldState& world, int number, bool alone);
    [[nodiscard]] Step stepOf(const QByteArray& function, const WorldState& world, int number);
    [[nodiscard]] int pick(int from, int to) { return m_random.bounded(from, to + 1); }
    [[nodiscard]] bool chance(int percent) { return m_random.bounded(100) < percent; }
    [[nodiscard]] int anyRow(const WorldState& world);

    QRandomGenerator m_random;
    QList<QByteArray> m_known;
};

} // namespace slotdesk::proof
