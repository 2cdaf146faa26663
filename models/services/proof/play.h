// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/scenes.h"

namespace slotdesk::proof {

/// One interleaving to run: who does what in which scene, in which order.
struct Play
{
    const Scene* scene = nullptr;
    std::vector<Transaction> transactions;
    std::vector<int> order;
    bool withBegin = false; ///< BEGIN is a step of its own
    bool guardObserves = false;

    [[nodiscard]] QString text() const;
    [[nodiscard]] bool has(const QByteArray& function) const;
};

/// Writes the plays: which commands meet which.
class Plays
{
public:
    /// Only the functions in `known` (the server has them) are played.
    explicit Plays(QList<QByteArray> known) : m_known(std::move(known)) {}

    /// Every step against every step of a scene, all orders, commit and rollback.
    [[nodiscard]] std::vector<Play> pairs(const Scene& scene) const;
    /// These transactions against each other.
    [[nodiscard]] std::vector<Play> of(const Scene& scene, const std::vector<std::vector<Step>>& parts) const;
    /// Three sessions at once, where it has hurt others.
    [[nodiscard]] std::vector<Play> triples() const;
    /// Two commands in one transaction, against another session.
    [[nodiscard]] std::vector<Play> twoInOne() const;
    /// An old backend's insert against each command, kept as a surplus where there is no room.
    [[nodiscard]] std::vector<Play> observed() const;
    /// Whatever any scene plays.
    [[nodiscard]] static QList<QByteArray> functions();

private:
    [[nodiscard]] bool knows(const Step& step) const;
    [[nodiscard]] bool knows(const std::vector<Step>& steps) const;
    void add(std::vector<Play>& plays, const Scene& scene, const std::vector<std::vector<Step>>& parts, bool withBegin,
             bool withRollbacks) const;

    QList<QByteArray> m_known;
};

} // namespace slotdesk::proof
