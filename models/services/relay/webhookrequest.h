// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "services/relay/relaydelivery.h"

#include <QtCore/QUrl>
#include <utility>

namespace slotdesk {

/// What goes out for a delivery: where, with which headers, which body.
///
/// X-Slotdesk-Delivery  the key: the same for every try of one event at one destination
/// X-Slotdesk-Event     the event's kind
/// Signed webhooks also have
/// X-Slotdesk-Timestamp  seconds since 1970, UTC, of this try
/// X-Slotdesk-Signature  v1=HMAC-SHA256(secret, timestamp + "." + body), in hex
class WebhookRequest
{
public:
    /// Refused when the secret does not fit into the address, or the address is none that may be used: https, or http
    /// to this machine itself.
    [[nodiscard]] static Result<WebhookRequest> of(const RelayDelivery& delivery, const QByteArray& secret,
                                                   qint64 unixSeconds);

    [[nodiscard]] const QUrl& url() const { return m_url; }
    [[nodiscard]] const QByteArray& body() const { return m_body; }
    [[nodiscard]] const QList<std::pair<QByteArray, QByteArray>>& headers() const { return m_headers; }
    [[nodiscard]] QByteArray header(const QByteArray& name) const;

    /// "v1=…"; what a receiver computes to compare.
    [[nodiscard]] static QByteArray signature(const QByteArray& secret, const QByteArray& timestamp,
                                              const QByteArray& body);

private:
    QUrl m_url;
    QByteArray m_body;
    QList<std::pair<QByteArray, QByteArray>> m_headers;
};

} // namespace slotdesk
