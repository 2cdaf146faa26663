// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/alertworld.h"
#include "tests/support/pgfixture.h"
#include "tests/support/program.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// slotctl alerts … and slotctl resolve, by running the program.
class TestSlotctlAlerts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anAlertIsTakenResolvedAndSignedOff();
    void aProblemIsReportedAndDismissed();
    void misuse_data();
    void misuse();

private:
    [[nodiscard]] Program ctl(const QByteArray& arguments, const char* login = "sue");

    PgFixture m_server;
    Endpoint m_database;
    std::unique_ptr<PgConnection> m_owner;
    std::unique_ptr<AlertWorld> m_world;
};

void TestSlotctlAlerts::init()
{
    if (m_database.isNull())
        m_database = m_server.freshDatabase(QStringLiteral("ctlalerts"));
    m_owner = PgFixture::connect(m_database);
    BookingWorld::clear(*m_owner);
    m_world = std::make_unique<AlertWorld>(*m_owner);
}

void TestSlotctlAlerts::cleanup()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_owner.reset();
}

// Words parted by blanks; a + stands for a blank inside a word.
Program TestSlotctlAlerts::ctl(const QByteArray& arguments, const char* login)
{
    const Endpoint endpoint =
        m_server.login(m_database, QString::fromLatin1(login), {QStringLiteral("slotdesk_supervisor")});
    QStringList words = QString::fromLatin1(arguments).split(QLatin1Char(' '));
    for (QString& word : words)
        word.replace(QLatin1Char('+'), QLatin1Char(' '));
    return Program::run(QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl"),
                        words + QStringList{QStringLiteral("--db"), QString::fromUtf8(endpoint.conninfo())});
}

void TestSlotctlAlerts::anAlertIsTakenResolvedAndSignedOff()
{
    const QByteArray alert = num(m_world->plant(QStringLiteral("surplus"), 180));
    QCOMPARE(ctl("alerts claim " + alert).code, 0);
    const Program taken = ctl("alerts claim " + alert + " --json", "tim");
    QCOMPARE(taken.code, 4);
    QCOMPARE(taken.object().value(QStringLiteral("code")).toString(), QStringLiteral("changed"));
    QVERIFY(taken.err.contains("sue has this alert"));
    QCOMPARE(ctl("alerts snooze " + alert + " --minutes 5").code, 0);
    const Program listed = ctl("alerts --json");
    QCOMPARE(listed.objects().size(), 1);
    QCOMPARE(listed.objects().first().value(QStringLiteral("status")).toString(), QStringLiteral("snoozed"));

    const QByteArray keep = m_world->text("select appointment_ids[1] from slotdesk.alert").toLatin1();
    const Program resolved = ctl("resolve " + alert + " --keep " + keep + " --reason double_booking --json");
    QVERIFY2(resolved.code == 0, resolved.err.constData());
    const QJsonObject detail = resolved.object().value(QStringLiteral("detail")).toObject();
    QCOMPARE(detail.value(QStringLiteral("kept")).toArray().size(), 1);
    QCOMPARE(detail.value(QStringLiteral("released")).toArray().size(), 1);
    QCOMPARE(ctl("resolve " + alert + " --keep " + keep + " --reason double_booking").code, 4);
    QCOMPARE(ctl("alerts sign-off " + alert + " --cause retry").code, 4);
    QCOMPARE(ctl("alerts sign-off " + alert + " --cause retry --text sent+twice", "tim").code, 0);
    QCOMPARE(ctl("alerts reopen " + alert + " --reason not_settled").code, 4);
    QCOMPARE(ctl("alerts").out, QByteArray("No alerts.\n"));
}

void TestSlotctlAlerts::aProblemIsReportedAndDismissed()
{
    QVERIFY(m_world->request(1).isValid());
    const Program reported = ctl("alerts report 1 --text Nobody+came --json");
    QCOMPARE(reported.code, 0);
    const QByteArray alert =
        num(reported.object().value(QStringLiteral("detail")).toObject().value(QStringLiteral("alert_id")).toInteger());
    const Program refused = ctl("alerts dismiss " + alert + " --reason because");
    QCOMPARE(refused.code, 4);
    QVERIFY(refused.err.contains("Reason codes: "));
    QCOMPARE(ctl("alerts dismiss " + alert + " --reason handled:+refunded").code, 0);
    QCOMPARE(ctl("alerts reopen " + alert + " --reason not_settled").code, 0);
}

void TestSlotctlAlerts::misuse_data()
{
    QTest::addColumn<QByteArray>("arguments");
    for (const char* arguments :
         {"alerts claim", "alerts claim x", "alerts claim 1 2", "alerts snooze 1 --minutes 0", "alerts dismiss 1",
          "alerts sign-off 1", "alerts report 1", "alerts frobnicate", "resolve 1 --reason other",
          "resolve --keep 1 --reason other", "resolve 1 --keep x --reason other",
          "resolve 1 --keep 1 --keep-none --reason other", "resolve 1 --keep 1"})
        QTest::newRow(arguments) << QByteArray(arguments);
}

void TestSlotctlAlerts::misuse()
{
    QFETCH(QByteArray, arguments);
    const Program said = ctl(arguments);
    QCOMPARE(said.code, 2);
    QVERIFY(said.out.isEmpty() && !said.err.isEmpty());
}

QTEST_GUILESS_MAIN(TestSlotctlAlerts)
#include "tst_slotctlalerts.moc"
