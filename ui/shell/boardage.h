// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/feedbatch.h"
#include "ui/delegates/statuslook.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

/// How old the board is, said in the corner, in the banner and to whoever wants to send a command. A feed that says
/// "live" but has not been heard of for a while is stale: the board must never lie.
class BoardAge
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::BoardAge)

public:
    static constexpr int silentSeconds = 15;

    BoardAge(const FeedHealth& health, const QDateTime& nowUtc);

    [[nodiscard]] FeedHealth::State state() const { return m_state; }
    [[nodiscard]] StatusLook look() const;
    /// One or two sentences for the banner; empty while live.
    [[nodiscard]] QString sentence() const;
    /// Who tells it.
    [[nodiscard]] QString origin() const;
    /// Why no command may be sent now; empty when one may.
    [[nodiscard]] QString refusal() const;

private:
    FeedHealth m_health;
    FeedHealth::State m_state;
    qint64 m_seconds = 0;
};

} // namespace slotdesk
