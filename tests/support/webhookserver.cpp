// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/webhookserver.h"

#include <QtCore/QJsonDocument>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>

namespace slotdesk {

WebhookServer::WebhookServer()
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("The webhook server cannot listen: %s", qPrintable(errorString()));
}

QString WebhookServer::url(const QString& path) const
{
    return QStringLiteral("%1://127.0.0.1:%2%3")
        .arg(m_identity ? QStringLiteral("https") : QStringLiteral("http"))
        .arg(serverPort())
        .arg(path);
}

void WebhookServer::incomingConnection(qintptr descriptor)
{
    auto* socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    ++m_connections;
    connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QSslSocket::disconnected, this, [this, socket] {
        m_unread.remove(socket);
        m_hanging.removeIf([socket](const auto& one) { return one.first == socket; });
        socket->deleteLater();
    });
    if (!m_identity)
        return;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(m_identity->certificate);
    tls.setPrivateKey(m_identity->key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket->setSslConfiguration(tls);
    socket->startServerEncryption();
}

void WebhookServer::read(QSslSocket* socket)
{
    QByteArray& bytes = m_unread[socket];
    bytes += socket->readAll();
    while (std::optional<Request> request = parse(bytes)) {
        const Manner manner = m_manner ? m_manner(*request) : Manner::Ok;
        request->ok = manner == Manner::Ok;
        m_requests.append(*request);
        answer(socket, manner);
        if (!m_unread.contains(socket))
            return;
    }
}

std::optional<WebhookServer::Request> WebhookServer::parse(QByteArray& bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    Request request;
    const QByteArrayList lines = bytes.left(end).split('\n');
    request.path = lines.first().split(' ').value(1);
    for (const QByteArray& line : lines.mid(1))
        request.headers.insert(line.left(line.indexOf(':')).toLower(), line.mid(line.indexOf(':') + 1).trimmed());
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (bytes.size() < end + 4 + length)
        return std::nullopt;
    request.body = bytes.mid(end + 4, length);
    request.json = QJsonDocument::fromJson(request.body).object();
    bytes.remove(0, end + 4 + length);
    return request;
}

void WebhookServer::answer(QSslSocket* socket, Manner manner)
{
    switch (manner) {
    case Manner::Ok:
        say(socket, "200 OK");
        return;
    case Manner::Fail:
        say(socket, "500 Internal Server Error");
        return;
    case Manner::Redirect:
        say(socket, "307 Temporary Redirect", "Location: " + m_redirect + "\r\n");
        return;
    case Manner::Hang:
        m_hanging.append({socket, m_requests.size() - 1});
        return;
    case Manner::CloseAfterRequest:
        socket->abort();
        return;
    case Manner::CloseMidReply:
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf of it");
        socket->disconnectFromHost();
        return;
    case Manner::Slow: // Never whole: a byte of a header now and then would keep a careless client waiting for ever.
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        return;
    }
}

void WebhookServer::say(QSslSocket* socket, const QByteArray& status, const QByteArray& more)
{
    socket->write("HTTP/1.1 " + status + "\r\nContent-Length: 2\r\n" + more + "\r\nok");
    socket->flush();
}

void WebhookServer::answerHanging()
{
    for (const auto& [socket, index] : std::exchange(m_hanging, {})) {
        m_requests[index].ok = true;
        say(socket, "200 OK");
    }
}

} // namespace slotdesk
