// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/relay/backoff.h"
#include "services/relay/keychainsecret.h"
#include "services/relay/relaysecrets.h"
#include "services/relay/webhookrequest.h"
#include "services/relay/webhooktext.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace slotdesk;

/// The relay's rules that need neither a database nor a network.
class TestRelayRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsLongerEachTimeUpToTheCap();
    void chanceSpreadsTheTries();
    void theOtherSideMayAskForMore();
    void theSignatureIsTheKnownOne();
    void aSignedBodyIsTheFacts();
    void aChatGetsOneLine();
    void whereItMayGo_data();
    void whereItMayGo();
    void secretsAreFiles();
    void aSecretThatOthersReadIsRefused();
    void placesOfSecrets_data();
    void placesOfSecrets();
    void aMachineWithoutAKeychainSaysSo();

private:
    [[nodiscard]] static RelayDelivery delivery(const char* kind = "signed",
                                                const char* url = "https://example.test/x");
    [[nodiscard]] QString write(const char* name, const QByteArray& text, QFile::Permissions extra = {}) const;
    QTemporaryDir m_folder;
};

RelayDelivery TestRelayRules::delivery(const char* kind, const char* url)
{
    RelayDelivery one;
    one.number = 7;
    one.name = QStringLiteral("ops");
    one.kind = QString::fromLatin1(kind);
    one.url = QString::fromLatin1(url);
    one.key = "0123abcd";
    one.event = 42;
    one.facts = QJsonDocument::fromJson(
                    R"({"event_id": 42, "kind": "alert_raised", "alert_kind": "same_therapist", "alert_id": 3,
                        "request_id": 48, "market": "A<b>ny & Co", "time_zone": "America/New_York",
                        "service": "Swedish 60", "starts_at": "2026-12-01T23:30:00.000000Z"})")
                    .object();
    return one;
}

QString TestRelayRules::write(const char* name, const QByteArray& text, QFile::Permissions extra) const
{
    QFile file(m_folder.filePath(QLatin1String(name)));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(text);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | extra);
    return file.fileName();
}

void TestRelayRules::waitsLongerEachTimeUpToTheCap()
{
    const BackOff longest({1000, 60000}, [] { return 1.0; });
    const BackOff shortest({1000, 60000}, [] { return 0.0; });
    const QList<int> whole{1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000};
    for (int failures = 1; failures <= whole.size(); ++failures) {
        QCOMPARE(longest.delayMs(failures), whole.at(failures - 1));
        QCOMPARE(shortest.delayMs(failures), whole.at(failures - 1) / 2);
    }
    for (int failures : {-5, 0, 100, 1000000})
        QVERIFY(longest.delayMs(failures) >= 1000 && longest.delayMs(failures) <= 60000);
    QCOMPARE(BackOff({0, 0}, [] { return 1.0; }).delayMs(1), 1);
}

void TestRelayRules::chanceSpreadsTheTries()
{
    const BackOff real({1000, 60000});
    QSet<int> seen;
    for (int i = 0; i < 200; ++i) {
        const int ms = real.delayMs(5);
        QVERIFY(ms >= 8000 && ms <= 16000);
        seen.insert(ms);
    }
    QVERIFY(seen.size() > 100);
}

void TestRelayRules::theOtherSideMayAskForMore()
{
    const BackOff off({1000, 60000}, [] { return 1.0; });
    QCOMPARE(off.delayMs(1, 5000), 5000);
    QCOMPARE(off.delayMs(4, 5000), 8000);
    QCOMPARE(off.delayMs(1, 3600000), 60000);
    QCOMPARE(off.delayMs(1, -3), 1000);
}

void TestRelayRules::theSignatureIsTheKnownOne()
{
    // printf '1764313200.{"event_id":42}' | openssl dgst -sha256 -hmac 'key of the test'
    QCOMPARE(WebhookRequest::signature("key of the test", "1764313200", R"({"event_id":42})"),
             QByteArray("v1=d320ebc2d72d92848b9de485554dd93d807f026d9adf74ea1b07d8d6ffb066e7"));
    const Result<WebhookRequest> request = WebhookRequest::of(delivery(), "key of the test", 1764313200);
    QVERIFY(request);
    QCOMPARE(request->header("X-Slotdesk-Timestamp"), QByteArray("1764313200"));
    QCOMPARE(request->header("X-Slotdesk-Signature"),
             WebhookRequest::signature("key of the test", "1764313200", request->body()));
    QVERIFY(!request->body().contains("key of the test"));
    for (const auto& [name, value] : request->headers())
        QVERIFY(!value.contains("key of the test"));
}

void TestRelayRules::aSignedBodyIsTheFacts()
{
    RelayDelivery one = delivery();
    one.gap = {40, 41};
    one.late = true;
    const Result<WebhookRequest> request = WebhookRequest::of(one, "s", 1);
    QJsonObject expected = one.facts;
    expected.insert(QStringLiteral("key"), QStringLiteral("0123abcd"));
    expected.insert(QStringLiteral("gap"), QJsonArray{40, 41});
    expected.insert(QStringLiteral("late"), true);
    QCOMPARE(QJsonDocument::fromJson(request->body()).object(), expected);
    QCOMPARE(request->header("X-Slotdesk-Delivery"), QByteArray("0123abcd"));
    QCOMPARE(request->header("X-Slotdesk-Event"), QByteArray("alert_raised"));
    one.tries = 5;
    QCOMPARE(WebhookRequest::of(one, "s", 1)->body(), request->body()); // a receiver may compare
}

