// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/benchrelay.h"

#include "tests/benchmarks/deskcrowd.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <unistd.h>

namespace slotdesk::test {

namespace {

constexpr int startMs = 60000;

QByteArray contentsOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

BenchRelay::BenchRelay(const Endpoint& worker)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/slotctl"),
                    {QStringLiteral("relay"), QStringLiteral("--json"), QStringLiteral("--listen"),
                     QStringLiteral("127.0.0.1:0"), QStringLiteral("--db"), QString::fromUtf8(worker.conninfo())});
    QByteArray said;
    while (!said.contains("\"serving\"")) {
        if (!m_process.waitForReadyRead(startMs))
            qFatal("no relay: %s", said.constData());
        said += m_process.readAll();
    }
    // What it says later is nobody's business, and must not fill a pipe.
    QObject::connect(&m_process, &QProcess::readyRead, &m_process, [this] { m_process.readAll(); });
}

BenchRelay::~BenchRelay()
{
    m_process.terminate();
    if (!m_process.waitForFinished(startMs))
        m_process.kill();
    m_process.waitForFinished();
}

qint64 BenchRelay::residentBytes() const
{
    const QByteArray statm = contentsOf(QStringLiteral("/proc/%1/statm").arg(m_process.processId()));
    return statm.split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

qint64 BenchRelay::cpuMs() const
{
    return cpuMsOf(m_process.processId());
}

} // namespace slotdesk::test
