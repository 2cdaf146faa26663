// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/commandcaller.h"
#include "services/relay/deadletter.h"
#include "services/relay/relaydestination.h"

namespace slotdesk {

/// The relay for people: where events go, what could not be delivered, and sending that again. Who may what is the
/// database's to say.
class RelayService
{
public:
    using Reply = CommandCaller::Reply;
    template <typename T>
    using Answer = QFuture<Result<QList<T>>>;

    explicit RelayService(std::shared_ptr<DbWorker> worker) : m_caller(std::move(worker)) {}

    /// The newest first; what is being sent again comes last.
    [[nodiscard]] Answer<DeadLetter> deadLetters();
    [[nodiscard]] Answer<RelayDestination> destinations();
    [[nodiscard]] Reply sendAgain(CommandId command, qint64 delivery);
    [[nodiscard]] Reply save(CommandId command, const RelayDestination& destination);

private:
    CommandCaller m_caller;
};

} // namespace slotdesk
