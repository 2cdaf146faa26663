// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"
#include "tests/support/program.h"

#include <QtCore/QJsonObject>
#include <QtTest/QtTest>

using namespace slotdesk;

/// slotctl swap and slotctl undo: JSON, exit codes, and what is wrong on the line.
class TestSlotctlUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void slotsChangePlacesAndBack();
    void misuse_data();
    void misuse();

private:
    [[nodiscard]] Program ctl(const QString& arguments) const;

    PgFixture m_server;
    Endpoint m_supervisor;
    std::unique_ptr<PgConnection> m_owner;
    std::unique_ptr<BookingWorld> m_world;
};

void TestSlotctlUndo::initTestCase()
{
    const Endpoint database = m_server.freshDatabase(QStringLiteral("ctlundo"));
    m_supervisor = m_server.login(database, QStringLiteral("sue"), {QStringLiteral("slotdesk_supervisor")});
    m_owner = PgFixture::connect(database);
    m_world = std::make_unique<BookingWorld>(*m_owner, 3);
}

Program TestSlotctlUndo::ctl(const QString& arguments) const
{
    return Program::run(QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl"),
                        arguments.split(QLatin1Char(' ')) +
                            QStringList{QStringLiteral("--db"), QString::fromUtf8(m_supervisor.conninfo())});
}

void TestSlotctlUndo::slotsChangePlacesAndBack()
{
    const AppointmentId a = m_world->accept(m_world->request(1), 1).appointment;
    const AppointmentId b = m_world->accept(m_world->request(1), 2).appointment;
    const QString places = QStringLiteral("%1 %2").arg(a.value()).arg(b.value());
    const Program swapped = ctl(QStringLiteral("swap %1 --reason phone_agreement --json").arg(places));
    QVERIFY2(swapped.code == 0, swapped.err.constData());
    const QString command = swapped.object().value(QStringLiteral("command_id")).toString();
    const QByteArray holder =
        "select therapist_id from slotdesk.appointment where id = " + QByteArray::number(a.value());
    QCOMPARE(m_world->number(holder), m_world->therapist(2).value());
    QCOMPARE(ctl(QStringLiteral("swap %1 --reason other --expect 2 --expect-other 2").arg(places)).code, 4);

    QCOMPARE(ctl(QStringLiteral("undo ") + command).code, 0);
    QCOMPARE(m_world->number(holder), m_world->therapist(1).value());
    const Program again = ctl(QStringLiteral("undo %1 --json").arg(command));
    QCOMPARE(again.code, 4);
    QCOMPARE(again.object().value(QStringLiteral("code")).toString(), QStringLiteral("changed"));
    QVERIFY(!again.err.isEmpty());
    QCOMPARE(m_world->violations(), QStringList());
}

void TestSlotctlUndo::misuse_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char* line :
         {"swap 1", "swap 1 2", "swap 1 x --reason other", "swap 1 2 --reason other --expect-other 0", "undo", "undo 7",
          "undo {c0ffee00-0000-0000-0000-000000000000}"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void TestSlotctlUndo::misuse()
{
    QFETCH(QString, arguments);
    const Program said = ctl(arguments);
    QCOMPARE(said.code, 2);
    QVERIFY(said.out.isEmpty());
    QVERIFY(!said.err.isEmpty());
}

QTEST_GUILESS_MAIN(TestSlotctlUndo)
#include "tst_slotctlundo.moc"
