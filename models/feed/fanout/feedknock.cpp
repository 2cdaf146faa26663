// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fanout/feedknock.h"

#include <QtCore/QDateTime>
#include <QtNetwork/QSslSocket>

namespace slotdesk {

FeedKnock::FeedKnock(QSslSocket* socket, QObject* parent) : QObject(parent), m_socket(socket)
{
    m_socket->setParent(this);
    connect(m_socket, &QSslSocket::readyRead, this, &FeedKnock::read);
    connect(m_socket, &QSslSocket::disconnected, this, &FeedKnock::gone);
    connect(m_socket, &QSslSocket::errorOccurred, this, &FeedKnock::gone);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, m_socket, &QSslSocket::abort);
    connect(&m_patience, &QTimer::timeout, this, &FeedKnock::gone);
    m_patience.start(patienceMs);
}

void FeedKnock::read()
{
    if (m_cameAtMs > 0)
        return;
    m_splitter.add(m_socket->readAll());
    const auto frame = m_splitter.next();
    if (m_splitter.isBroken()) {
        m_socket->abort();
        return;
    }
    if (!frame)
        return;
    const auto hello = frame->kind == FeedWire::Kind::Hello ? FeedWire::helloIn(frame->body) : std::nullopt;
    if (!hello || hello->protocol != FeedWire::protocol) {
        refuse(FeedWire::Reason::Protocol);
        return;
    }
    m_cameAtMs = QDateTime::currentMSecsSinceEpoch();
    Q_EMIT asks(hello->ticket);
}

void FeedKnock::refuse(FeedWire::Reason reason)
{
    m_socket->write(FeedWire::bye(reason));
    m_socket->disconnectFromHost();
}

QSslSocket* FeedKnock::letIn()
{
    m_patience.stop();
    m_socket->disconnect(this);
    m_socket->setParent(nullptr);
    QSslSocket* const socket = m_socket;
    m_socket = nullptr;
    return socket;
}

} // namespace slotdesk
