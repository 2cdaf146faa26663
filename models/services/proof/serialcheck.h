// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/serialmodel.h"

namespace slotdesk::proof {

/// Whether what happened at once can be told as one thing after the other: an order of the transactions in which each
/// command answers what it did answer, those that were rolled back leave nothing, nobody comes before one that had
/// ended before they began, and the world ends as it was found.
///
/// Sound because it supposes nothing about locks or clocks: any such order is a proof, none is a defect. Quick because
/// it goes by the order of the endings first, never looks twice at the same world with the same transactions left, asks
/// of no other place what leaves nothing behind and fits where it stands, and leaves an order when a row whose last
/// writer has been told is not as it was found. Should that find none, it looks once more without the last rule. After
/// 30,000 states each it gives up, which is told as a defect too.
class SerialCheck
{
public:
    SerialCheck(SerialModel model, ModelState start) : m_model(model), m_start(std::move(start)) {}

    /// Empty: there is such an order. Else why the best attempt failed.
    [[nodiscard]] QStringList explain(const std::vector<Happened>& happened, const WorldState& found) const;

private:
    class Search;
    SerialModel m_model;
    ModelState m_start;
};

} // namespace slotdesk::proof
