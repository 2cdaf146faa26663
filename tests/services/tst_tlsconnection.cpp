// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/connectioncheck.h"
#include "tests/support/accessrules.h"
#include "tests/support/pgfixture.h"
#include "tests/support/testcertificates.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

using namespace slotdesk;
using Trouble = ConnectionCheck::Trouble;

/// An encrypted connection to a real server with real certificates: what is trusted works, and what is not is said to
/// be the encryption's trouble and no other.
class TestTlsConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void certificates_data();
    void certificates();
    void onlyEncrypted();
    void notOffered();

private:
    void writeFile(const char* name, const QByteArray& pem);
    void show(const WebhookServer::Identity& identity);
    void reload();
    [[nodiscard]] ConnectionCheck::Report check(const QString& more) const;

    PgFixture m_pg;
    std::unique_ptr<PrivateCluster> m_again; ///< the fixture's own, started anew to listen on TCP
    Endpoint m_database;
    TestCertificates m_certificates;
    TestCertificates m_others; ///< an authority that vouches for nobody here
    /// One of the loopback's sixteen million: a server of the machine's own may have the usual one's port.
    QString m_address = QStringLiteral("127.77.%1.%2")
                            .arg(QRandomGenerator::global()->bounded(1, 255))
                            .arg(QRandomGenerator::global()->bounded(1, 255));
};

void TestTlsConnection::initTestCase()
{
    m_database = m_pg.freshDatabase(QStringLiteral("tls"));
    (void)m_pg.login(m_database, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")});
    putAccessRulesFirst(m_database, "hostssl all ana 127.0.0.0/8 trust\n");
    show(m_certificates.honest());
    PgFixture::run(m_database, "alter system set ssl_cert_file = 'tls.pem'");
    PgFixture::run(m_database, "alter system set ssl_key_file = 'tls.key'");
    PgFixture::run(m_database, "alter system set ssl = on");
    PgFixture::run(m_database, "alter system set listen_addresses = '" + m_address.toLatin1() + "'");
    PrivateCluster::Options options;
    options.folder = m_pg.cluster().status().folder;
    options.durable = false;
    QVERIFY(PrivateCluster::stop(options).ok());
    Result<std::unique_ptr<PrivateCluster>> again = PrivateCluster::acquire(options);
    QVERIFY2(again.ok(), qPrintable(again.ok() ? QString() : again.error().text()));
    m_again = again.take();
}

/// By the server's own hand: the key must be the server's user's alone.
void TestTlsConnection::writeFile(const char* name, const QByteArray& pem)
{
    PgFixture::run(m_database, "copy (select unnest(string_to_array($pem$" + pem.trimmed() +
                                   "$pem$, e'\\n'))) to program 'umask 077; cat > " + QByteArray(name) + "'");
}

void TestTlsConnection::show(const WebhookServer::Identity& identity)
{
    writeFile("tls.pem", identity.certificate.toPem());
    writeFile("tls.key", identity.key.toPem());
}

void TestTlsConnection::reload()
{
    const QByteArray before = PgFixture::run(m_database, "select clock_timestamp()").bytes(0, 0);
    PgFixture::run(m_database, "select pg_reload_conf()");
    // A new connection's server process has it from the one that accepts connections.
    QTRY_VERIFY(PgFixture::run(m_database, "select pg_conf_load_time() > '" + before + "'").boolean(0, 0));
}

ConnectionCheck::Report TestTlsConnection::check(const QString& more) const
{
    return ConnectionCheck::run(QStringLiteral("host=localhost hostaddr=%1 port=5432 dbname=%2 user=ana %3")
                                    .arg(m_address, m_database.database(), more));
}

void TestTlsConnection::certificates_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("trusted");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<bool>("works");
    const auto row = [](const char* name, const char* shown, const char* trusted, const char* mode, bool works) {
        QTest::newRow(name) << QString::fromLatin1(shown) << QString::fromLatin1(trusted) << QString::fromLatin1(mode)
                            << works;
    };
    row("all is well", "honest", "theirs", "verify-full", true);
    row("of an authority that nobody trusts", "honest", "another", "verify-full", false);
    row("somebody else's name", "wrong host", "theirs", "verify-full", false);
    row("somebody else's name, not looked at", "wrong host", "theirs", "verify-ca", true);
    row("says so itself", "self-signed", "theirs", "verify-ca", false);
    row("nobody looks at it", "self-signed", "another", "require", false); // a file of authorities is looked at
}

void TestTlsConnection::certificates()
{
    QFETCH(QString, shown);
    QFETCH(QString, trusted);
    QFETCH(QString, mode);
    QFETCH(bool, works);
    show(shown == QLatin1String("honest")       ? m_certificates.honest()
         : shown == QLatin1String("wrong host") ? m_certificates.wrongHost()
                                                : m_certificates.selfSigned());
    reload();
    const QString authority = (trusted == QLatin1String("theirs") ? m_certificates : m_others).authority();
    const ConnectionCheck::Report report = check(QStringLiteral("sslmode=%1 sslrootcert=%2").arg(mode, authority));
    QVERIFY2((report.trouble == Trouble::None) == works, qPrintable(report.sentence));
    if (works)
        return;
    QCOMPARE(int(report.trouble), int(Trouble::Encryption));
    QVERIFY2(report.advice.contains(QStringLiteral("certificate")), qPrintable(report.advice));
}

void TestTlsConnection::onlyEncrypted()
{
    const ConnectionCheck::Report report = check(QStringLiteral("sslmode=disable"));
    QCOMPARE(int(report.trouble), int(Trouble::NotLetIn));
    QVERIFY2(report.advice.contains(QStringLiteral("encrypted")), qPrintable(report.advice));
}

void TestTlsConnection::notOffered()
{
    PgFixture::run(m_database, "alter system set ssl = off");
    reload();
    const ConnectionCheck::Report report = check(QStringLiteral("sslmode=require"));
    QVERIFY2(report.trouble == Trouble::Encryption, qPrintable(report.sentence));
}

QTEST_GUILESS_MAIN(TestTlsConnection)
#include "tst_tlsconnection.moc"
