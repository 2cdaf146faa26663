// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/step.h"

#include <memory>

namespace slotdesk::proof {

/// What a command answered, and the world before and after it. States share it: a search makes thousands of them. What
/// it changed is told once and kept, so it belongs to one thread.
class Receipt
{
public:
    Receipt(Step done, QByteArray answer, std::shared_ptr<const WorldState> world,
            std::shared_ptr<const WorldState> left)
        : step(std::move(done)), code(std::move(answer)), before(std::move(world)), after(std::move(left))
    {
    }

    const Step step;
    const QByteArray code;
    const std::shared_ptr<const WorldState> before;
    const std::shared_ptr<const WorldState> after;

    /// Whose time it changed.
    [[nodiscard]] const std::set<TherapistId>& touched() const;
    /// All that it changed, as text.
    [[nodiscard]] const QByteArray& changed() const;

private:
    mutable std::optional<std::set<TherapistId>> m_touched;
    mutable std::optional<QByteArray> m_changed;
};

} // namespace slotdesk::proof
