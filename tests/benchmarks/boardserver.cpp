// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/boardserver.h"

#include "services/rowreader.h"
#include "tests/benchmarks/boardview.h"
#include "ui/requests/requestpanel.h"
#include "ui/shell/desk.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlTableModel>
#include <QtWidgets/QTableView>

namespace slotdesk::test {

namespace {

constexpr int patienceMs = 600000;
constexpr double allowedBytes = 80e6;

/// What the feed reads of a board, in its words.
QList<QByteArray> boardSelects()
{
    return {RowReader::selectRequests("from slotdesk.live_request"),
            RowReader::selectAlerts("from slotdesk.open_alert"), RowReader::selectSlots("from slotdesk.live_slot"),
            RowReader::selectOffers("from slotdesk.live_offer")};
}

/// `filled` requests are booked without two visits of one therapist at a time: two thousand requests in each two hours.
const char* const fillSql = R"(
set session_replication_role = replica;
insert into slotdesk.market (id, name, time_zone)
    select n, 'Market ' || n, (array['America/New_York', 'America/Chicago', 'America/Los_Angeles'])[1 + n % 3]
    from generate_series(1, 10) n;
insert into slotdesk.therapist (id, market_id, name, phone, rating)
    select n, 1 + n % 10, (array['Dana', 'Marcus', 'Ravi', 'Yuki', 'Lea', 'Rosa', 'Zoë'])[1 + n % 7] || ' '
        || (array['Ortiz', 'Cole', 'Sharma', 'Tanaka', 'Fischer'])[1 + n % 5] || ' ' || n,
        '+1 310 555 ' || lpad(n::text, 4, '0'), 4.5
    from generate_series(1, 4000) n;
insert into slotdesk.client (id, name, phone)
    select n, (array['Priya', 'Tom', 'Grace', 'Mariana', 'Hannah', 'Omar', 'Elena'])[1 + n % 7] || ' '
        || (array['Natarajan', 'Becker', 'Okafor', 'Alves', 'Weiss', 'Haddad'])[1 + n % 6] || ' ' || n,
        '+1 212 ' || 200 + n % 700 || ' ' || lpad((n % 10000)::text, 4, '0')
    from generate_series(1, $N) n;
insert into slotdesk.appointment_request (id, market_id, client_id, service, slots, starts_at, ends_at, status,
                                          price_cents, created_at)
    select n, 1 + n % 10, n, (array['Couples 90', 'Deep tissue 60', 'Swedish 90', 'Sports 60'])[1 + n % 4],
        1 + (n % 10 < 3)::int, t, t + interval '60 min', case when n % 10 < 6 then 'open' else 'filled' end,
        9000 + n % 9000, now() - interval '1 hour'
    from generate_series(1, $N) n,
        lateral (select now() + make_interval(mins => 30 + n / 2000 * 120 + n % 60) as t) at;
insert into slotdesk.appointment (market_id, request_id, position, therapist_id, starts_at, ends_at, status, pay_cents,
                                  booked_at)
    select r.market_id, r.id, p, case when r.status = 'filled' then 1 + (r.id % 2000) * 2 + p - 1 end, r.starts_at,
        r.ends_at, case when r.status = 'filled' then 'booked' else 'open' end, 5400,
        case when r.status = 'filled' then now() end
    from slotdesk.appointment_request r, generate_series(1, r.slots) p;
insert into slotdesk.appointment_offer (market_id, request_id, therapist_id, status, cause, sent_at, expires_at,
                                        responded_at)
    select r.market_id, r.id, 1 + (r.id * 7 + i) % 4000, s, case when s = 'expired' then 'full' end,
        now() - interval '50 min', now() + interval '1 day', case when s <> 'pending' then now() end
    from slotdesk.appointment_request r, generate_series(0, 7) i,
        lateral (select case when r.status = 'filled' then case when i = 0 then 'accepted' else 'expired' end
                     when i < r.id % 9 then 'pending' else 'declined' end as s) as of_it;
insert into slotdesk.alert (kind, case_key, market_id, request_id, request_ids, appointment_ids, note)
    select 'reported', 'reported:' || r.id, r.market_id, r.id, array[r.id], '{}', 'The client says that two came.'
    from slotdesk.appointment_request r where r.id % 200 = 7;
set session_replication_role = origin;
)";

double memoryKb()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    return text.mid(text.indexOf("VmRSS:") + 6, 20).simplified().split(' ').value(0).toDouble();
}

