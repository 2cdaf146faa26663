// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/receipt.h"

#include <functional>

namespace slotdesk::proof {

/// A world and what was answered: undo looks back at what a command wrote. An old backend's insert is no command, but
/// others look at what it changed.
struct ModelState
{
    WorldState world;
    std::map<int, std::shared_ptr<const Receipt>> receipts;
};

/// The contract of the commands, one after the other, without a lock or a transaction: what concurrent commands must
/// look like. Maintainers read this as the specification in C++.
class SerialModel
{
public:
    struct Next
    {
        QByteArray code;
        ModelState state;
    };

    explicit SerialModel(bool guardObserves = false) : m_guardObserves(guardObserves) {}

    /// What the step may answer and leave behind. One possibility, but for expire_due, which may leave to its next call
    /// what somebody holds.
    [[nodiscard]] std::vector<Next> apply(const ModelState& state, const Step& step) const;
    /// Functions that the model knows.
    [[nodiscard]] static QList<QByteArray> functions();

private:
    [[nodiscard]] std::vector<Next> expire(const ModelState& state) const;
    [[nodiscard]] QByteArray perform(ModelState& state, const Step& step) const;
    [[nodiscard]] QByteArray performAll(ModelState& state, const Step& step) const;
    [[nodiscard]] QByteArray preview(const ModelState& state, const Step& step) const;
    [[nodiscard]] static QByteArray undo(ModelState& state, const Step& step);

    bool m_guardObserves;
};

} // namespace slotdesk::proof
