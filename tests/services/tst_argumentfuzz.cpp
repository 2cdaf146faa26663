// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/argumentsource.h"
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// Whatever a program sends to whatever function it may call: an outcome or rows, or the server's own parser says that
/// this is no such value. Never an error from inside, and nothing broken afterwards.
/// SLOTDESK_FUZZ_CALLS and SLOTDESK_FUZZ_SEED make it longer, and the same again.
class TestArgumentFuzz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everythingIsAnswered_data();
    void everythingIsAnswered();

private:
    struct Function
    {
        QByteArray call; ///< "slotdesk.f($1::bigint, …)"
        QByteArray cast; ///< "select $1::bigint, …": what the server's parser says alone
        QByteArrayList types;
        bool isCommand = false;
    };
    struct Login
    {
        QByteArray name;
        std::unique_ptr<PgConnection> connection;
        QList<Function> functions;
    };

    void makeWorld();
    void addLogin(const char* group, const QList<qint64>& markets);
    void callOne(Login& login, const Function& function);
    [[nodiscard]] QString fault(Login& login, const Function& function, const SqlParams& params, const DbError& error);

    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    std::vector<Login> m_logins;
    std::unique_ptr<ArgumentSource> m_source;
    QMap<QByteArray, int> m_answers;
    QMap<QString, int> m_faults;
};

namespace {

constexpr int callsARound = 2500;

const QByteArrayList& parserStates()
{
    // Bytes that are no text, no such value, out of range (a time, a number), and no time at all.
    static const QByteArrayList states{"22021", "22P02", "22008", "22003", "22007"};
    return states;
}

const QByteArrayList& codes()
{
    static const QByteArrayList list{
        "ok",      "already_filled", "offer_closed", "request_closed", "therapist_busy", "already_on_request",
        "changed", "not_found",      "not_allowed",  "command_reused", "invalid",        "busy"};
    return list;
}

int fromEnvironment(const char* name, int otherwise)
{
    bool good = false;
    const int value = qEnvironmentVariableIntValue(name, &good);
    return good ? value : otherwise;
}

} // namespace

void TestArgumentFuzz::makeWorld()
{
    m_endpoint = m_fixture.freshDatabase(QStringLiteral("fuzz"));
    m_connection = PgFixture::connect(m_endpoint);
    m_world = std::make_unique<BookingWorld>(*m_connection, 6);
    m_world->run("insert into slotdesk.market (name, time_zone) values ('Lisbon', 'Europe/Lisbon')");
    m_world->run("insert into slotdesk.client (name, phone) values ('Rui', '+351 21 555 0100')");
    m_world->run("insert into slotdesk.therapist (market_id, name) select 2, 'L' || n from generate_series(1, 4) n");
    for (int i = 0; i < 8; ++i)
        (void)m_world->request(1 + i % 3, 60 * (i + 1));
    for (int i = 0; i < 4; ++i)
        m_world->run("select slotdesk.create_request(gen_random_uuid(), 2, 2, 'Thai', 2, now() + interval '5 h', 60)");
}

void TestArgumentFuzz::addLogin(const char* group, const QList<qint64>& markets)
{
    Login login;
    login.name = group + sizeof("slotdesk_") - 1;
    login.connection = PgFixture::connect(m_fixture.login(
        m_endpoint, QStringLiteral("fuzz_") + QString::fromLatin1(login.name), {QString::fromLatin1(group)}, markets));
    const PgResult found = PgFixture::run(
        *login.connection,
        "select p.proname, array(select format_type(t, null) from unnest(p.proargtypes) t), p.prorettype = "
        "'slotdesk.outcome'::regtype from pg_proc p where p.pronamespace = 'slotdesk'::regnamespace and "
        "has_function_privilege(p.oid, 'execute') order by 1");
    for (int row = 0; row < found.rows(); ++row) {
        Function function;
        QByteArrayList places;
        for (const QByteArray& type : parseArray(found.view(row, 1))) {
            function.types.append(type);
            places.append('$' + QByteArray::number(places.size() + 1) + "::" + type);
        }
        function.call = "slotdesk." + found.bytes(row, 0) + '(' + places.join(", ") + ')';
        function.cast = "select " + (places.isEmpty() ? QByteArray("1") : places.join(", "));
        function.isCommand = found.boolean(row, 2);
        login.functions.append(function);
    }
    QVERIFY2(!login.functions.isEmpty(), group);
    m_logins.push_back(std::move(login));
}

