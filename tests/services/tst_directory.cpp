// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/directoryservice.h"
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// Master data (resources/sql/0019) through DirectoryService, each ending with violations() empty.
class TestDirectory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatIsSavedIsReadAgain();
    void theVersionThatWasReadIsChecked();
    void theEventNamesNobody();
    void aTherapistWithBookingsStaysInTheMarket();
    void aClientIsSavedWhereSeen();
    void aNumberFindsItsClient();
    void theLastAdministratorStays();
    void whatTheDatabaseLacksIsSaid();
    void senselessArgumentsAreOutcomes_data();
    void senselessArgumentsAreOutcomes();
    void everyRoleHasItsRights_data();
    void everyRoleHasItsRights();

private:
    [[nodiscard]] std::unique_ptr<DirectoryService> as(const char* login, const QStringList& groups,
                                                       const QList<qint64>& markets = {});
    [[nodiscard]] std::unique_ptr<DirectoryService> boss()
    {
        return as("boss", {QStringLiteral("slotdesk_supervisor"), QStringLiteral("slotdesk_admin")});
    }

    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
};

namespace {

template <typename Record>
Outcome save(DirectoryService& service, const Record& record)
{
    const Result<Outcome> result = service.save(CommandId::make(), record).result();
    if (!result)
        qFatal("No outcome: %s", qPrintable(result.error().text()));
    return *result;
}

qint64 idIn(const Outcome& outcome, const char* key)
{
    return outcome.detail.value(QLatin1String(key)).toInteger();
}

} // namespace

void TestDirectory::init()
{
    if (m_endpoint.isNull())
        m_endpoint = m_fixture.freshDatabase(QStringLiteral("directory"));
    m_connection = PgFixture::connect(m_endpoint);
    BookingWorld::clear(*m_connection);
    PgFixture::run(*m_connection, "delete from slotdesk.staff");
    m_world = std::make_unique<BookingWorld>(*m_connection, 3);
}

void TestDirectory::cleanup()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

std::unique_ptr<DirectoryService> TestDirectory::as(const char* login, const QStringList& groups,
                                                    const QList<qint64>& markets)
{
    const Endpoint endpoint = m_fixture.login(m_endpoint, QString::fromLatin1(login), groups, markets);
    return std::make_unique<DirectoryService>(std::make_shared<DbWorker>(endpoint, PgConnection::Options()));
}

void TestDirectory::whatIsSavedIsReadAgain()
{
    auto service = boss();
    MarketRecord market{{}, QStringLiteral(" Harbor "), QStringLiteral("America/Los_Angeles"), QStringLiteral("eur")};
    market.id = MarketId(idIn(save(*service, market), "market_id"));
    const QList<MarketRecord> markets = *service->markets().result();
    QCOMPARE(markets.size(), 2);
    QCOMPARE(markets.last().name, QStringLiteral("Harbor"));
    QCOMPARE(markets.last().currency, QStringLiteral("EUR"));
    QCOMPARE(markets.last().version, 1);

    TherapistRecord dana{{}, market.id, QStringLiteral("Dana Lund"), QStringLiteral("+1 (310) 555-0199")};
    dana.services = {QStringLiteral("Swedish 60"), QStringLiteral("Deep, \"hard\" {90}")};
    dana.rating = 4.75;
    dana.id = TherapistId(idIn(save(*service, dana), "therapist_id"));
    const QList<TherapistRecord> therapists = *service->therapists().result();
    QCOMPARE(therapists.first().name, dana.name);
    QCOMPARE(therapists.first().services.size(), 2);
    QVERIFY(therapists.first().services.contains(dana.services.last()));
    QCOMPARE(*therapists.first().rating, 4.75);

    ClientRecord client{{}, QString(), QStringLiteral("0044 20 7946 0958"), {}, QStringLiteral("rings late")};
    client.id = ClientId(idIn(save(*service, client), "client_id"));
    const ClientRecord found = service->client(client.id).result()->value(0);
    QCOMPARE(found.name, client.phone); // known by the number only
    QCOMPARE(found.note, client.note);

    const StaffRecord ana{QStringLiteral("ana"), QStringLiteral("Ana Ruiz"), QStringLiteral("agent"),
                          QList<MarketId>{market.id}};
    QVERIFY(save(*service, ana).ok);
    const QList<StaffRecord> staff = *service->staff().result();
    QCOMPARE(staff.first().name, ana.name);
    QCOMPARE(staff.first().markets, ana.markets);
    QVERIFY(!staff.last().markets.has_value());

    SettingRecord minutes{QStringLiteral("offer_minutes"), QStringLiteral("45")};
    QVERIFY(save(*service, minutes).ok);
    QCOMPARE(m_world->text("select value from slotdesk.setting where name = 'offer_minutes'"), minutes.value);
}