void TestRelayRules::aChatGetsOneLine()
{
    const QString line =
        QStringLiteral("Alert raised: same therapist (alert 3, request 48, Swedish 60, A&lt;b&gt;ny &amp; "
                       "Co, starts 2026-12-01 18:30 EST)");
    RelayDelivery one = delivery("slack", "https://hooks.slack.com/services/{secret}");
    QCOMPARE(WebhookText::of(one), line);
    one.gap = {40};
    QCOMPARE(WebhookText::of(one), line + QStringLiteral(". Before it, this was never delivered: event 40"));
    const Result<WebhookRequest> request = WebhookRequest::of(one, "T0/B0/xyz", 1);
    QCOMPARE(request->url(), QUrl(QStringLiteral("https://hooks.slack.com/services/T0/B0/xyz")));
    QCOMPARE(QJsonDocument::fromJson(request->body()).object().keys(), QStringList{QStringLiteral("text")});
    QVERIFY(request->header("X-Slotdesk-Signature").isEmpty());
    one.facts = {};
    QCOMPARE(WebhookText::of(one).left(1), QStringLiteral("."));
}

void TestRelayRules::whereItMayGo_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("may");
    const auto row = [](const char* url, bool may) { QTest::newRow(url) << QByteArray(url) << may; };
    row("https://example.test/x", true);
    row("https://example.test:8443/x?y=z", true);
    row("http://example.test/x", false);
    row("http://127.0.0.1:99/x", true);
    row("http://127.1.2.3/x", true);
    row("http://[::1]/x", true);
    row("http://localhost/x", true);
    row("http://localhost.example.test/x", false);
    row("http://127.0.0.1.example.test/x", false);
    row("https://sue:pw@example.test/x", false);
    row("ftp://example.test/x", false);
    row("file:///etc/passwd", false);
    row("https:///x", false);
    row("", false);
}

void TestRelayRules::whereItMayGo()
{
    QFETCH(QByteArray, url);
    QFETCH(bool, may);
    const Result<WebhookRequest> request = WebhookRequest::of(delivery("signed", url.constData()), "secret!", 1);
    QCOMPARE(request.ok(), may);
    if (!request)
        QVERIFY(!request.error().text().contains(QStringLiteral("secret!")));
    // A secret may not turn the address into another one.
    QVERIFY(!WebhookRequest::of(delivery("slack", "https://example.test{secret}"), ":x@evil.test/", 1));
}

void TestRelayRules::secretsAreFiles()
{
    (void)write("ops", "first\n");
    const QString elsewhere = write("elsewhere", "another\r\n");
    RelaySecrets secrets(m_folder.path());
    QCOMPARE(*secrets.secret(QStringLiteral("ops")), QByteArray("first"));
    (void)write("ops", "second");
    QCOMPARE(*secrets.secret(QStringLiteral("ops")), QByteArray("second"));
    QCOMPARE(*secrets.secret(QString()), QByteArray());
    QVERIFY(!secrets.secret(QStringLiteral("nobody")));
    (void)write("empty", "\n");
    QVERIFY(!secrets.secret(QStringLiteral("empty")));
    const QString config = write("relay.json", R"({"secrets": {"ops": "file:)" + elsewhere.toUtf8() + R"("}})");
    QVERIFY(secrets.readConfig(config));
    QCOMPARE(*secrets.secret(QStringLiteral("ops")), QByteArray("another"));
    QVERIFY(!RelaySecrets().secret(QStringLiteral("ops")));
}

void TestRelayRules::aSecretThatOthersReadIsRefused()
{
    for (const QFile::Permission right : {QFile::ReadGroup, QFile::ReadOther, QFile::WriteGroup, QFile::WriteOther}) {
        const QString path = write("open", "hunter2", right);
        const Result<QByteArray> secret = RelaySecrets(m_folder.path()).secret(QStringLiteral("open"));
        QVERIFY(!secret);
        QVERIFY2(secret.error().text().contains(path), qPrintable(secret.error().text()));
        QVERIFY(!secret.error().text().contains(QStringLiteral("hunter2")));
    }
    // What systemd gives to a service is an access list: a right of the group, as far as one sees.
    (void)write("open", "hunter2", QFile::ReadGroup);
    qputenv("CREDENTIALS_DIRECTORY", m_folder.path().toUtf8());
    QVERIFY(RelaySecrets(m_folder.path()).secret(QStringLiteral("open")));
    (void)write("open", "hunter2", QFile::ReadOther);
    QVERIFY(!RelaySecrets(m_folder.path()).secret(QStringLiteral("open")));
    qunsetenv("CREDENTIALS_DIRECTORY");
}

void TestRelayRules::placesOfSecrets_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::newRow("no JSON") << QByteArray("secrets:");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("another member") << QByteArray(R"({"secrets": {}, "secret": "x"})");
    QTest::newRow("no place") << QByteArray(R"({"secrets": {"ops": "hunter2"}})");
    QTest::newRow("not from the root") << QByteArray(R"({"secrets": {"ops": "file:hunter2"}})");
    QTest::newRow("a number") << QByteArray(R"({"secrets": {"ops": 4}})");
}

void TestRelayRules::placesOfSecrets()
{
    QFETCH(QByteArray, config);
    const Result<Done> read = RelaySecrets().readConfig(write("relay.json", config));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, DbError::Kind::Usage);
    QVERIFY(!read.error().text().contains(QStringLiteral("hunter2")));
}

void TestRelayRules::aMachineWithoutAKeychainSaysSo()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
    const Result<QByteArray> secret = KeychainSecret::read(QStringLiteral("ops"));
    QVERIFY(!secret);
    QCOMPARE(secret.error().kind, DbError::Kind::Missing);
    QVERIFY2(secret.error().text().contains(QStringLiteral("keychain")), qPrintable(secret.error().text()));
}

QTEST_GUILESS_MAIN(TestRelayRules)
#include "tst_relayrules.moc"
