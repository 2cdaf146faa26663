// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/webhookserver.h"

#include <QtCore/QTemporaryDir>

namespace slotdesk {

/// A certificate authority of the test's own and who it vouches for, made by openssl when first asked for. Ends the
/// program with the reason when that cannot be done.
class TestCertificates
{
public:
    TestCertificates();

    /// PEM file of the authority.
    [[nodiscard]] QString authority() const { return file("ca.pem"); }
    [[nodiscard]] WebhookServer::Identity honest();     ///< 127.0.0.1, of the authority
    [[nodiscard]] WebhookServer::Identity wrongHost();  ///< of the authority, but somebody else's name
    [[nodiscard]] WebhookServer::Identity selfSigned(); ///< 127.0.0.1, says he himself

private:
    [[nodiscard]] QString file(const char* name) const;
    void openssl(const QByteArray& arguments) const;
    [[nodiscard]] WebhookServer::Identity issued(const QByteArray& name, const QByteArray& alternative);
    [[nodiscard]] WebhookServer::Identity read(const QByteArray& name) const;

    QTemporaryDir m_folder{QStringLiteral("/tmp/slotdesk-tls-XXXXXX")};
};

} // namespace slotdesk