void TestArgumentFuzz::initTestCase()
{
    makeWorld();
    addLogin("slotdesk_agent", {1});
    addLogin("slotdesk_supervisor", {});
    addLogin("slotdesk_admin", {});
    addLogin("slotdesk_backend", {});
    addLogin("slotdesk_worker", {});
    addLogin("slotdesk_reader", {2});
    addLogin("slotdesk_legacy", {});
    const quint32 seed =
        quint32(fromEnvironment("SLOTDESK_FUZZ_SEED", int(QRandomGenerator::global()->bounded(1 << 30))));
    qInfo("SLOTDESK_FUZZ_SEED=%u", seed);
    QByteArrayList words{"priya",         "212",           "1",       "Swedish 60", "guard", "observe",
                         "offer_minutes", "client",        "request", "therapist",  "agent", "supervisor",
                         "UTC",           "Europe/Lisbon", "USD",     "fuzz_agent", "race"};
    const PgResult reasons = m_world->run("select code from slotdesk.reason");
    for (int row = 0; row < reasons.rows(); ++row)
        words << reasons.bytes(row, 0) << reasons.bytes(row, 0) + ": said so";
    const PgResult names =
        m_world->run("select proname from pg_proc where prorettype = 'slotdesk.outcome'::regtype and "
                     "pronamespace = 'slotdesk'::regnamespace");
    for (int row = 0; row < names.rows(); ++row)
        words << names.bytes(row, 0);
    m_source = std::make_unique<ArgumentSource>(seed, words);
}

/// In rounds, so that a long run is not taken for one that hangs.
void TestArgumentFuzz::everythingIsAnswered_data()
{
    QTest::addColumn<int>("calls");
    const int all = fromEnvironment("SLOTDESK_FUZZ_CALLS", 50000);
    for (int done = 0; done < all; done += callsARound)
        QTest::addRow("from call %d", done + 1) << std::min(callsARound, all - done);
}

void TestArgumentFuzz::everythingIsAnswered()
{
    QFETCH(int, calls);
    m_faults.clear();
    m_source->setHighestId(int(m_world->number("select max(id) from slotdesk.appointment_request")) + 20);
    for (int call = 0; call < calls;) {
        Login& login = m_logins[size_t(m_source->below(int(m_logins.size())))];
        const Function& function = login.functions.at(m_source->below(int(login.functions.size())));
        // What takes no argument has little to guess, and some of it reads everything.
        if (function.types.isEmpty() && !m_source->chance(2))
            continue;
        callOne(login, function);
        ++call;
    }
    QStringList faults;
    for (auto it = m_faults.cbegin(); it != m_faults.cend(); ++it)
        faults << QString::number(it.value()) + QStringLiteral(" x ") + it.key();
    QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
    QCOMPARE(m_world->violations(), QStringList());
}

void TestArgumentFuzz::cleanupTestCase()
{
    int answers = 0;
    for (auto it = m_answers.cbegin(); it != m_answers.cend(); ++it) {
        qInfo("%-20s %d", it.key().constData(), it.value());
        answers += it.value();
    }
    // Most of it makes no sense, but something must have come through.
    QVERIFY(m_answers.value("ok") > answers / 1000);
}

void TestArgumentFuzz::callOne(Login& login, const Function& function)
{
    SqlParams params;
    for (const QByteArray& type : function.types) {
        const SqlParams::Value value = m_source->value(type);
        value ? params.raw(*value) : params.null();
    }
    if (function.isCommand && params.values().first())
        m_source->remember(*params.values().first());
    const Result<PgResult> result = login.connection->exec("select * from " + function.call, params);
    if (!result) {
        ++m_answers[result.error().sqlState];
        const QString wrong = fault(login, function, params, result.error());
        if (!wrong.isEmpty())
            ++m_faults[wrong];
        if (!login.connection->isOpen())
            qFatal("The connection was lost by %s", function.call.constData());
    } else if (function.isCommand) {
        const QByteArray code = result->bytes(0, result->column("code"));
        ++m_answers[code];
        if (result->rows() != 1 || !codes().contains(code) || result->bytes(0, result->column("message")).isEmpty())
            ++m_faults[QString::fromLatin1(function.call + " answers the code '" + code + '\'')];
    } else {
        ++m_answers["rows"];
    }
}

/// Empty when it is the parser's own word: the values alone must be refused too, with the same state.
QString TestArgumentFuzz::fault(Login& login, const Function& function, const SqlParams& params, const DbError& error)
{
    const Result<PgResult> alone = login.connection->exec(function.cast, params);
    if (!alone && alone.error().sqlState == error.sqlState && parserStates().contains(error.sqlState))
        return {};
    QByteArrayList values;
    for (const SqlParams::Value& value : params.values())
        values.append(value ? '\'' + value->left(40) + '\'' : "null");
    // One line for each function and state; the first example tells the rest.
    const QString key = QString::fromLatin1(login.name + ' ' + function.call + ": " + error.sqlState);
    static QHash<QString, QString> examples;
    if (!examples.contains(key))
        examples.insert(key, key + QLatin1Char(' ') + error.message.left(300) + QStringLiteral(" with ") +
                                 QString::fromUtf8(values.join(", ")));
    return examples.value(key);
}

QTEST_GUILESS_MAIN(TestArgumentFuzz)
#include "tst_argumentfuzz.moc"
