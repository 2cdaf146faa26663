// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/effects.h"

namespace slotdesk::proof {

/// The serial model of what is done about a double booking, and of the desk's commands that book nothing. One login
/// plays everybody: what is refused because of who asks is tested elsewhere.
class AlertRules
{
public:
    explicit AlertRules(WorldState& world) : w(world) {}

    QByteArray report(const Step& step);
    QByteArray claim(const Step& step) { return whileOpen(step, AlertStatus::Claimed); }
    QByteArray snooze(const Step& step) { return whileOpen(step, AlertStatus::Snoozed); }
    QByteArray dismiss(const Step& step) { return whileOpen(step, AlertStatus::Dismissed); }
    QByteArray reopen(const Step& step);
    QByteArray signOff(const Step& step);
    QByteArray tag(const Step& step);
    QByteArray tickCall(const Step& step);
    QByteArray resolve(const Step& step);
    QByteArray saveTherapist(const Step& step); ///< makes inactive
    QByteArray standBy(const Step& step);       ///< notes, claims, master data: no booking is touched
    QByteArray notThere(const Step& step);      ///< of a dead letter

private:
    QByteArray whileOpen(const Step& step, AlertStatus status);
    void settle(Alert& alert, AlertStatus status);
    void letGo(Effects& effects, const std::set<AppointmentId>& going);
    void followSettlement(Effects& effects, RequestId request, const std::set<TherapistId>& gone);

    WorldState& w;
};

} // namespace slotdesk::proof
