// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/relay/relaysecrets.h"

#include "services/relay/keychainsecret.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <sys/stat.h>
#include <unistd.h>

namespace slotdesk {

namespace {

constexpr qint64 longestSecret = 4096;

DbError noSecret(const QString& sentence, const QString& hint = {})
{
    return {DbError::Kind::Missing, {}, sentence, hint};
}

/// Ours or root's, and nobody else reads it. systemd gives its own folder's files to a service by an access list, which
/// shows as a right of the group: there that is all right.
bool isPrivateFile(const QString& path)
{
    struct stat status
    {
    };
    if (::stat(QFile::encodeName(path).constData(), &status) != 0 || !S_ISREG(status.st_mode))
        return false;
    const QString credentials = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    const bool bySystemd =
        !credentials.isEmpty() && QDir::cleanPath(QFileInfo(path).path()) == QDir::cleanPath(credentials);
    const mode_t forbidden = bySystemd ? 0037 : 0077;
    return (status.st_mode & forbidden) == 0 && (status.st_uid == ::geteuid() || status.st_uid == 0);
}

} // namespace

Result<Done> RelaySecrets::readConfig(const QString& fileName)
{
    const auto wrong = [&fileName](const QString& why) {
        return DbError{DbError::Kind::Usage, {}, QStringLiteral("%1: %2").arg(fileName, why), {}};
    };
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(file.errorString());
    QJsonParseError mistake;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &mistake);
    if (!document.isObject())
        return wrong(QStringLiteral("no JSON object (%1)").arg(mistake.errorString()));
    const QJsonObject all = document.object();
    if (all.keys() != QStringList{QStringLiteral("secrets")} || !all.value(QLatin1String("secrets")).isObject())
        return wrong(QStringLiteral("one member is expected, \"secrets\", an object of names and places"));
    const QJsonObject places = all.value(QLatin1String("secrets")).toObject();
    for (auto it = places.begin(); it != places.end(); ++it) {
        const QString place = it->toString();
        if (!place.startsWith(QLatin1String("file:/")) && !place.startsWith(QLatin1String("keychain:")))
            return wrong(QStringLiteral("the place of %1 is neither \"file:/…\" nor \"keychain:…\"").arg(it.key()));
        m_places.insert(it.key(), place);
    }
    return Done{};
}

Result<QByteArray> RelaySecrets::secret(const QString& name)
{
    if (name.isEmpty())
        return QByteArray();
    const QString place = m_places.value(name);
    if (place.startsWith(QLatin1String("file:")))
        return fromFile(name, place.mid(5));
    if (place.isEmpty()) {
        if (m_folder.isEmpty())
            return noSecret(
                QStringLiteral("The relay knows no secret %1.").arg(name),
                QStringLiteral("Name its place in the file of --config, or put it into the folder of --secrets."));
        return fromFile(name, m_folder + QLatin1Char('/') + name);
    }
    if (!m_fromKeychain.contains(name)) {
        const Result<QByteArray> found = KeychainSecret::read(place.mid(9));
        if (!found)
            return found.error();
        m_fromKeychain.insert(name, *found);
    }
    return m_fromKeychain.value(name);
}

Result<QByteArray> RelaySecrets::fromFile(const QString& name, const QString& path) const
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return noSecret(QStringLiteral("The secret %1 cannot be read: %2: %3.").arg(name, path, file.errorString()));
    if (!isPrivateFile(path))
        return noSecret(QStringLiteral("The secret %1 is not used: others may read %2.").arg(name, path),
                        QStringLiteral("chmod 0600, and give it to the login that runs the relay."));
    QByteArray value = file.read(longestSecret + 1);
    while (value.endsWith('\n') || value.endsWith('\r'))
        value.chop(1);
    if (value.isEmpty() || value.size() > longestSecret)
        return noSecret(QStringLiteral("The secret %1 in %2 is empty, or longer than %3 bytes.")
                            .arg(name, path)
                            .arg(longestSecret));
    return value;
}

} // namespace slotdesk
