// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QTcpServer>
#include <functional>
#include <optional>

class QSslSocket;

namespace slotdesk {

/// Somebody's webhook, good or bad: remembers each request that came whole and does with it what `manner` says. On this
/// machine only; lives in the thread that made it, which must run an event loop.
class WebhookServer : public QTcpServer
{
public:
    enum class Manner { Ok, Fail, Hang, CloseAfterRequest, CloseMidReply, Redirect, Slow };

    struct Request
    {
        QByteArray path;
        QHash<QByteArray, QByteArray> headers; ///< names in small letters
        QByteArray body;
        QJsonObject json;
        bool ok = false; ///< it was told so

        [[nodiscard]] qint64 event() const { return json.value(QLatin1String("event_id")).toInteger(); }
        [[nodiscard]] qint64 request() const { return json.value(QLatin1String("request_id")).toInteger(); }
    };

    struct Identity
    {
        QSslCertificate certificate;
        QSslKey key;
    };

    WebhookServer();

    /// Asked before a request is answered; without it everything is Ok.
    void setManner(std::function<Manner(const Request&)> manner) { m_manner = std::move(manner); }
    void setManner(Manner manner)
    {
        m_manner = [manner](const Request&) { return manner; };
    }
    /// Speaks TLS from now on, as this one.
    void setIdentity(const Identity& identity) { m_identity = identity; }
    void setRedirect(const QByteArray& url) { m_redirect = url; }

    [[nodiscard]] QString url(const QString& path = QStringLiteral("/hook")) const;
    [[nodiscard]] const QList<Request>& requests() const { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; }
    /// Answers what hangs, with Ok.
    void answerHanging();
    void forget() { m_requests.clear(); }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void read(QSslSocket* socket);
    void answer(QSslSocket* socket, Manner manner);
    static void say(QSslSocket* socket, const QByteArray& status, const QByteArray& more = {});
    [[nodiscard]] static std::optional<Request> parse(QByteArray& bytes);

    std::function<Manner(const Request&)> m_manner;
    std::optional<Identity> m_identity;
    QByteArray m_redirect;
    QHash<QSslSocket*, QByteArray> m_unread;
    QList<Request> m_requests;
    QList<std::pair<QSslSocket*, qsizetype>> m_hanging;
    int m_connections = 0;
};

} // namespace slotdesk
