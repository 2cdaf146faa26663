// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/effects.h"

namespace slotdesk::proof {

/// The serial model of what the desk does with one slot, or with two.
class SlotRules
{
public:
    explicit SlotRules(WorldState& world) : w(world) {}

    QByteArray assign(const Step& step);
    QByteArray reassign(const Step& step);
    QByteArray release(const Step& step);
    QByteArray cancel(const Step& step);
    QByteArray swap(const Step& step);
    QByteArray complete(const Step& step) { return settle(step, SlotStatus::Completed); }
    QByteArray noShow(const Step& step) { return settle(step, SlotStatus::NoShow); }
    /// An old backend's own insert of a booking, under the guard that enforces or, with `observes`, only watches.
    QByteArray insertByHand(const Step& step, bool observes);

    /// The therapist leaves the row: released, or a booking undone.
    void letGo(const Step& step, AppointmentId id);
    /// Offers of those who come are accepted when they are `coming`.
    void exchange(const Step& step, AppointmentId first, AppointmentId second,
                  OfferStatus coming = OfferStatus::Pending);
    /// Empty: this therapist can take the row.
    [[nodiscard]] QByteArray whyNotTaken(const Slot& row, TherapistId therapist) const;
    /// Empty: the therapists of these rows can change places.
    [[nodiscard]] QByteArray whyNotExchanged(const Slot& a, const Slot& b) const;

    [[nodiscard]] static bool matches(Writer writer, Expect expect);

private:
    QByteArray settle(const Step& step, SlotStatus status);

    WorldState& w;
};

} // namespace slotdesk::proof
