// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demo.h"
#include "services/legacyaudit.h"
#include "services/legacydump.h"
#include "support/legacydata.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QtTest>

using namespace slotdesk;
using namespace Qt::StringLiterals;

class TestDemo : public QObject
{
    Q_OBJECT

private:
    PgFixture m_server;

private Q_SLOTS:
    void theBoardIsAliveAtFirstSight();
    void aSecondStartFindsItMade();
    void anInterruptedOneIsFinished();
    void aCopyThatIsOverIsMadeAgain();
    void discardedItIsGone();
};

void TestDemo::theBoardIsAliveAtFirstSight()
{
    QStringList steps;
    QElapsedTimer timer;
    timer.start();
    const auto demo = Demo::prepare(m_server.cluster(), [&steps](const QString& step, qint64, qint64) {
        if (steps.isEmpty() || steps.last() != step)
            steps << step;
    });
    QVERIFY2(demo.ok(), qPrintable(demo.ok() ? QString() : demo.error().text()));
    qInfo("prepared in %lld ms", static_cast<long long>(timer.elapsed()));
    QVERIFY(steps.contains(u"Loading the old backend's database"_s) && steps.contains(u"Writing requests"_s));

    const PgResult seen = PgFixture::run(
        *demo,
        "select (select count(*) from slotdesk.live_request where starts_at > now() and status in ('open', 'filled')), "
        "(select count(*) from slotdesk.outstanding_offer where expires_at > now()), "
        "(select count(*) from slotdesk.alert l join slotdesk.appointment_request r on r.id = l.request_id "
        " where l.kind = 'surplus' and l.status = 'new' and r.starts_at > now()), "
        "(select count(*) from slotdesk.live_request where status = 'open' and live > 0), "
        "(select count(*) from slotdesk.violations()), (select count(*) from slotdesk.alert where kind = 'surplus'), "
        "(select count(*) from slotdesk.appointment_request where created_at > now())");
    QVERIFY2(seen.int64(0, 0) >= 20, qPrintable(QString::number(seen.int64(0, 0))));
    QVERIFY2(seen.int64(0, 1) >= 20, qPrintable(QString::number(seen.int64(0, 1))));
    QVERIFY(seen.int64(0, 2) >= 1);
    QVERIFY(seen.int64(0, 3) >= 1);
    QCOMPARE(seen.int64(0, 4), 0);
    QCOMPARE(seen.int64(0, 5), LegacyData::expected()[u"double_booked"].toArray().size());
    QCOMPARE(seen.int64(0, 6), 0);
}

void TestDemo::aSecondStartFindsItMade()
{
    const auto rows = [this] {
        return PgFixture::run(m_server.cluster().endpoint(Demo::databaseName()),
                              "select (select max(id) from slotdesk.event), (select count(*) from slotdesk.alert)");
    };
    const PgResult before = rows();
    QElapsedTimer timer;
    timer.start();
    QVERIFY(Demo::prepare(m_server.cluster(), {}).ok());
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(rows().int64(0, 0), before.int64(0, 0));
    QCOMPARE(rows().int64(0, 1), before.int64(0, 1));

    // Hours later every offer has lapsed: new calls come in.
    PgFixture::run(
        m_server.cluster().endpoint(Demo::databaseName()),
        "update slotdesk.appointment_offer set expires_at = now() - interval '1 minute' where status = 'pending'");
    QVERIFY(Demo::prepare(m_server.cluster(), {}).ok());
    QVERIFY(PgFixture::run(m_server.cluster().endpoint(Demo::databaseName()),
                           "select count(*) from slotdesk.outstanding_offer")
                .int64(0, 0) >= 20);
}

void TestDemo::anInterruptedOneIsFinished()
{
    const Endpoint legacy = m_server.cluster().endpoint(Demo::legacyDatabaseName());
    PgFixture::run(legacy, "update slotdesk_demo set imported = false");
    QVERIFY(Demo::prepare(m_server.cluster(), {}).ok());
    QVERIFY(PgFixture::run(legacy, "select imported from slotdesk_demo").boolean(0, 0));
}

void TestDemo::aCopyThatIsOverIsMadeAgain()
{
    const Endpoint legacy = m_server.cluster().endpoint(Demo::legacyDatabaseName());
    PgFixture::run(legacy, "update appointments set starts_at = starts_at - interval '60 days'");
    QVERIFY(Demo::prepare(m_server.cluster(), {}).ok());
    QVERIFY(PgFixture::run(legacy, "select max(starts_at) > now() at time zone 'UTC' from appointments").boolean(0, 0));
    QCOMPARE(
        PgFixture::run(m_server.cluster().endpoint(Demo::databaseName()), "select count(*) from slotdesk.violations()")
            .int64(0, 0),
        0);
}

void TestDemo::discardedItIsGone()
{
    QVERIFY(Demo::discard(m_server.cluster()).ok());
    QCOMPARE(PgFixture::run(m_server.cluster().endpoint(u"postgres"_s),
                            "select count(*) from pg_database where datname in ('demo', 'demo_legacy')")
                 .int64(0, 0),
             0);
}

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
