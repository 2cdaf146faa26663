// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/stage.h"
#include "services/proof/suitereport.h"
#include "services/scratchdatabase.h"

namespace slotdesk::proof {

/// Plays every interleaving of the commands in scratch databases of a server, which go with it.
class Suite
{
public:
    struct Chapter
    {
        QByteArray name;
        std::vector<Play> plays;
    };

    /// Each thread plays in a database of its own.
    [[nodiscard]] static Result<std::unique_ptr<Suite>> open(const Endpoint& server, int threads,
                                                             const PgConnection::Options& options);
    /// All of it, or only what meets one command. A command that nobody knows is an error of kind Usage.
    [[nodiscard]] static Result<SuiteReport> run(const Endpoint& server, int threads,
                                                 const PgConnection::Options& options, const QByteArray& about = {});

    [[nodiscard]] const QList<QByteArray>& commands() const { return m_commands; }
    [[nodiscard]] std::vector<Chapter> chapters() const;
    [[nodiscard]] Result<Done> play(const std::vector<Play>& plays);
    /// Looks for broken invariants in all that was played.
    [[nodiscard]] Result<Done> finish();
    [[nodiscard]] const SuiteReport& report() const { return m_report; }
    [[nodiscard]] SuiteReport& report() { return m_report; }

    /// Plays these on one stage, until so many have failed.
    [[nodiscard]] static Result<SuiteReport> playOn(Stage& stage, const std::vector<Play>& plays,
                                                    int enough = SuiteReport::toldAtMost);

    [[nodiscard]] static Result<Done> lookForViolations(Stage& stage, SuiteReport& report);

private:
    Suite() = default;

    std::vector<std::unique_ptr<ScratchDatabase>> m_scratch;
    std::vector<std::unique_ptr<Stage>> m_stages;
    QList<QByteArray> m_commands;
    SuiteReport m_report;
};

} // namespace slotdesk::proof
