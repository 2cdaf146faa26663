// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/migrator.h"
#include "services/connectioncheck.h"
#include "tests/support/accessrules.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>
#include <arpa/inet.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace slotdesk;
using Trouble = ConnectionCheck::Trouble;

/// Each thing that can stand between a desk and its server, on a real server, told apart.
class TestConnectionCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void works();
    void addressIsNone();
    void nameIsUnknown();
    void nothingAnswers();
    void encryptionIsNotOffered();
    void passwordIsAskedFor();
    void loginIsNotLetIn();
    void databaseIsMissing();
    void schemaIsMissing();
    void schemaIsOlder();
    void schemaIsNewer();
    void schemaIsAnother();
    void nobodyHasGivenARole();

private:
    [[nodiscard]] static ConnectionCheck::Report check(const Endpoint& endpoint)
    {
        return ConnectionCheck::run(QString::fromUtf8(endpoint.conninfo()));
    }
    /// One login needs a password, another is not let in at all.
    void askForPasswords();

    PgFixture m_pg;
    Endpoint m_database;
};

namespace {

/// A port that was free a moment ago.
int freePort()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    int port = 0;
    if (::bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
        ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0)
        port = ntohs(address.sin_port);
    ::close(listener);
    return port;
}

QString tcp(int port, const char* more)
{
    return QStringLiteral("host=127.0.0.1 port=%1 dbname=postgres user=visitor %2").arg(port).arg(QLatin1String(more));
}

} // namespace

void TestConnectionCheck::initTestCase()
{
    m_database = m_pg.freshDatabase(QStringLiteral("check"));
    PgFixture::run(m_database, "create role visitor login password 'right'");
    PgFixture::run(m_database, "create role banned login");
    PgFixture::run(m_database, "create role boss login");
    PgFixture::run(m_database, "grant slotdesk_admin to boss");
    askForPasswords();
}

void TestConnectionCheck::askForPasswords()
{
    putAccessRulesFirst(m_database, "local all banned reject\nlocal all visitor scram-sha-256\n");
    PgFixture::run(m_database, "select pg_reload_conf()");
}

