// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QtCore/QByteArray>

namespace slotdesk {

/// The certificate that a relay shows and its key, both PEM. Desks accept it for its SHA-256 and for nothing else, so
/// it needs no authority and no name.
class FeedIdentity
{
public:
    /// A new one, made by the program openssl; it is never on the disk. Blocking.
    [[nodiscard]] static Result<FeedIdentity> make();
    /// Blocking; an error says which file and what is wrong with it.
    [[nodiscard]] static Result<FeedIdentity> fromFiles(const QString& certificate, const QString& key);

    [[nodiscard]] const QByteArray& certificatePem() const { return m_certificate; }
    [[nodiscard]] const QByteArray& keyPem() const { return m_key; }
    /// 64 hexadecimal digits.
    [[nodiscard]] const QByteArray& sha256() const { return m_sha256; }

private:
    [[nodiscard]] static Result<FeedIdentity> from(const QByteArray& certificate, const QByteArray& key,
                                                   const QString& where);
    QByteArray m_certificate;
    QByteArray m_key;
    QByteArray m_sha256;
};

} // namespace slotdesk