double msOf(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

BoardServer::BoardServer(int requests)
    : m_requests(requests),
      m_owner(m_pg.freshDatabase(QStringLiteral("board"))),
      m_agent(m_pg.login(m_owner, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")})),
      m_socketFolder(m_pg.cluster().status().socketFolder)
{
    fill();
}

void BoardServer::fill()
{
    const auto connection = PgFixture::connect(m_owner);
    connection->setStatementTimeout(patienceMs);
    const QByteArray text = QByteArray(fillSql).replace("$N", QByteArray::number(m_requests));
    for (const QByteArray& statement : text.split(';')) {
        if (!statement.trimmed().isEmpty())
            PgFixture::run(*connection, statement);
    }
    PgFixture::run(*connection, "vacuum analyze");
}

double BoardServer::psqlMs(const QByteArray& sql) const
{
    QProcess psql;
    psql.setStandardOutputFile(QProcess::nullDevice());
    psql.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    psql.start(QStringLiteral("psql"), {QStringLiteral("-X"), QStringLiteral("-q"), QStringLiteral("-c"),
                                        QString::fromUtf8(sql), QString::fromUtf8(m_agent.conninfo())});
    if (!psql.waitForFinished(patienceMs) || psql.exitCode() != 0)
        qFatal("psql failed");
    return msOf(timer);
}

/// Without what psql needs to start and to connect.
double BoardServer::copyMs() const
{
    QByteArray all;
    for (const QByteArray& select : boardSelects())
        all += "copy (" + select + ") to stdout;";
    const double nothing = psqlMs("select");
    return psqlMs(all) - nothing;
}

qint64 BoardServer::copyBytes() const
{
    const auto connection = PgFixture::connect(m_agent);
    connection->setStatementTimeout(patienceMs);
    qint64 bytes = 0;
    for (const QByteArray& select : boardSelects()) {
        const Result<qint64> rows =
            connection->copyOut(QByteArray("copy (" + select + ") to stdout"), [&bytes](QByteArrayView line) {
                bytes += line.size() + 1;
                return true;
            });
        if (!rows)
            qFatal("%s", qPrintable(rows.error().message));
    }
    return bytes;
}

BoardServer::DeskFigures BoardServer::deskOnce() const
{
    QProcess desk;
    desk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    desk.start(QCoreApplication::applicationFilePath(),
               {QStringLiteral("--desk"), QString::fromUtf8(m_agent.conninfo()), QStringLiteral("--requests"),
                QString::number(m_requests)});
    if (!desk.waitForFinished(patienceMs) || desk.exitCode() != 0)
        qFatal("the desk did not come up");
    const QList<QByteArray> figures = desk.readAllStandardOutput().simplified().split(' ');
    return {figures.value(0).toDouble(), figures.value(1).toDouble(), figures.value(2).toDouble(),
            figures.value(3).toDouble(), figures.value(4).toDouble()};
}

int BoardServer::desk(const QString& conninfo, int requests)
{
    const Result<Endpoint> endpoint = Endpoint::parse(conninfo);
    if (!endpoint)
        return 2;
    Desk desk(*endpoint, QStringLiteral("Ana Ruiz"));
    MainWindow& window = desk.window();
    window.resize(1440, 900);
    DeskTable* table = window.requests()->table();
    QElapsedTimer timer;
    double empty = 0;
    double came = 0;
    double first = 0;
    double whole = 0;
    bool isPainted = false;
    BoardView view(table);
    QObject::connect(&desk.store(), &LiveStore::requestsChanged, &desk.store(), [&] {
        if (came == 0)
            came = msOf(timer);
    });
    timer.start();
    desk.show();
    while (whole == 0 && timer.elapsed() < patienceMs) {
        const int before = view.frames();
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        isPainted = view.frames() > before;
        if (isPainted && empty == 0)
            empty = msOf(timer);
        const int rows = table->model()->rowCount();
        if (isPainted && rows > 0 && first == 0)
            first = msOf(timer);
        if (isPainted && rows >= requests)
            whole = msOf(timer);
        else if (rows >= requests)
            table->viewport()->update();
    }
    constexpr int calmMs = 3000;
    for (timer.start(); timer.elapsed() < calmMs;)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
    std::printf("%.1f %.1f %.0f %.1f %.1f\n", first, whole, memoryKb(), empty, came);
    return whole > 0 ? 0 : 1;
}

double BoardServer::sqlTableModelMs() const
{
    const QString name = QStringLiteral("board_bench");
    double ms = 0;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), name);
        database.setConnectOptions(QString());
        database.setHostName(m_socketFolder);
        database.setDatabaseName(m_agent.database());
        database.setUserName(m_agent.user());
        if (!database.open())
            qFatal("%s", qPrintable(database.lastError().text()));
        QSqlTableModel model(nullptr, database);
        model.setTable(QStringLiteral("slotdesk.live_request"));
        DeskTable table;
        table.setModel(&model);
        table.resize(1100, 760);
        table.show();
        BoardView view(&table);
        ms = view.toFrame([&model] { model.select(); });
    }
    QSqlDatabase::removeDatabase(name);
    return ms;
}

void BoardServer::run(int rounds)
{
    Rounds copies;
    Rounds firsts;
    Rounds wholes;
    Rounds memories;
    Rounds empties;
    Rounds arrivals;
    Rounds selects;
    for (int round = 0; round < rounds; ++round) {
        copies.add(copyMs());
        const DeskFigures figures = deskOnce();
        firsts.add(figures.firstMs);
        empties.add(figures.emptyMs);
        arrivals.add(figures.cameMs);
        wholes.add(figures.wholeMs);
        memories.add(figures.memoryKb * 1024 / 1e6);
        selects.add(sqlTableModelMs());
    }
    const double bytes = double(copyBytes());
    std::printf("peer of the next line: psql, COPY of the same rows to nowhere, without its start (%.1f MB of text)\n",
                bytes / 1e6);
    Rounds::printWithin("cold start: connecting to sorted board on screen", wholes, copies, "ms", 1.5);
    Rounds::printBound("cold start: first screen, the next hours", firsts.median(), "ms", 300);
    std::printf("the window stood empty after %s, the first rows were in it after %s\n", empties.text("ms").c_str(),
                arrivals.text("ms").c_str());
    Rounds::printBound("resident memory of that desk, the whole program", memories.median(), "MB",
                       (2 * bytes + allowedBytes) / 1e6);
    std::printf("for comparison, QSqlTableModel: each select() keeps the window for %s, every second\n",
                selects.text("ms").c_str());
}

} // namespace slotdesk::test
