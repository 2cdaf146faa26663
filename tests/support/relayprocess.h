// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/relayworld.h"

#include <QtCore/QProcess>

namespace slotdesk {

/// slotctl relay as a process of its own, with a short lease, so that it can be killed and stopped for real.
class RelayProcess
{
public:
    /// `killAt`: RelaySteps' words, "sent 3".
    explicit RelayProcess(const RelayWorld& world, const QString& program, const QByteArray& killAt = {},
                          const QStringList& more = {});
    ~RelayProcess();

    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    /// By SIGKILL, its own at a step or ours.
    [[nodiscard]] bool wasKilled() const { return !isRunning() && m_process.exitStatus() == QProcess::CrashExit; }
    void signal(int number);
    /// What it said, so far, in lines of JSON.
    [[nodiscard]] QByteArray said();
    [[nodiscard]] int exitCode() const { return m_process.exitCode(); }
    bool waitForEnd() { return m_process.waitForFinished(30000); }

private:
    QProcess m_process;
    QByteArray m_said;
};

} // namespace slotdesk
