// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/relayprocess.h"

#include <csignal>

namespace slotdesk {

RelayProcess::RelayProcess(const RelayWorld& world, const QString& program, const QByteArray& killAt,
                           const QStringList& more)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!killAt.isEmpty())
        environment.insert(QStringLiteral("SLOTDESK_RELAY_KILL_AT"), QString::fromLatin1(killAt));
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    const QString words = QStringLiteral("relay --json --lease 2.4 --timeout 1 --retry 0.03 --secrets ");
    m_process.start(program, words.split(QLatin1Char(' '), Qt::SkipEmptyParts) +
                                 QStringList{world.secrets(), QStringLiteral("--db"),
                                             QString::fromUtf8(world.worker().conninfo())} +
                                 more);
    if (!m_process.waitForStarted())
        qFatal("%s: %s", qPrintable(program), qPrintable(m_process.errorString()));
}

RelayProcess::~RelayProcess()
{
    if (!isRunning())
        return;
    signal(SIGCONT);
    m_process.kill();
    m_process.waitForFinished(-1);
}

void RelayProcess::signal(int number)
{
    if (isRunning())
        ::kill(pid_t(m_process.processId()), number);
}

QByteArray RelayProcess::said()
{
    m_said += m_process.readAll();
    return m_said;
}

} // namespace slotdesk
