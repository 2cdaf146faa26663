// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/relaycommand.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QSocketNotifier>
#include <QtCore/QSysInfo>

namespace slotdesk {

void RelayCommand::declare(CommandLine& line) const
{
    line.option(QStringLiteral("config"),
                QStringLiteral("A JSON file that says where the secrets are: {\"secrets\": {\"NAME\": "
                               "\"file:/path\" or \"keychain:NAME\"}}."),
                QStringLiteral("FILE"));
    line.option(QStringLiteral("secrets"),
                QStringLiteral("A folder with a file for each secret, readable by this login only. Otherwise the one "
                               "that systemd gives ($CREDENTIALS_DIRECTORY)."),
                QStringLiteral("FOLDER"));
    line.option(QStringLiteral("ca"), QStringLiteral("Certificates (PEM) to trust beside the system's."),
                QStringLiteral("FILE"));
    line.option(QStringLiteral("once"), QStringLiteral("Send what can be sent now, once each, and stop."));
    line.option(QStringLiteral("timeout"), QStringLiteral("Seconds that a webhook has to answer."), QStringLiteral("S"),
                QStringLiteral("10"));
    line.option(QStringLiteral("lease"),
                QStringLiteral("Seconds after which another relay takes over from one that is gone."),
                QStringLiteral("S"), QStringLiteral("30"));
    line.option(QStringLiteral("retry"), QStringLiteral("Seconds to the first new try; each further one waits longer."),
                QStringLiteral("S"), QStringLiteral("2"));
}

ExitCode RelayCommand::run(CommandLine& line, Output& output)
{
    m_settings.once = line.isSet(QStringLiteral("once"));
    m_settings.timeoutMs = int(line.decimal(QStringLiteral("timeout"), 0.1, 120) * 1000);
    m_settings.leaseMs = int(line.decimal(QStringLiteral("lease"), 0.5, 600) * 1000);
    m_settings.backOff.firstMs = int(line.decimal(QStringLiteral("retry"), 0.01, 600) * 1000);
    if (m_settings.leaseMs < 2 * m_settings.timeoutMs)
        line.mistake(QStringLiteral("--lease is at least twice --timeout: a request ends before the lease does."));
    m_secrets = RelaySecrets(line.isSet(QStringLiteral("secrets")) ? line.text(QStringLiteral("secrets"))
                                                                   : qEnvironmentVariable("CREDENTIALS_DIRECTORY"));
    if (line.hasMistake())
        return misused(line, output);
    WebhookSender sender(m_settings.timeoutMs);
    if (line.isSet(QStringLiteral("config"))) {
        if (const Result<Done> read = m_secrets.readConfig(line.text(QStringLiteral("config"))); !read)
            return fail(read.error(), output);
    }
    if (line.isSet(QStringLiteral("ca"))) {
        if (const Result<Done> trusted = sender.trust(line.text(QStringLiteral("ca"))); !trusted)
            return fail(trusted.error(), output);
    }
    const Result<std::unique_ptr<Server>> server = Server::open(line, output);
    if (!server)
        return fail(server.error(), output);
    return serve((*server)->endpoint(), sender, output);
}

ExitCode RelayCommand::serve(const Endpoint& endpoint, WebhookSender& sender, Output& output)
{
    const StopSignal stop;
    m_settings.interrupt = stop.interrupt();
    m_settings.place =
        QStringLiteral("%1 (process %2)").arg(QSysInfo::machineHostName()).arg(QCoreApplication::applicationPid());
    Relay relay(endpoint, m_settings, m_secrets, sender);
    QObject::connect(&relay, &Relay::progress, &relay, [&](const QJsonObject& object, const QString& sentence) {
        output.result(object, sentence);
        if (output.closed() || output.failed())
            stop.interrupt()->raise();
    });
    output.message(QStringLiteral("Relay of %1; Ctrl-C ends it.").arg(endpoint.display()));
    waitForTheEnd(relay, stop);
    return codeOf(relay, output);
}

void RelayCommand::waitForTheEnd(Relay& relay, const StopSignal& stop)
{
    QEventLoop loop;
    QSocketNotifier stopped(stop.interrupt()->descriptor(), QSocketNotifier::Read);
    QObject::connect(&stopped, &QSocketNotifier::activated, &loop, &QEventLoop::quit);
    QObject::connect(&relay, &Relay::ended, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    relay.start();
    loop.exec();
    stopped.setEnabled(false);
    relay.stop();
}

ExitCode RelayCommand::codeOf(const Relay& relay, Output& output)
{
    switch (relay.end()) {
    case Relay::End::None: // stopped
    case Relay::End::Done:
        return ExitCode::Done;
    case Relay::End::Undone:
        return ExitCode::Found;
    case Relay::End::Refused:
        output.error(relay.error());
        return ExitCode::Refused;
    case Relay::End::Unusable:
        return fail(relay.error(), output);
    }
    return ExitCode::Done;
}

} // namespace slotdesk
