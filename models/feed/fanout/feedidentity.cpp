// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fanout/feedidentity.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>

namespace slotdesk {

namespace {

constexpr int openSslMs = 20000;

DbError unusable(const QString& sentence, DbError::Kind kind = DbError::Kind::Usage)
{
    return {kind, {}, sentence, {}};
}

Result<QByteArray> contentsOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(QStringLiteral("%1: %2.").arg(path, file.errorString()));
    return file.readAll();
}

} // namespace

// Both are written to the pipe: nothing of the key is ever in a file or in an argument.
Result<FeedIdentity> FeedIdentity::make()
{
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 "
                                 "-subj /CN=slotdesk-relay -keyout - -out -")
                      .split(QLatin1Char(' ')));
    if (!openssl.waitForFinished(openSslMs) || openssl.exitStatus() != QProcess::NormalExit || openssl.exitCode() != 0)
        return unusable(QStringLiteral("No certificate could be made: the program openssl (Debian package openssl) is "
                                       "missing or failed. A certificate of your own: --certificate and --key."),
                        DbError::Kind::Missing);
    const QByteArray both = openssl.readAllStandardOutput();
    return from(both, both, QStringLiteral("openssl"));
}

Result<FeedIdentity> FeedIdentity::fromFiles(const QString& certificate, const QString& key)
{
    const Result<QByteArray> first = contentsOf(certificate);
    if (!first)
        return first.error();
    const Result<QByteArray> second = contentsOf(key);
    if (!second)
        return second.error();
    return from(*first, *second, QStringLiteral("%1 and %2").arg(certificate, key));
}

Result<FeedIdentity> FeedIdentity::from(const QByteArray& certificate, const QByteArray& key, const QString& where)
{
    const QSslCertificate read(certificate);
    QSslKey readKey(key, QSsl::Ec);
    if (readKey.isNull())
        readKey = QSslKey(key, QSsl::Rsa);
    if (read.isNull() || readKey.isNull())
        return unusable(QStringLiteral("%1: no certificate with its key (both PEM, the key EC or RSA and without a "
                                       "passphrase).")
                            .arg(where));
    FeedIdentity identity;
    identity.m_certificate = read.toPem();
    identity.m_key = readKey.toPem();
    identity.m_sha256 = read.digest(QCryptographicHash::Sha256).toHex();
    return identity;
}

} // namespace slotdesk
