// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/relay/webhooksender.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslCertificate>
#include <memory>

namespace slotdesk {

namespace {

QString tlsSentence(const QList<QSslError>& errors)
{
    QStringList words;
    for (const QSslError& error : errors)
        words += error.errorString();
    words.removeDuplicates();
    return QStringLiteral("Nothing was sent: its certificate is not to be trusted. ") + words.join(QStringLiteral(" "));
}

QString sentenceFor(const QNetworkReply& reply, int status)
{
    if (status >= 300 && status < 400) {
        const QString host = QUrl(QString::fromLatin1(reply.rawHeader("Location"))).host();
        return QStringLiteral("It redirects (%1)%2, which is not followed: save the new address.")
            .arg(status)
            .arg(host.isEmpty() ? QString() : QStringLiteral(" to ") + host);
    }
    if (status >= 400)
        return QStringLiteral("It answered with the status %1.").arg(status);
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return QStringLiteral("Nobody listens there.");
    case QNetworkReply::HostNotFoundError:
        return QStringLiteral("There is no such host.");
    case QNetworkReply::RemoteHostClosedError:
        return QStringLiteral("It closed the connection before its answer was whole.");
    case QNetworkReply::SslHandshakeFailedError:
        return QStringLiteral("Nothing was sent: there was no secure connection.");
    case QNetworkReply::NoError:
        return QStringLiteral("It answered with the status %1, which says nothing.").arg(status);
    default:
        // Not errorString(): that quotes the address, and a Slack address is a secret.
        return QStringLiteral("There was no whole answer (network error %1).").arg(int(reply.error()));
    }
}

} // namespace

WebhookSender::WebhookSender(int timeoutMs, QObject* parent) : QObject(parent), m_timeoutMs(timeoutMs)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(false);
    m_tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
}

Result<Done> WebhookSender::trust(const QString& fileName)
{
    const QList<QSslCertificate> more =
        QSslCertificate::fromPath(fileName, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString);
    if (more.isEmpty())
        return DbError{DbError::Kind::Usage, {}, QStringLiteral("There is no certificate in %1.").arg(fileName), {}};
    m_tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + more);
    return Done{};
}

void WebhookSender::send(const WebhookRequest& request, Then then)
{
    QNetworkRequest out(request.url());
    out.setSslConfiguration(m_tls);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    for (const auto& [name, value] : request.headers())
        out.setRawHeader(name, value);
    QNetworkReply* reply = m_network.post(out, request.body());
    QElapsedTimer since;
    since.start();
    auto* limit = new QTimer(reply);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, reply, &QNetworkReply::abort);
    limit->start(m_timeoutMs);
    connect(reply, &QNetworkReply::sslErrors, reply, [reply](const QList<QSslError>& errors) {
        reply->setProperty("tls", tlsSentence(errors)); // and no ignoreSslErrors(): it ends here
    });
    connect(reply, &QNetworkReply::readyRead, reply, [reply] { reply->skip(reply->bytesAvailable()); });
    connect(reply, &QNetworkReply::finished, this, [this, reply, limit, since, then = std::move(then)] {
        finished(reply, int(since.elapsed()), limit->isActive(), then);
    });
}

void WebhookSender::finished(QNetworkReply* reply, int tookMs, bool inTime, const Then& then)
{
    reply->deleteLater();
    WebhookAnswer answer;
    answer.tookMs = tookMs;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.delivered = reply->error() == QNetworkReply::NoError && answer.status >= 200 && answer.status < 300;
    if (answer.delivered) {
        then(answer);
        return;
    }
    const QString tls = reply->property("tls").toString();
    answer.error = !inTime         ? QStringLiteral("It did not answer within %1 ms.").arg(m_timeoutMs)
                   : tls.isEmpty() ? sentenceFor(*reply, answer.status)
                                   : tls;
    if (!inTime)
        answer.status = 0;
    answer.retryAfterMs = int(std::min(reply->rawHeader("Retry-After").toLongLong(), 86400LL) * 1000);
    then(answer);
}

void WebhookSender::giveUp()
{
    for (QNetworkReply* reply : m_network.findChildren<QNetworkReply*>()) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

} // namespace slotdesk
