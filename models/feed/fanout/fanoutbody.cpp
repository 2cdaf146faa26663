// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fanout/fanoutbody.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFutureWatcher>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QHostInfo>

namespace slotdesk {

namespace {

constexpr int serveEveryMs = 3000;
constexpr int servedForMs = 10000;
constexpr int byeMs = 500;

ChangeFeed::Options closely(const FanOut::Settings& settings)
{
    ChangeFeed::Options options;
    options.fastMs = settings.fastMs;
    options.idleMs = settings.idleMs;
    options.tellEveryMs = 100;
    options.relayEveryMs = 0; // a relay follows nobody
    return options;
}

} // namespace

FanOutBody::FanOutBody(const Endpoint& endpoint, const FeedIdentity& identity, const FanOut::Settings& settings)
    : m_endpoint(endpoint), m_identity(identity), m_settings(settings), m_feed(endpoint, closely(settings))
{
    connect(&m_feed, &ChangeFeed::batchReady, &m_hub, &FeedHub::apply);
    connect(&m_feed, &ChangeFeed::healthChanged, &m_hub, &FeedHub::setHealth);
    connect(&m_hub, &FeedHub::looked, this, &FanOutBody::tellState);
    connect(&m_serving, &QTimer::timeout, this, &FanOutBody::serve);
}

Result<quint16> FanOutBody::listen()
{
    FeedServer::Limits limits;
    limits.desks = m_settings.desks;
    limits.unsureMs = m_settings.unsureMs;
    const QHostAddress address(m_settings.listen);
    if (address.isNull())
        return DbError{
            DbError::Kind::Usage, {}, QStringLiteral("%1 is no address of this machine.").arg(m_settings.listen), {}};
    // The address that desks are told needs the port, and the door needs who is asked about them.
    auto doorman = std::make_unique<RelayRegister>(m_endpoint);
    m_server = std::make_unique<FeedServer>(m_hub, *doorman, m_identity, limits);
    m_register = std::move(doorman);
    if (!m_server->listen(address, m_settings.port))
        return DbError{DbError::Kind::Missing,
                       {},
                       QStringLiteral("Cannot listen on %1, port %2: %3.")
                           .arg(m_settings.listen)
                           .arg(m_settings.port)
                           .arg(m_server->errorString()),
                       {}};
    m_register->setAddress({hostForDesks(), m_server->serverPort(), m_identity.sha256()});
    watchDesks();
    m_feed.start();
    m_serving.start(serveEveryMs);
    return m_server->serverPort();
}

QString FanOutBody::hostForDesks() const
{
    if (!m_settings.host.isEmpty())
        return m_settings.host;
    const QHostAddress address(m_settings.listen);
    const bool any = address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6);
    return any ? QHostInfo::localHostName() : m_settings.listen;
}

void FanOutBody::watchDesks()
{
    connect(m_server.get(), &FeedServer::deskCame, this, [this](const DeskRight& right) {
        tell("desk", QStringLiteral("A desk of %1 follows; %2 now.").arg(right.login).arg(m_server->desks()),
             {{QStringLiteral("login"), right.login}, {QStringLiteral("desks"), m_server->desks()}});
    });
    connect(m_server.get(), &FeedServer::deskWent, this, [this](const DeskRight& right, int snapshots) {
        tell("desk_gone", QStringLiteral("A desk of %1 has gone; %2 now.").arg(right.login).arg(m_server->desks()),
             {{QStringLiteral("login"), right.login},
              {QStringLiteral("desks"), m_server->desks()},
              {QStringLiteral("snapshots"), snapshots}});
    });
}

/// Desks are sent here only while there is a board to tell them.
void FanOutBody::serve()
{
    const FeedHealth::State state = m_hub.health().state;
    if (!m_hub.isWhole() || (state != FeedHealth::State::Live && state != FeedHealth::State::Lagging))
        return;
    auto* watcher = new QFutureWatcher<Result<bool>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        served(watcher->result());
    });
    watcher->setFuture(m_register->serve(m_server->desks(), servedForMs));
}

void FanOutBody::served(const Result<bool>& said)
{
    QString refusal;
    if (said && !*said)
        refusal = QStringLiteral("The database does not take %1 for an address.").arg(hostForDesks());
    else if (!said && said.error().kind == DbError::Kind::Sql)
        refusal = said.error().message;
    if (refusal == m_refusal)
        return;
    m_refusal = refusal;
    if (!refusal.isEmpty())
        tell("desks_refused", QStringLiteral("No desk can be sent here: %1").arg(refusal));
}

void FanOutBody::tellState()
{
    const FeedHealth& health = m_hub.health();
    if (m_hub.isWhole() && m_told == FeedHealth::State::Connecting)
        serve();
    if (!m_hub.isWhole() || health.state == m_told)
        return;
    m_told = health.state;
    if (health.state == FeedHealth::State::Live)
        tell("serving",
             QStringLiteral("Desks are served at %1, port %2.").arg(hostForDesks()).arg(m_server->serverPort()),
             {{QStringLiteral("host"), hostForDesks()}, {QStringLiteral("port"), m_server->serverPort()}});
    else
        tell("feed",
             health.reason.isEmpty() ? QStringLiteral("The board is behind: %1.").arg(health.holder) : health.reason);
}

void FanOutBody::farewell()
{
    m_serving.stop();
    m_register->leave();
    m_server->close();
    m_server->endAll(FeedWire::Reason::Closing);
    QElapsedTimer waited;
    for (waited.start(); m_server->desks() > 0 && !waited.hasExpired(byeMs);)
        QCoreApplication::processEvents(QEventLoop::AllEvents, byeMs / 10);
}

void FanOutBody::tell(const char* what, const QString& sentence, QJsonObject object)
{
    object.insert(QStringLiteral("relay"), QLatin1String(what));
    Q_EMIT progress(object, sentence);
}

} // namespace slotdesk
