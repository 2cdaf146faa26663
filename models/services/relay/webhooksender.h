// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/relay/webhookanswer.h"
#include "services/relay/webhookrequest.h"

#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QSslConfiguration>
#include <functional>

class QNetworkReply;

namespace slotdesk {

/// Sends one webhook request and says what came of it. The server's certificate is always verified, redirects are never
/// followed, nothing is remembered (no cookies, no cache, no login), and the whole of it has one time limit.
class WebhookSender : public QObject
{
public:
    using Then = std::function<void(const WebhookAnswer&)>;

    explicit WebhookSender(int timeoutMs, QObject* parent = nullptr);

    /// Certificates of a private authority, in a PEM file, beside the system's. Refused when there is none in it.
    [[nodiscard]] Result<Done> trust(const QString& fileName);

    /// `then` is called once, later, unless this sender is gone by then or gave up.
    void send(const WebhookRequest& request, Then then);
    /// Breaks off what is under way; nobody hears of it.
    void giveUp();
    [[nodiscard]] int timeoutMs() const { return m_timeoutMs; }

private:
    void finished(QNetworkReply* reply, int tookMs, bool inTime, const Then& then);

    QNetworkAccessManager m_network;
    QSslConfiguration m_tls = QSslConfiguration::defaultConfiguration();
    int m_timeoutMs;
};

} // namespace slotdesk
