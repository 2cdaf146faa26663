// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fanout/feedstream.h"

#include "feed/fanout/feedcodec.h"

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>

namespace slotdesk {

namespace {

constexpr qint64 mostUnread = 1 << 20; ///< bytes; more stay with the relay, which begins anew when it is far too much

} // namespace

FeedStream::FeedStream(const FeedTicket& ticket, int silenceMs)
    : m_ticket(ticket), m_silenceMs(silenceMs), m_socket(new QSslSocket(this))
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    // Not by an authority and not by its name, but by what came with the ticket: see greet().
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    m_socket->setSslConfiguration(configuration);
    m_socket->setReadBufferSize(mostUnread);
    connect(m_socket, &QSslSocket::encrypted, this, &FeedStream::greet);
    connect(m_socket, &QSslSocket::readyRead, this, &FeedStream::arrived);
    connect(m_socket, &QSslSocket::errorOccurred, this, [this] {
        m_closed = true;
        Q_EMIT stirred();
    });
    m_sinceHeard.start();
    m_socket->connectToHostEncrypted(ticket.host, ticket.port);
}

FeedStream::~FeedStream()
{
    m_socket->disconnect(this);
    m_socket->abort();
}

// The ticket goes to nobody else.
void FeedStream::greet()
{
    if (m_socket->peerCertificate().digest(QCryptographicHash::Sha256).toHex() != m_ticket.certificate) {
        end();
        return;
    }
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_greetedAtMs = QDateTime::currentMSecsSinceEpoch();
    m_socket->write(FeedWire::hello(m_ticket.ticket));
}

void FeedStream::arrived()
{
    m_sinceHeard.restart();
    if (m_state == State::Opening)
        read([] { return true; }, [](const Letter&) {});
    Q_EMIT stirred();
}

void FeedStream::read(const std::function<bool()>& wantsMore, const std::function<void(Letter)>& take)
{
    while (m_state != State::Ended && wantsMore()) {
        const State before = m_state;
        std::optional<FeedWire::Frame> frame = m_splitter.next();
        if (!frame && m_socket->bytesAvailable() > 0) {
            m_splitter.add(m_socket->readAll());
            frame = m_splitter.next();
        }
        if (!frame)
            break;
        handle(*frame, take);
        // Who reads while it opens has no hands for what follows.
        if (before == State::Opening && m_state == State::Following)
            return;
    }
    const bool allRead = m_socket->bytesAvailable() == 0;
    if (m_splitter.isBroken() || (m_closed && allRead) || (m_sinceHeard.hasExpired(m_silenceMs) && allRead))
        end();
}

void FeedStream::handle(const FeedWire::Frame& frame, const std::function<void(Letter)>& take)
{
    if (frame.kind == FeedWire::Kind::Bye) {
        m_reason = FeedWire::reasonIn(frame.body);
        end();
    } else if (m_state == State::Opening) {
        welcome(frame);
    } else if (frame.kind == FeedWire::Kind::Batch) {
        std::optional<FeedBatch> batch = FeedCodec::batchIn(frame.body);
        if (!batch) {
            end();
            return;
        }
        translate(batch->health);
        take({true, std::move(*batch)});
    } else if (frame.kind == FeedWire::Kind::Health) {
        const std::optional<FeedHealth> health = FeedCodec::healthIn(frame.body);
        if (!health) {
            end();
            return;
        }
        Letter letter;
        letter.batch.health = *health;
        translate(letter.batch.health);
        take(std::move(letter));
    }
}

void FeedStream::welcome(const FeedWire::Frame& frame)
{
    const auto said = frame.kind == FeedWire::Kind::Welcome ? FeedWire::welcomeIn(frame.body) : std::nullopt;
    if (!said) {
        end();
        return;
    }
    m_clockOffsetMs = m_greetedAtMs - said->nowMs;
    m_desks = said->desks;
    m_state = State::Following;
}

void FeedStream::translate(FeedHealth& health) const
{
    health.source = FeedHealth::Source::Relay;
    if (health.asOf.isValid())
        health.asOf = health.asOf.addMSecs(m_clockOffsetMs);
}

void FeedStream::end()
{
    m_state = State::Ended;
    Q_EMIT stirred();
}

} // namespace slotdesk
