// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/legacyracer.h"

#include "tests/support/pgfixture.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QProcess>
#include <QtTest/QTest>

namespace slotdesk {

namespace {

constexpr qint64 racersShot = 454545; ///< the advisory lock that the coordinator holds until all have looked
constexpr int racePatience = 60000;

} // namespace

bool LegacyRacer::race(PgConnection& coordinator, const Endpoint& legacyLogin, RequestId request,
                       const QList<TherapistId>& therapists)
{
    PgFixture::run(coordinator, "select pg_advisory_lock($1)", SqlParams().add(racersShot));
    std::vector<std::unique_ptr<QProcess>> racers;
    for (const TherapistId therapist : therapists) {
        auto racer = std::make_unique<QProcess>();
        racer->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        racer->start(QCoreApplication::applicationFilePath(),
                     {QString::fromLatin1(workerFlag), QString::fromUtf8(legacyLogin.conninfo()),
                      QString::number(request.value()), QString::number(therapist.value()),
                      QStringLiteral("rails/4.2.%1").arg(racers.size() + 1)});
        racers.push_back(std::move(racer));
    }
    const bool ready = QTest::qWaitFor(
        [&] {
            return PgFixture::run(coordinator, "select count(*) from pg_locks l join pg_database d on d.oid = "
                                               "l.database where d.datname = current_database() and l.locktype = "
                                               "'advisory' and not l.granted")
                       .int64(0, 0) == therapists.size();
        },
        racePatience);
    PgFixture::run(coordinator, "select pg_advisory_unlock($1)", SqlParams().add(racersShot));
    bool allBooked = ready;
    for (const auto& racer : racers)
        allBooked = racer->waitForFinished(racePatience) && racer->exitCode() == 0 && allBooked;
    return allBooked;
}

int LegacyRacer::run(const QByteArrayList& arguments)
{
    auto connection = PgFixture::connect(Endpoint::parse(QString::fromUtf8(arguments.value(2))).value());
    connection->setStatementTimeout(racePatience);
    const SqlParams request = SqlParams().add(arguments.value(3).toLongLong());
    PgFixture::run(*connection, "select set_config('application_name', $1, false)",
                   SqlParams().raw(arguments.value(5)));
    PgFixture::run(*connection, "begin");
    const PgResult room = PgFixture::run(
        *connection,
        "select r.slots > (select count(*) from slotdesk.appointment a where a.request_id = r.id and a.status in "
        "('booked', 'completed', 'no_show')) from slotdesk.appointment_request r where r.id = $1",
        request);
    PgFixture::run(*connection, "select pg_advisory_lock_shared($1)", SqlParams().add(racersShot));
    if (!room.boolean(0, 0))
        return 1;
    PgFixture::run(*connection,
                   "insert into slotdesk.appointment (request_id, therapist_id, starts_at, ends_at, status, pay_cents) "
                   "select r.id, $2, r.starts_at, r.ends_at, 'booked', 5400 from slotdesk.appointment_request r "
                   "where r.id = $1 returning id",
                   SqlParams(request).add(arguments.value(4).toLongLong()));
    PgFixture::run(*connection, "commit");
    return 0;
}

} // namespace slotdesk