void TestDirectory::theVersionThatWasReadIsChecked()
{
    auto service = boss();
    QVERIFY(m_world->request(1).isValid());
    ClientRecord client = service->client(m_world->client()).result()->value(0);
    client.name = QStringLiteral("Priya N.");
    QCOMPARE(save(*service, client).version, 2);
    const Outcome late = save(*service, client);
    QCOMPARE(late.code, Outcome::Code::Changed);
    QCOMPARE(late.version, 2);
    TherapistRecord therapist = service->therapists().result()->value(0);
    QVERIFY(save(*service, therapist).ok);
    QCOMPARE(save(*service, therapist).code, Outcome::Code::Changed);
    MarketRecord market = service->markets().result()->value(0);
    QVERIFY(save(*service, market).ok);
    QCOMPARE(save(*service, market).code, Outcome::Code::Changed);
    SettingRecord setting = service->settings().result()->value(0);
    QVERIFY(save(*service, setting).ok);
    QCOMPARE(save(*service, setting).code, Outcome::Code::Changed);
    // Version 0 saves over whatever is there.
    client.version = 0;
    QVERIFY(save(*service, client).ok);
}

void TestDirectory::theEventNamesNobody()
{
    auto service = boss();
    QVERIFY(m_world->request(1).isValid());
    QVERIFY(save(*service, ClientRecord{m_world->client(),
                                        QStringLiteral("Zoe Secret"),
                                        QStringLiteral("+12125550777"),
                                        QStringLiteral("zoe@secret.example"),
                                        {}})
                .ok);
    QVERIFY(save(*service, TherapistRecord{m_world->therapist(1), m_world->market(), QStringLiteral("Tom Secret"),
                                           QStringLiteral("+12125550778")})
                .ok);
    QVERIFY(
        save(*service, StaffRecord{QStringLiteral("sam"), QStringLiteral("Sam Secret"), QStringLiteral("agent")}).ok);
    QCOMPARE(
        m_world->number("select count(*) from slotdesk.event where to_jsonb(event)::text ~* 'secret|5550777|5550778'"),
        0);
    QCOMPARE(m_world->text("select string_agg(kind, ' ' order by id) from slotdesk.event where kind like '%saved'"),
             QStringLiteral("client_saved therapist_saved staff_saved"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.command where arguments::text ~ 'Secret'"), 3);
}

void TestDirectory::aTherapistWithBookingsStaysInTheMarket()
{
    auto service = boss();
    const MarketId other(
        idIn(save(*service, MarketRecord{{}, QStringLiteral("Harbor"), QStringLiteral("Asia/Kolkata")}), "market_id"));
    TherapistRecord free{m_world->therapist(3), other, QStringLiteral("T3")};
    QVERIFY(save(*service, free).ok);
    const RequestId request = m_world->request(1);
    QVERIFY(m_world->accept(request, 1).ok);
    TherapistRecord booked{m_world->therapist(1), other, QStringLiteral("T1")};
    QCOMPARE(save(*service, booked).code, Outcome::Code::Invalid);
    booked.market = m_world->market();
    booked.active = false;
    const Outcome saved = save(*service, booked);
    QVERIFY(saved.ok);
    QCOMPARE(idIn(saved, "bookings_to_come"), 1);
    MarketRecord albany{m_world->market(), QStringLiteral("Albany"), QStringLiteral("America/New_York"),
                        QStringLiteral("EUR")};
    QCOMPARE(save(*service, albany).code, Outcome::Code::Invalid);
}

void TestDirectory::aClientIsSavedWhereSeen()
{
    auto far = as("far", {QStringLiteral("slotdesk_agent")}, {4711});
    const ClientRecord priya{m_world->client(), QStringLiteral("Priya"), QStringLiteral("2125550148")};
    QVERIFY(save(*far, priya).ok); // nobody's yet: a new call
    QVERIFY(m_world->request(1).isValid());
    QCOMPARE(save(*far, priya).code, Outcome::Code::NotAllowed);
    QVERIFY(far->client(m_world->client()).result()->isEmpty());
    QVERIFY(far->therapists().result()->isEmpty());
    auto albany = as("albany", {QStringLiteral("slotdesk_agent")}, {m_world->market().value()});
    QVERIFY(save(*albany, priya).ok);
    QCOMPARE(albany->client(m_world->client()).result()->size(), 1);
}

void TestDirectory::aNumberFindsItsClient()
{
    auto far = as("far", {QStringLiteral("slotdesk_agent")}, {4711});
    for (const char* typed : {"+1 212 555 0148", "001-212-555-0148", "tel:+1(212)5550148"})
        QCOMPARE(far->clientsByPhone(QString::fromLatin1(typed)).result()->size(), 1);
    for (const char* typed : {"", "0148", "212555014", "%", "+1 212 555 0149"})
        QVERIFY2(far->clientsByPhone(QString::fromLatin1(typed)).result()->isEmpty(), typed);
}

void TestDirectory::theLastAdministratorStays()
{
    auto service = boss();
    m_world->run("update slotdesk.staff set role = 'supervisor'");
    const StaffRecord only{QStringLiteral("ada"), QStringLiteral("Ada"), QStringLiteral("admin")};
    QVERIFY(save(*service, only).ok);
    StaffRecord less = only;
    less.role = QStringLiteral("agent");
    QCOMPARE(save(*service, less).code, Outcome::Code::Invalid);
    less = only;
    less.markets = QList<MarketId>{m_world->market()};
    QCOMPARE(save(*service, less).code, Outcome::Code::Invalid);
    QVERIFY(save(*service, StaffRecord{QStringLiteral("bea"), QStringLiteral("Bea"), QStringLiteral("admin")}).ok);
    QVERIFY(save(*service, less).ok);
}

void TestDirectory::whatTheDatabaseLacksIsSaid()
{
    auto service = boss();
    const Outcome unknown =
        save(*service, StaffRecord{QStringLiteral("nobody yet"), QStringLiteral("N"), QStringLiteral("agent")});
    QVERIFY(unknown.ok);
    QVERIFY(!unknown.detail.value(QStringLiteral("login_exists")).toBool());
    (void)as("ana", {QStringLiteral("slotdesk_agent")});
    const Outcome promoted =
        save(*service, StaffRecord{QStringLiteral("ana"), QStringLiteral("Ana"), QStringLiteral("supervisor")});
    QVERIFY(promoted.ok);
    QVERIFY(promoted.detail.value(QStringLiteral("login_exists")).toBool());
    QVERIFY(!promoted.detail.value(QStringLiteral("in_group")).toBool());
    QVERIFY(promoted.message.contains(QStringLiteral("slotdesk_supervisor")));
}

void TestDirectory::senselessArgumentsAreOutcomes_data()
{
    QTest::addColumn<QString>("code");
    const auto row = [](const char* call, const char* code) { QTest::newRow(call) << QString::fromLatin1(code); };
    row("save_client(gen_random_uuid(), null, null, null, null, null, null)", "invalid");
    row("save_client(gen_random_uuid(), null, E'a\\nb', null, null, null, null)", "invalid");
    row("save_client(gen_random_uuid(), null, repeat('x', 201), null, null, null, null)", "invalid");
    row("save_client(gen_random_uuid(), null, 'x', '12', null, null, null)", "invalid");
    row("save_client(gen_random_uuid(), null, 'x', 'call me', null, null, null)", "invalid");
    row("save_client(gen_random_uuid(), null, 'x', null, 'no mail', null, null)", "invalid");
    row("save_client(gen_random_uuid(), 9223372036854775807, 'x', null, null, null, null)", "not_found");
    row("save_therapist(gen_random_uuid(), null, null, 'x', null, null, null, null, null)", "invalid");
    row("save_therapist(gen_random_uuid(), null, 4711, 'x', null, null, null, null, null)", "not_found");
    row("save_therapist(gen_random_uuid(), 4711, 1, 'x', null, null, null, null, null)", "not_found");
    row("save_therapist(gen_random_uuid(), null, 1, 'x', null, '{null}', null, null, null)", "invalid");
    row("save_therapist(gen_random_uuid(), null, 1, 'x', null, '{{a,b},{c,d}}', null, null, null)", "ok");
    row("save_therapist(gen_random_uuid(), null, 1, 'x', null, array(select 's' || n from generate_series(1, 10000) "
        "n), "
        "null, null, null)",
        "invalid");
    row("save_therapist(gen_random_uuid(), null, 1, 'x', null, null, 'NaN', null, null)", "invalid");
    row("save_therapist(gen_random_uuid(), null, 1, 'x', null, null, 'infinity', null, null)", "invalid");
    row("save_therapist(gen_random_uuid(), null, 1, 'x', null, null, -1e300, null, null)", "invalid");
    row("save_market(gen_random_uuid(), null, ' ', 'UTC', 'USD', null)", "invalid");
    row("save_market(gen_random_uuid(), null, 'X', 'Mars/Olympus', 'USD', null)", "invalid");
    row("save_market(gen_random_uuid(), null, 'X', null, 'USD', null)", "invalid");
    row("save_market(gen_random_uuid(), null, 'X', 'UTC', 'Dollar', null)", "invalid");
    row("save_market(gen_random_uuid(), null, 'Albany', 'UTC', 'USD', null)", "invalid");
    row("save_market(gen_random_uuid(), 4711, 'X', 'UTC', 'USD', null)", "not_found");
    row("save_staff(gen_random_uuid(), null, 'x', 'agent', null, null)", "invalid");
    row("save_staff(gen_random_uuid(), 'slotdesk_owner', 'x', 'agent', null, null)", "invalid");
    row("save_staff(gen_random_uuid(), repeat('x', 64), 'x', 'agent', null, null)", "invalid");
    row("save_staff(gen_random_uuid(), 'x', 'x', 'king', null, null)", "invalid");
    row("save_staff(gen_random_uuid(), 'x', 'x', 'agent', '{4711}', null)", "not_found");
    row("save_staff(gen_random_uuid(), 'x', 'x', 'agent', '{null}', null)", "invalid");
    row("save_staff(gen_random_uuid(), 'x', 'x', 'agent', '{}', 3)", "not_found");
    row("save_staff(gen_random_uuid(), 'x', 'x', 'agent', array(select generate_series(1, 10000)), null)", "invalid");
    row("save_setting(gen_random_uuid(), null, 'x', null)", "invalid");
    row("save_setting(gen_random_uuid(), 'guard', 'maybe', null)", "invalid");
    row("save_setting(gen_random_uuid(), 'offer_minutes', '0', null)", "invalid");
    row("save_setting(gen_random_uuid(), 'no such', 'x', null)", "not_found");
}

void TestDirectory::senselessArgumentsAreOutcomes()
{
    QFETCH(QString, code);
    const Outcome answer = outcomeOf(m_world->run(QByteArray("select * from slotdesk.") + QTest::currentDataTag()));
    QCOMPARE(answer.codeText, code);
    QVERIFY(!answer.message.isEmpty());
}

void TestDirectory::everyRoleHasItsRights_data()
{
    QTest::addColumn<QString>("saves");
    QTest::newRow("slotdesk_agent") << QStringLiteral("client");
    QTest::newRow("slotdesk_backend") << QStringLiteral("client");
    QTest::newRow("slotdesk_supervisor") << QStringLiteral("client therapist");
    QTest::newRow("slotdesk_admin") << QStringLiteral("therapist market staff setting");
    for (const char* group : {"slotdesk_reader", "slotdesk_worker", "slotdesk_legacy"})
        QTest::newRow(group) << QString();
}

void TestDirectory::everyRoleHasItsRights()
{
    QFETCH(QString, saves);
    const QByteArray group = QTest::currentDataTag();
    auto connection = PgFixture::connect(
        m_fixture.login(m_endpoint, QString::fromLatin1("is_" + group), {QString::fromLatin1(group)}));
    const QHash<QString, QByteArray> calls = {
        {QStringLiteral("client"), "save_client(gen_random_uuid(), null, 'x', null, null, null, null)"},
        {QStringLiteral("therapist"), "save_therapist(gen_random_uuid(), null, 1, 'x', null, null, null, null, null)"},
        {QStringLiteral("market"), "save_market(gen_random_uuid(), null, 'Y', 'UTC', 'USD', null)"},
        {QStringLiteral("staff"), "save_staff(gen_random_uuid(), 'x', 'x', 'agent', null, null)"},
        {QStringLiteral("setting"), "save_setting(gen_random_uuid(), 'guard', 'enforce', null)"},
    };
    for (auto call = calls.cbegin(); call != calls.cend(); ++call) {
        const Result<PgResult> result = connection->exec("select * from slotdesk." + call.value());
        QVERIFY2(result.ok() == saves.split(QLatin1Char(' ')).contains(call.key()), qPrintable(call.key()));
        if (result.ok())
            QVERIFY2(outcomeOf(*result).ok, qPrintable(outcomeOf(*result).message));
        else
            QCOMPARE(result.error().sqlState, QByteArray("42501"));
    }
}

QTEST_GUILESS_MAIN(TestDirectory)
#include "tst_directory.moc"
