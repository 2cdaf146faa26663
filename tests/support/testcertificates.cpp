// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcertificates.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>

namespace slotdesk {

namespace {

const QByteArray newKey = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes ";

QByteArray contents(const QString& path)
{
    QFile opened(path);
    if (!opened.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(path), qPrintable(opened.errorString()));
    return opened.readAll();
}

} // namespace

TestCertificates::TestCertificates()
{
    openssl("req -x509 " + newKey + "-days 2 -subj /CN=authority -keyout ca.key -out ca.pem");
}

WebhookServer::Identity TestCertificates::honest()
{
    return issued("honest", "IP:127.0.0.1,DNS:localhost");
}

WebhookServer::Identity TestCertificates::wrongHost()
{
    return issued("wronghost", "DNS:elsewhere.example");
}

WebhookServer::Identity TestCertificates::selfSigned()
{
    openssl("req -x509 " + newKey +
            "-days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout self.key -out self.pem");
    return read("self");
}

WebhookServer::Identity TestCertificates::issued(const QByteArray& name, const QByteArray& alternative)
{
    openssl("req " + newKey + "-subj /CN=" + name + " -addext subjectAltName=" + alternative + " -keyout " + name +
            ".key -out " + name + ".csr");
    openssl("x509 -req -copy_extensions copy -days 2 -in " + name +
            ".csr -CA ca.pem -CAkey ca.key -CAcreateserial -out " + name + ".pem");
    return read(name);
}

WebhookServer::Identity TestCertificates::read(const QByteArray& name) const
{
    return {QSslCertificate(contents(file((name + ".pem").constData()))),
            QSslKey(contents(file((name + ".key").constData())), QSsl::Ec)};
}

QString TestCertificates::file(const char* name) const
{
    return m_folder.filePath(QLatin1String(name));
}

void TestCertificates::openssl(const QByteArray& arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral("openssl"), QString::fromLatin1(arguments).split(QLatin1Char(' ')));
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("openssl %s: %s", arguments.constData(), process.readAllStandardError().constData());
}

} // namespace slotdesk
