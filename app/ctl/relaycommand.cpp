// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/relaycommand.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QSocketNotifier>
#include <QtCore/QSysInfo>
#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>
#include <sys/resource.h>

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
    line.option(
        QStringLiteral("listen"),
        QStringLiteral("Serve desks, encrypted, on this address of the machine (0.0.0.0:7420; port 0: any). They "
                       "follow this relay instead of asking the database."),
        QStringLiteral("ADDRESS[:PORT]"));
    line.option(
        QStringLiteral("address"),
        QStringLiteral("The name or address that desks connect to, when it is not the one that is listened on."),
        QStringLiteral("HOST"));
    line.option(
        QStringLiteral("certificate"),
        QStringLiteral("The certificate to show to desks (PEM), with --key; otherwise one is made at each start. "
                       "No authority is needed: desks learn from the database which one to accept."),
        QStringLiteral("FILE"));
    line.option(QStringLiteral("key"), QStringLiteral("Its private key (PEM, EC or RSA, no passphrase)."),
                QStringLiteral("FILE"));
    line.option(QStringLiteral("desks"), QStringLiteral("As many desks as are taken."), QStringLiteral("N"),
                QStringLiteral("4000"));
}

ExitCode RelayCommand::run(CommandLine& line, Output& output)
{
    readSettings(line);
    readFanOut(line);
    if (line.hasMistake())
        return misused(line, output);
    WebhookSender sender(m_settings.timeoutMs);
    if (const Result<Done> read = readSecrets(line, sender); !read)
        return fail(read.error(), output);
    if (const Result<Done> read = readIdentity(line); !read)
        return fail(read.error(), output);
    const Result<std::unique_ptr<Server>> server = Server::open(line, output);
    if (!server)
        return fail(server.error(), output);
    return serve((*server)->endpoint(), sender, output);
}

void RelayCommand::readSettings(CommandLine& line)
{
    m_settings.once = line.isSet(QStringLiteral("once"));
    m_settings.timeoutMs = int(line.decimal(QStringLiteral("timeout"), 0.1, 120) * 1000);
    m_settings.leaseMs = int(line.decimal(QStringLiteral("lease"), 0.5, 600) * 1000);
    m_settings.backOff.firstMs = int(line.decimal(QStringLiteral("retry"), 0.01, 600) * 1000);
    if (m_settings.leaseMs < 2 * m_settings.timeoutMs)
        line.mistake(QStringLiteral("--lease is at least twice --timeout: a request ends before the lease does."));
    m_secrets = RelaySecrets(line.isSet(QStringLiteral("secrets")) ? line.text(QStringLiteral("secrets"))
                                                                   : qEnvironmentVariable("CREDENTIALS_DIRECTORY"));
}

void RelayCommand::readFanOut(CommandLine& line)
{
    m_listens = line.isSet(QStringLiteral("listen"));
    m_fanOut.desks = line.number(QStringLiteral("desks"), 1, 100000);
    if (line.isSet(QStringLiteral("certificate")) != line.isSet(QStringLiteral("key")))
        line.mistake(QStringLiteral("--certificate and --key belong together."));
    if (!m_listens)
        return;
    if (m_settings.once)
        line.mistake(QStringLiteral("--once ends when nothing is left to send; --listen serves until it is stopped."));
    const QUrl where(QStringLiteral("tls://") + line.text(QStringLiteral("listen")));
    m_fanOut.listen = where.host();
    m_fanOut.port = quint16(where.port(m_fanOut.port));
    m_fanOut.host = line.text(QStringLiteral("address"));
    if (!where.isValid() || QHostAddress(where.host()).isNull())
        line.mistake(QStringLiteral("--listen is an address of this machine and a port: 0.0.0.0:7420, [::1]:7420."));
}

Result<Done> RelayCommand::readSecrets(CommandLine& line, WebhookSender& sender)
{
    if (line.isSet(QStringLiteral("config"))) {
        if (Result<Done> read = m_secrets.readConfig(line.text(QStringLiteral("config"))); !read)
            return read;
    }
    if (line.isSet(QStringLiteral("ca")))
        return sender.trust(line.text(QStringLiteral("ca")));
    return Done();
}

Result<Done> RelayCommand::readIdentity(CommandLine& line)
{
    if (!m_listens)
        return Done();
    Result<FeedIdentity> identity =
        line.isSet(QStringLiteral("certificate"))
            ? FeedIdentity::fromFiles(line.text(QStringLiteral("certificate")), line.text(QStringLiteral("key")))
            : FeedIdentity::make();
    if (!identity)
        return identity.error();
    m_identity = identity.take();
    return Done();
}

Result<std::unique_ptr<FanOut>> RelayCommand::startFanOut(const Endpoint& endpoint, Relay& relay)
{
    std::unique_ptr<FanOut> fanOut;
    if (!m_listens)
        return fanOut;
    // Each desk is a descriptor; as many as this login may have.
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < files.rlim_max) {
        files.rlim_cur = files.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &files);
    }
    fanOut = std::make_unique<FanOut>(endpoint, m_identity, m_fanOut);
    QObject::connect(fanOut.get(), &FanOut::progress, &relay, &Relay::progress);
    const Result<quint16> listening = fanOut->start();
    if (!listening)
        return listening.error();
    return fanOut;
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
    Result<std::unique_ptr<FanOut>> fanOut = startFanOut(endpoint, relay);
    if (!fanOut)
        return fail(fanOut.error(), output);
    waitForTheEnd(relay, stop);
    fanOut.value().reset();
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
