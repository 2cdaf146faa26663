// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/historyrun.h"
#include "services/proof/stage.h"

namespace slotdesk::proof {

/// Random histories on eight sessions against the serial model, and the way from one that fails to a small one.
class Histories
{
public:
    struct Report
    {
        quint32 seed = 0;
        int histories = 0;
        int commands = 0;
        int broken = 0; ///< lines cut and sessions killed
        qint64 deadlocks = 0;
        QStringList wrong;    ///< of the first history that cannot be explained
        QStringList smallest; ///< of its moves, those that are enough
        double seconds = 0;
    };

    /// In a scratch database of its own, until so many commands were sent or one history fails.
    [[nodiscard]] static Result<Report> run(const Endpoint& scratch, const PgConnection::Options& options, quint32 seed,
                                            int commands, bool shrinks = true);

private:
    Histories(Stage& stage, std::vector<std::unique_ptr<Session>>& sessions)
        : m_stage(stage), m_run(sessions, stage.owner())
    {
    }
    /// What is wrong with it; empty when it can be explained.
    [[nodiscard]] Result<QStringList> judge(const History& history);
    [[nodiscard]] Result<History> shrink(History history);
    [[nodiscard]] Result<bool> fails(const History& history);

    Stage& m_stage;
    QStringList m_lastWrong; ///< of the last history that failed
    HistoryRun m_run;
};

} // namespace slotdesk::proof
