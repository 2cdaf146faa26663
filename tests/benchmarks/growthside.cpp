// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmarks/growthside.h"

#include "benchmarks/stopwatch.h"
#include "feed/feedreader.h"
#include "support/pgfixture.h"

#include <QtCore/QUuid>

namespace slotdesk {

namespace {

constexpr int clients = 4;
constexpr int tailReads = 50;
constexpr int acceptsASecond = 1500; // made ready; more than two processors do

} // namespace

GrowthSide::GrowthSide(BenchServer& server, const QString& name, const History& history) : m_name(name)
{
    m_owner = server.freshDatabase(name);
    BenchServer::runFile(*m_owner, QStringLiteral("world.sql"));
    BenchServer::runFile(*m_owner, QStringLiteral("history.sql"));
    PgFixture::run(*m_owner, "CALL bench.make_history($1, $2, $3)",
                   SqlParams().add(history.requests).add(history.clients).add(history.eventsEach));
    PgFixture::run(*m_owner, "CALL bench.make_requests(1000000, $1)", SqlParams().add(liveRequests));
    // The first of them within the next hours, as a desk shows them first.
    for (const char* sql :
         {"SET session_replication_role = replica",
          "UPDATE slotdesk.appointment_request SET starts_at = starts_at - interval '4023 hours', ends_at = ends_at - "
          "interval '4023 hours' WHERE id BETWEEN 1000000 AND 1999999",
          "UPDATE slotdesk.appointment SET starts_at = starts_at - interval '4023 hours', ends_at = ends_at - "
          "interval '4023 hours' WHERE request_id BETWEEN 1000000 AND 1999999",
          "SET session_replication_role = origin", "VACUUM (ANALYZE)"})
        PgFixture::run(*m_owner, sql);
    m_reader = PgFixture::connect(server.backend(name));
    m_reader->setStatementTimeout(BenchServer::patienceMs);
    m_driver = std::make_unique<LoadDriver>(server.backend(name), clients);
    m_driver->prepare("accept", "SELECT * FROM slotdesk.accept_offer($2::uuid, $1::bigint)");
}

double GrowthSide::accept(double seconds)
{
    const qint64 count = qint64(seconds * acceptsASecond);
    PgFixture::run(*m_owner, "CALL bench.make_requests($1, $2)", SqlParams().add(m_nextRequest).add(count));
    PgFixture::run(*m_owner, "CHECKPOINT");
    const qint64 end = m_nextRequest + count;
    qint64 next = m_nextRequest;
    m_nextRequest = end;
    return m_driver
        ->run("accept", clients, seconds,
              [&](int, QList<QByteArray>& parameters) {
                  parameters << QByteArray::number(next * 8 + 1)
                             << QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
                  return next < end && ++next > 0;
              })
        .p50;
}

double GrowthSide::tail()
{
    const PgResult head = PgFixture::run(*m_reader, "SELECT horizon FROM slotdesk.feed_head()");
    return millisecondsOf([&] {
               for (int i = 0; i < tailReads; ++i)
                   PgFixture::run(*m_reader, "SELECT * FROM slotdesk.feed_events($1::xid8, 0, 500)",
                                  SqlParams().raw(head.bytes(0, 0)));
           }) /
           tailReads;
}

double GrowthSide::firstScreen()
{
    double first = 0;
    const double whole = millisecondsOf([&] {
        const Stopwatch watch;
        const auto board = FeedReader(*m_reader).snapshot([&](const FeedBatch&) {
            if (first == 0)
                first = watch.milliseconds();
        });
        if (!board)
            qFatal("%s", qPrintable(board.error().message));
    });
    return first > 0 ? first : whole;
}

double GrowthSide::wholeBoard()
{
    return millisecondsOf([&] {
        if (const auto board = FeedReader(*m_reader).snapshot([](const FeedBatch&) {}); !board)
            qFatal("%s", qPrintable(board.error().message));
    });
}

double GrowthSide::aggregate()
{
    return milliseconds("SELECT count(*) FROM (SELECT r.id FROM slotdesk.appointment_request r JOIN "
                        "slotdesk.appointment a ON a.request_id = r.id AND a.status IN ('booked', 'completed', "
                        "'no_show') GROUP BY r.id HAVING count(*) > r.slots) x");
}

double GrowthSide::doubleBookings()
{
    return milliseconds("SELECT count(*) FROM slotdesk.double_booking");
}

double GrowthSide::violations()
{
    return milliseconds("SELECT count(*) FROM slotdesk.violations()");
}

double GrowthSide::milliseconds(const QByteArray& sql)
{
    return millisecondsOf([&] { PgFixture::run(*m_owner, sql); });
}

} // namespace slotdesk
