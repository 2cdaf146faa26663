// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/legacydata.h"
#include "support/program.h"

#include <QtTest/QtTest>

using namespace slotdesk;
using namespace Qt::StringLiterals;

/// slotctl guard: install, status, remove, and what they leave with.
class TestGuardCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void installStatusRemove();
    void mistakesLeaveWithTheDocumentedCode();

private:
    Program slotctl(const QStringList& arguments, const Endpoint& legacy)
    {
        return Program::run(QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl"),
                            QStringList{u"guard"_s} + arguments +
                                QStringList{u"--legacy"_s, QString::fromUtf8(legacy.conninfo())});
    }
    PgFixture m_server;
};

void TestGuardCommand::installStatusRemove()
{
    LegacyData data(m_server);
    data.request(1, 1, "2031-05-01 10:00", "pending");
    Program ran = slotctl({u"install"_s, u"--json"_s}, data.endpoint());
    QVERIFY2(ran.code == 0, ran.err.constData());
    QCOMPARE(ran.object()[u"mode"].toString(), u"observe"_s);
    QCOMPARE(slotctl({u"status"_s}, data.endpoint()).code, 0);
    data.appointment(1, 1, 501, "2031-05-01 10:00", "scheduled", "2031-04-01 10:00:00");
    data.appointment(2, 1, 502, "2031-05-01 10:00", "scheduled", "2031-04-01 10:00:00.041");
    ran = slotctl({u"status"_s}, data.endpoint());
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.out.contains("1 surplus") && ran.out.contains("appointment 2, 2 of 1 on request 1"),
             ran.out.constData());
    ran = slotctl({u"status"_s, u"--json"_s}, data.endpoint());
    QCOMPARE(ran.object()[u"findings"].toArray().at(0).toObject()[u"gap_ms"].toDouble(), 41.0);
    ran = slotctl({u"install"_s, u"--mode"_s, u"enforce"_s}, data.endpoint());
    QVERIFY2(ran.code == 0 && ran.out.contains("refuses double bookings"), ran.err.constData());
    QCOMPARE(slotctl({u"remove"_s}, data.endpoint()).code, 0);
    ran = slotctl({u"status"_s, u"--json"_s}, data.endpoint());
    QVERIFY(ran.code == 0 && !ran.object()[u"installed"].toBool(true));
    QCOMPARE(slotctl({u"remove"_s}, data.endpoint()).code, 0);
}

void TestGuardCommand::mistakesLeaveWithTheDocumentedCode()
{
    LegacyData data(m_server);
    const QString slotctlName = QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl");
    QCOMPARE(Program::run(slotctlName, {u"guard"_s, u"install"_s}).code, 2);
    QCOMPARE(slotctl({u"install"_s, u"--mode"_s, u"maybe"_s}, data.endpoint()).code, 2);
    QCOMPARE(slotctl({u"install"_s, u"--mapping"_s, u"/no/such/file"_s}, data.endpoint()).code, 2);
    QCOMPARE(slotctl({u"status"_s}, data.endpoint().withDatabase(u"nowhere"_s)).code, 3);
    const Program reader = slotctl({u"install"_s}, m_server.login(data.endpoint(), u"guard_nobody"_s, {}));
    QCOMPARE(reader.code, 3); // it may not even read
    data.run("grant select on all tables in schema public to guard_nobody");
    const Program weak = slotctl({u"install"_s}, data.endpoint().withUser(u"guard_nobody"_s));
    QVERIFY2(weak.code == 4 && weak.err.contains("may not make a trigger"), weak.err.constData());
    data.run("alter table appointments drop column therapist_id");
    const Program wrong = slotctl({u"install"_s}, data.endpoint());
    QVERIFY2(wrong.code == 2 && wrong.err.contains("has no column \"therapist_id\""), wrong.err.constData());
}

QTEST_GUILESS_MAIN(TestGuardCommand)
#include "tst_guardcommand.moc"