void TestConnectionCheck::works()
{
    const ConnectionCheck::Report report =
        check(m_pg.login(m_database, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")}));
    QVERIFY2(report.trouble == Trouble::None, qPrintable(report.sentence));
    QVERIFY(report.usable());
    QCOMPARE(report.login, QStringLiteral("ana"));
    QVERIFY(report.serverVersion >= 150000);
    QCOMPARE(report.schema, Migrator::builtIn().last().number);
}

void TestConnectionCheck::addressIsNone()
{
    for (const char* text : {"", "what", "postgresql://[", "host"})
        QCOMPARE(int(ConnectionCheck::run(QLatin1String(text)).trouble), int(Trouble::Address));
}

void TestConnectionCheck::nameIsUnknown()
{
    const auto report =
        ConnectionCheck::run(QStringLiteral("host=desk.invalid dbname=slotdesk user=ana password=secret"));
    QCOMPARE(int(report.trouble), int(Trouble::Name));
    QVERIFY(!QString(report.sentence + report.advice).contains(QStringLiteral("secret")));
}

void TestConnectionCheck::nothingAnswers()
{
    QCOMPARE(int(ConnectionCheck::run(tcp(freePort(), "")).trouble), int(Trouble::NoAnswer));
    QCOMPARE(int(ConnectionCheck::run(QStringLiteral("host=/no/such/folder dbname=x user=y")).trouble),
             int(Trouble::NoAnswer));
}

void TestConnectionCheck::encryptionIsNotOffered()
{
    // A server that answers the request for encryption with "no", as every one without a certificate does, and then
    // anybody with a refusal in the protocol's own form.
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    QCOMPARE(::bind(listener, reinterpret_cast<sockaddr*>(&address), size), 0);
    QCOMPARE(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size), 0);
    QCOMPARE(::listen(listener, 8), 0);
    std::thread server([listener] {
        for (int client; (client = ::accept(listener, nullptr, nullptr)) >= 0; ::close(client)) {
            char bytes[1024];
            const ssize_t got = ::recv(client, bytes, sizeof bytes, 0);
            const bool wantsEncryption = got == 8;
            const QByteArray body = QByteArray("SFATAL\0VFATAL\0C28000\0Mno\0\0", 26);
            QByteArray refusal(5, '\0');
            refusal[0] = 'E';
            refusal[4] = char(body.size() + 4);
            refusal += body;
            const QByteArray answer = wantsEncryption ? QByteArray("N") : refusal;
            (void)!::send(client, answer.constData(), size_t(answer.size()), MSG_NOSIGNAL);
        }
    });
    const auto report = ConnectionCheck::run(tcp(ntohs(address.sin_port), "sslmode=require password=secret"));
    ::shutdown(listener, SHUT_RDWR);
    server.join();
    ::close(listener);
    QVERIFY2(report.trouble == Trouble::Encryption, qPrintable(report.sentence));
}

void TestConnectionCheck::passwordIsAskedFor()
{
    const Endpoint visitor = m_database.withUser(QStringLiteral("visitor"));
    QTRY_COMPARE(int(check(visitor).trouble), int(Trouble::Password));
    const auto wrong = check(visitor.withPassword(QStringLiteral("wrong-word")));
    QCOMPARE(int(wrong.trouble), int(Trouble::Password));
    QVERIFY(!QString(wrong.sentence + wrong.advice).contains(QStringLiteral("wrong-word")));
    QCOMPARE(int(check(visitor.withPassword(QStringLiteral("right"))).trouble), int(Trouble::Rights));
}

void TestConnectionCheck::loginIsNotLetIn()
{
    QTRY_COMPARE(int(check(m_database.withUser(QStringLiteral("banned"))).trouble), int(Trouble::NotLetIn));
}

void TestConnectionCheck::databaseIsMissing()
{
    QCOMPARE(int(check(m_database.withDatabase(QStringLiteral("no_such"))).trouble), int(Trouble::Database));
}

void TestConnectionCheck::schemaIsMissing()
{
    const auto report = check(m_pg.emptyDatabase(QStringLiteral("none")));
    QCOMPARE(int(report.trouble), int(Trouble::NoSchema));
    QVERIFY(report.advice.contains(QStringLiteral("slotctl init")));
}

void TestConnectionCheck::schemaIsOlder()
{
    const Endpoint older = m_pg.emptyDatabase(QStringLiteral("older"));
    const auto connection = PgFixture::connect(older);
    QVERIFY(Migrator(*connection, Migrator::builtIn().mid(0, 3)).migrate().ok());
    const auto report = check(older);
    QCOMPARE(int(report.trouble), int(Trouble::SchemaOlder));
    QCOMPARE(report.schema, 3);
}

void TestConnectionCheck::schemaIsNewer()
{
    const Endpoint newer = m_pg.freshDatabase(QStringLiteral("newer"));
    PgFixture::run(
        newer, "insert into slotdesk.schema_version select max(number) + 1, 'next', 'x' from slotdesk.schema_version");
    const auto report = check(newer);
    QCOMPARE(int(report.trouble), int(Trouble::SchemaNewer));
    QVERIFY(report.usable());
}

void TestConnectionCheck::schemaIsAnother()
{
    const Endpoint other = m_pg.freshDatabase(QStringLiteral("other"));
    PgFixture::run(other, "update slotdesk.schema_version set checksum = 'x' where number = 2");
    QCOMPARE(int(check(other).trouble), int(Trouble::SchemaOther));
}

void TestConnectionCheck::nobodyHasGivenARole()
{
    PgFixture::run(m_database, "create role newcomer login");
    const auto report = check(m_database.withUser(QStringLiteral("newcomer")));
    QCOMPARE(int(report.trouble), int(Trouble::Rights));
    QVERIFY2(report.sentence.contains(QStringLiteral("newcomer")), qPrintable(report.sentence));
    QVERIFY2(report.advice.contains(QStringLiteral("boss")), qPrintable(report.advice));
    QVERIFY(!QString(report.sentence + report.advice).contains(QStringLiteral("permission denied")));
}

QTEST_GUILESS_MAIN(TestConnectionCheck)
#include "tst_connectioncheck.moc"
