// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fanout/feedserver.h"

#include "feed/fanout/deskline.h"
#include "feed/fanout/feedcodec.h"
#include "feed/fanout/feedhub.h"
#include "feed/fanout/feedidentity.h"
#include "feed/fanout/feedknock.h"

#include <QtCore/QDateTime>
#include <QtCore/QFutureWatcher>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>

namespace slotdesk {

namespace {

/// The kernel's part of what a desk has not taken: bounded, or it would hide for minutes that a desk is slow.
constexpr int kernelBuffer = 256 << 10;
constexpr int shortestPaceMs = 16;
constexpr int longestPaceMs = 40;
constexpr int desksForAMs = 8;

/// When the answer is there, in this thread; not when `context` has gone before.
template <typename Value, typename Then>
void whenAnswered(QObject* context, const QFuture<Value>& future, Then then)
{
    auto* watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then] {
        watcher->deleteLater();
        then(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace

FeedServer::FeedServer(FeedHub& hub, FeedDoorman& doorman, const FeedIdentity& identity, const Limits& limits)
    : m_hub(hub), m_doorman(doorman), m_limits(limits), m_configuration(QSslConfiguration::defaultConfiguration())
{
    const QSslKey ec(identity.keyPem(), QSsl::Ec);
    m_configuration.setPrivateKey(ec.isNull() ? QSslKey(identity.keyPem(), QSsl::Rsa) : ec);
    m_configuration.setLocalCertificate(QSslCertificate(identity.certificatePem()));
    m_configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // a desk shows a ticket
    m_configuration.setProtocol(QSsl::TlsV1_2OrLater);
    setListenBacklogSize(1024); // all desks come back at once
    connect(&m_hub, &FeedHub::published, this, &FeedServer::pumpAll);
    connect(&m_hub, &FeedHub::looked, this, &FeedServer::letInWhoWaits);
    connect(&m_hub, &FeedHub::looked, this, &FeedServer::beatAll);
    connect(&m_heartbeat, &QTimer::timeout, this, &FeedServer::beat);
    m_heartbeat.start(m_limits.heartbeatMs);
    connect(&m_rights, &QTimer::timeout, this, &FeedServer::askRights);
    m_rights.start(m_limits.rightsEveryMs);
    m_sinceRights.start();
}

FeedServer::~FeedServer()
{
    for (DeskLine* line : std::as_const(m_lines))
        line->disconnect(this);
    qDeleteAll(m_lines);
}

void FeedServer::incomingConnection(qintptr descriptor)
{
    auto* socket = new QSslSocket;
    if (!socket->setSocketDescriptor(descriptor) || m_knocks.size() + m_lines.size() >= m_limits.desks) {
        delete socket;
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, kernelBuffer);
    socket->setSslConfiguration(m_configuration);
    socket->setReadBufferSize(FeedWire::mostHelloBytes * 2);
    auto* knock = new FeedKnock(socket, this);
    m_knocks.insert(knock);
    connect(knock, &FeedKnock::asks, this, [this, knock](const QByteArray& ticket) { asks(knock, ticket); });
    connect(knock, &FeedKnock::gone, this, [this, knock] {
        if (m_knocks.remove(knock))
            knock->deleteLater();
    });
    socket->startServerEncryption();
}

void FeedServer::asks(FeedKnock* knock, const QByteArray& ticket)
{
    whenAnswered(knock, m_doorman.admit(ticket), [this, knock](const auto& rights) { answered(knock, rights); });
}

void FeedServer::answered(FeedKnock* knock, const Result<QList<DeskRight>>& rights)
{
    if (!rights || rights->isEmpty()) {
        knock->refuse(FeedWire::Reason::Refused);
        return;
    }
    m_waiting.append({knock, rights->first()});
    letInWhoWaits();
}

// Not before the outbox was looked at after the desk came: what the desk read itself until then is in our board, too.
void FeedServer::letInWhoWaits()
{
    if (!m_hub.isWhole() || m_waiting.isEmpty())
        return;
    const qint64 lookedAt = m_hub.lookedAtMs();
    QList<Waiting> later;
    for (const Waiting& waiting : std::exchange(m_waiting, {})) {
        if (!waiting.knock || !m_knocks.contains(waiting.knock))
            continue;
        if (lookedAt > waiting.knock->cameAtMs())
            letIn(waiting.knock, waiting.right);
        else
            later.append(waiting);
    }
    m_waiting = later;
}

void FeedServer::letIn(FeedKnock* knock, const DeskRight& right)
{
    m_knocks.remove(knock);
    auto* line = new DeskLine(knock->letIn(), right, m_hub.journalOf(right.audience),
                              FeedWire::welcome({QDateTime::currentMSecsSinceEpoch(), desks() + 1}));
    knock->deleteLater();
    m_lines.insert(line);
    connect(line, &DeskLine::ended, this, [this, line] {
        if (!m_lines.remove(line))
            return;
        Q_EMIT deskWent(line->right(), line->snapshots());
        line->deleteLater();
        setPace();
    });
    setPace();
    Q_EMIT deskCame(right);
    line->pump();
}

// No screen shows more than 60 pictures a second, and each frame costs the relay and the desk about the same however
// much is in it.
void FeedServer::setPace()
{
    m_hub.setPaceMs(std::clamp(desks() / desksForAMs, shortestPaceMs, longestPaceMs));
}

void FeedServer::pumpAll()
{
    const QList<DeskLine*> now(m_lines.cbegin(), m_lines.cend());
    for (DeskLine* line : now)
        line->pump();
}

void FeedServer::beat()
{
    m_toldState.clear();
    beatAll();
    m_hub.tidy();
    const QList<DeskLine*> now(m_lines.cbegin(), m_lines.cend());
    for (DeskLine* line : now) {
        if (line->stuckMs() > m_limits.stuckMs)
            line->drop();
    }
}

// At once when it is another state, and regularly.
void FeedServer::beatAll()
{
    const FeedHealth& health = m_hub.health();
    const QByteArray state = QByteArray::number(int(health.state)) + health.holder.toUtf8() + health.reason.toUtf8();
    if (state == m_toldState)
        return;
    m_toldState = state;
    const QByteArray frame = FeedWire::frame(FeedWire::Kind::Health, FeedCodec::encode(health));
    const QList<DeskLine*> now(m_lines.cbegin(), m_lines.cend());
    for (DeskLine* line : now)
        line->beat(frame);
}

void FeedServer::askRights()
{
    if (m_lines.isEmpty())
        m_sinceRights.restart();
    if (m_sinceRights.hasExpired(m_limits.unsureMs)) {
        m_sinceRights.restart();
        endAll(FeedWire::Reason::Closing);
    }
    if (m_asking || m_lines.isEmpty())
        return;
    m_asking = true;
    QSet<QString> logins;
    for (const DeskLine* line : std::as_const(m_lines))
        logins.insert(line->right().login);
    whenAnswered(this, m_doorman.rights({logins.cbegin(), logins.cend()}), [this, logins](const auto& rights) {
        m_asking = false;
        takeRights(logins, rights);
    });
}

// Who came in while it was asked was not asked for.
void FeedServer::takeRights(const QSet<QString>& asked, const Result<QList<DeskRight>>& rights)
{
    if (!rights)
        return;
    m_sinceRights.restart();
    QHash<QString, Audience> now;
    for (const DeskRight& right : *rights)
        now.insert(right.login, right.audience);
    const QList<DeskLine*> lines(m_lines.cbegin(), m_lines.cend());
    for (DeskLine* line : lines) {
        const auto held = now.constFind(line->right().login);
        if (!asked.contains(line->right().login))
            continue;
        if (held == now.cend() || !(*held == line->right().audience))
            line->end(FeedWire::Reason::Rights);
    }
}

void FeedServer::endAll(FeedWire::Reason reason)
{
    const QList<DeskLine*> lines(m_lines.cbegin(), m_lines.cend());
    for (DeskLine* line : lines)
        line->end(reason);
}

qint64 FeedServer::mostUnsent() const
{
    qint64 most = 0;
    for (const DeskLine* line : m_lines)
        most = std::max(most, line->unsent());
    return most;
}

} // namespace slotdesk
