// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/commandid.h"
#include "services/commandcaller.h"

namespace slotdesk {

/// The commands on alerts, one method each; replies as BookingService gives them.
class AlertService
{
public:
    using Reply = CommandCaller::Reply;

    explicit AlertService(std::shared_ptr<DbWorker> worker) : m_caller(std::move(worker)) {}

    /// One open alert a request: a second report is added to it.
    [[nodiscard]] Reply reportProblem(CommandId command, RequestId request, const QString& report);
    [[nodiscard]] Reply claim(CommandId command, AlertId alert);
    [[nodiscard]] Reply snooze(CommandId command, AlertId alert, int minutes);
    /// Accepts the case as it stands now.
    [[nodiscard]] Reply dismiss(CommandId command, AlertId alert, const QString& reason);
    [[nodiscard]] Reply reopen(CommandId command, AlertId alert, const QString& reason);
    /// Every live row of the case that is not kept is let go, in one transaction. Empty: none is kept.
    [[nodiscard]] Reply resolve(CommandId command, AlertId alert, const QList<AppointmentId>& keep,
                                const QString& reason);
    /// Why it happened, a code of slotdesk.alert_cause, until it is signed off. For supervisors, as the next one.
    [[nodiscard]] Reply tag(CommandId command, AlertId alert, const QString& cause);
    /// `cause` is a code, too. Refused for who settled the alert, and for who proposed how.
    [[nodiscard]] Reply signOff(CommandId command, AlertId alert, const QString& cause, const QString& note = {});

private:
    CommandCaller m_caller;
};

} // namespace slotdesk
