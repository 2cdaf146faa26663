// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/candidate.h"
#include "ui/dialogs/slottarget.h"

namespace slotdesk {

/// What giving a slot to a candidate, or letting its therapist go, changes, in a sentence or three.
class AssignEffect
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::AssignEffect)

public:
    [[nodiscard]] static QString of(const SlotTarget& target, const Candidate& candidate, const QDateTime& nowUtc);
    /// `line`: the waiting list, first in line first; `late`: how many had only been too late.
    [[nodiscard]] static QString ofRelease(const SlotTarget& target, const QStringList& line, int late);

private:
    [[nodiscard]] static QString assigned(const SlotTarget& target, const Candidate& candidate,
                                          const QDateTime& nowUtc);
    [[nodiscard]] static QString tight(const Candidate& candidate);
    [[nodiscard]] static QString told(const QString& name, const QString& phone);
};

} // namespace slotdesk
