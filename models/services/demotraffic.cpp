// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demotraffic.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <algorithm>

namespace slotdesk {

namespace {

constexpr int patienceMs = 3000;
constexpr double eventsPerCall = 8; ///< a new request and what is answered to its offers

QString simulator()
{
    const QString here = QCoreApplication::applicationDirPath();
    return QStandardPaths::findExecutable(
        QStringLiteral("slotdesk-loadsim"),
        {here, here + QStringLiteral("/../libexec/slotdesk"), here + QStringLiteral("/../lib/slotdesk")});
}

} // namespace

DemoTraffic::DemoTraffic(SimWorld world, const Options& options, QObject* parent)
    : QObject(parent), m_world(std::move(world)), m_options(options)
{
}

DemoTraffic::~DemoTraffic()
{
    for (const auto& process : m_processes) {
        process->disconnect(this);
        process->closeWriteChannel();
        process->terminate();
    }
    for (const auto& process : m_processes) {
        if (process->state() != QProcess::NotRunning && !process->waitForFinished(patienceMs))
            process->kill();
    }
}

Result<Done> DemoTraffic::start()
{
    const QString program = simulator();
    if (program.isEmpty()) {
        DbError error;
        error.kind = DbError::Kind::Missing;
        error.message =
            QCoreApplication::translate("DemoTraffic", "The program slotdesk-loadsim is not beside this one.");
        return error;
    }
    const int all = m_options.backends + m_options.legacyBackends;
    for (int index = 0; index < all; ++index)
        startOne(program, index, index >= m_options.backends);
    return Done{};
}

void DemoTraffic::startOne(const QString& program, int index, bool legacy)
{
    auto process = std::make_unique<QProcess>();
    QProcess* raw = process.get();
    connect(raw, &QProcess::finished, this, [this, raw] { ended(raw); });
    connect(raw, &QProcess::errorOccurred, this, [this, raw](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended(raw);
    });
    const int all = m_options.backends + m_options.legacyBackends;
    QStringList arguments = {
        QStringLiteral("--index"),   QString::number(index),
        QStringLiteral("--of"),      QString::number(all),
        QStringLiteral("--seed"),    QString::number(m_options.seed),
        QStringLiteral("--seconds"), QString::number(m_options.seconds),
        QStringLiteral("--calls"),   QString::number(m_options.rate / eventsPerCall / std::max(1, m_options.backends))};
    if (legacy)
        arguments += QStringLiteral("--legacy");
    m_processes.push_back(std::move(process));
    ++m_running;
    raw->start(program, arguments);
    raw->write(QJsonDocument(m_world.toJson(legacy)).toJson(QJsonDocument::Compact) + '\n');
}

void DemoTraffic::stop()
{
    for (const auto& process : m_processes)
        process->terminate();
}

void DemoTraffic::ended(QProcess* process)
{
    add(QJsonDocument::fromJson(process->readAllStandardOutput()).object());
    m_complaints += QString::fromUtf8(process->readAllStandardError());
    if (process->error() == QProcess::FailedToStart)
        m_complaints += process->errorString() + QLatin1Char('\n');
    if (--m_running == 0)
        Q_EMIT finished();
}

void DemoTraffic::add(const QJsonObject& counts)
{
    for (auto command = counts.begin(); command != counts.end(); ++command) {
        QJsonObject sums = m_counts.value(command.key()).toObject();
        const QJsonObject more = command->toObject();
        for (auto code = more.begin(); code != more.end(); ++code)
            sums.insert(code.key(), sums.value(code.key()).toInteger() + code->toInteger());
        m_counts.insert(command.key(), sums);
    }
}

} // namespace slotdesk
