// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QtCore/QHash>

namespace slotdesk {

/// Where the relay's machine keeps the secrets whose names the database has: a file each, or the keychain. A file is
/// read anew each time, so that a secret can be changed while the relay runs. One that others may read is refused.
class RelaySecrets
{
public:
    /// `folder` holds a file a name; systemd's $CREDENTIALS_DIRECTORY is such a folder. May be empty.
    explicit RelaySecrets(QString folder = {}) : m_folder(std::move(folder)) {}

    /// A JSON object: {"secrets": {"ops": "file:/etc/slotdesk/ops.secret", "chat": "keychain:chat"}}. What it names
    /// goes before the folder. A name without a place, or another word, is refused.
    [[nodiscard]] Result<Done> readConfig(const QString& fileName);

    /// No secret for no name. Never in an error: only its name and its place.
    [[nodiscard]] Result<QByteArray> secret(const QString& name);

private:
    [[nodiscard]] Result<QByteArray> fromFile(const QString& name, const QString& path) const;

    QString m_folder;
    QHash<QString, QString> m_places;
    QHash<QString, QByteArray> m_fromKeychain; ///< asked once: it may ask a person
};

} // namespace slotdesk
