// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/relay/webhookrequest.h"

#include "services/relay/webhooktext.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QMessageAuthenticationCode>
#include <QtNetwork/QHostAddress>

namespace slotdesk {

namespace {

DbError unusable(const QString& sentence)
{
    return {DbError::Kind::Usage, {}, sentence, {}};
}

bool isThisMachine(const QUrl& url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

QByteArray signedBody(const RelayDelivery& delivery)
{
    QJsonObject body = delivery.facts;
    body.insert(QStringLiteral("key"), QString::fromLatin1(delivery.key));
    if (!delivery.gap.isEmpty()) {
        QJsonArray gap;
        for (const qint64 event : delivery.gap)
            gap.append(event);
        body.insert(QStringLiteral("gap"), gap);
    }
    if (delivery.late)
        body.insert(QStringLiteral("late"), true);
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace

Result<WebhookRequest> WebhookRequest::of(const RelayDelivery& delivery, const QByteArray& secret, qint64 unixSeconds)
{
    WebhookRequest request;
    QString address = delivery.url;
    address.replace(QLatin1String("{secret}"), QString::fromUtf8(secret));
    request.m_url = QUrl(address, QUrl::StrictMode);
    if (!request.m_url.isValid() || request.m_url.host().isEmpty() || !request.m_url.userInfo().isEmpty())
        return unusable(
            QStringLiteral("The address of %1 is none, or its secret does not fit into it.").arg(delivery.name));
    if (request.m_url.scheme() != QLatin1String("https") &&
        !(request.m_url.scheme() == QLatin1String("http") && isThisMachine(request.m_url)))
        return unusable(QStringLiteral("The address of %1 is not https.").arg(delivery.name));
    const bool isSigned = delivery.kind == QLatin1String("signed");
    request.m_body = isSigned ? signedBody(delivery)
                              : QJsonDocument(QJsonObject{{QStringLiteral("text"), WebhookText::of(delivery)}})
                                    .toJson(QJsonDocument::Compact);
    request.m_headers = {{"Content-Type", "application/json"},
                         {"User-Agent", "slotctl-relay/" SLOTDESK_VERSION},
                         {"X-Slotdesk-Delivery", delivery.key},
                         {"X-Slotdesk-Event", delivery.facts.value(QLatin1String("kind")).toString().toUtf8()}};
    if (isSigned) {
        const QByteArray timestamp = QByteArray::number(unixSeconds);
        request.m_headers.append({"X-Slotdesk-Timestamp", timestamp});
        request.m_headers.append({"X-Slotdesk-Signature", signature(secret, timestamp, request.m_body)});
    }
    return request;
}

QByteArray WebhookRequest::header(const QByteArray& name) const
{
    for (const auto& [key, value] : m_headers) {
        if (key == name)
            return value;
    }
    return {};
}

QByteArray WebhookRequest::signature(const QByteArray& secret, const QByteArray& timestamp, const QByteArray& body)
{
    return "v1=" + QMessageAuthenticationCode::hash(timestamp + '.' + body, secret, QCryptographicHash::Sha256).toHex();
}

} // namespace slotdesk
