// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/effects.h"
#include "services/proof/serialmodel.h"

namespace slotdesk::proof {

/// The serial model of undo: compensates a command under the checks of its own kind, and only while the rows that the
/// command wrote are as it left them.
class UndoRules
{
public:
    UndoRules(WorldState& world, const Receipt& receipt) : w(world), m_undone(receipt), m_by(receipt.step.number) {}

    QByteArray undo(const Step& step);
    [[nodiscard]] static bool canUndo(const QByteArray& function);

private:
    enum class Kind { Rows, Requests, Offers };

    QByteArray booking(const Step& step);
    QByteArray answer(const Step& step);
    QByteArray leaving(const Step& step);
    QByteArray swap(const Step& step);
    QByteArray cancelling(const Step& step);
    QByteArray moving(const Step& step);
    QByteArray finish(const Step& step);
    QByteArray offers(const Step& step);

    [[nodiscard]] bool movedOn(Kind kind) const;
    [[nodiscard]] std::vector<AppointmentId> writtenRows() const;
    [[nodiscard]] RequestId request() const;
    [[nodiscard]] QByteArray whyNotRestored(RequestId request) const;
    void restoreOffers(Effects& effects, const std::set<TherapistId>& booked, bool open);

    WorldState& w;
    const Receipt& m_undone;
    Writer m_by; ///< of the command that is undone
};

} // namespace slotdesk::proof
