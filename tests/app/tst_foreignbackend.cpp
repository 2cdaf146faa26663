// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"
#include "tests/support/program.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// A backend in another language, with its ordinary driver and what the README says: it accepts, loses, retries with
/// the same command id and reads its feeds.
class TestForeignBackend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsLosesRetriesAndReads();
};

void TestForeignBackend::acceptsLosesRetriesAndReads()
{
    PgFixture fixture;
    const Endpoint database = fixture.freshDatabase(QStringLiteral("foreign"));
    const auto connection = PgFixture::connect(database);
    BookingWorld world(*connection, 2);
    const RequestId request = world.request(1);
    const Endpoint backend = fixture.login(database, QStringLiteral("phone_app"), {QStringLiteral("slotdesk_backend")});

    const Program ran =
        Program::run(QStringLiteral(SLOTDESK_SOURCE_DIR "/tests/app/data/backend.py"),
                     {QString::fromUtf8(backend.conninfo()), QString::number(world.therapist(1).value()),
                      QString::number(world.therapist(2).value()), QString::number(world.client().value())});
    QVERIFY2(ran.code == 0, ran.err.constData());
    const QList<QByteArray> lines = ran.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 6);
    QCOMPARE(lines.at(0), QByteArray("offers 1 1 Swedish 60"));
    QCOMPARE(lines.at(1), QByteArray("won True ok Booked: slot 1 of 1"));
    QVERIFY2(lines.at(2).startsWith("lost False already_filled T1 took the last slot at "), lines.at(2).constData());
    QCOMPARE(lines.at(3), QByteArray("again True True True"));
    QCOMPARE(lines.at(4), QByteArray("other False command_reused"));
    QCOMPARE(lines.at(5), QByteArray("feeds 0 1 T1"));
    QCOMPARE(world.number("select count(*) from slotdesk.appointment where status = 'booked'"), 1);
    QCOMPARE(world.slot(request, 1).value(), world.number("select id from slotdesk.appointment"));
    QCOMPARE(world.violations(), QStringList());
}

QTEST_GUILESS_MAIN(TestForeignBackend)
#include "tst_foreignbackend.moc"
