// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/settledtable.h"
#include "tests/support/liveboard.h"
#include "tests/support/modelspy.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

using namespace slotdesk;
using namespace slotdesk::test;

/// What is read again is merged: who reads keeps the row, and few signals tell many rows.
class TestSettledTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsThatStayKeepTheirPlace();
    void oneSettledAnewIsANewRow();

private:
    [[nodiscard]] static SettledAlert settled(qint64 id, int minutesAgo)
    {
        SettledAlert made;
        made.alert.id = AlertId(id);
        made.alert.kind = AlertKind::Surplus;
        made.alert.status = AlertStatus::Resolved;
        made.settledAt = LiveBoard::defaultNow().addSecs(-60 * minutesAgo);
        made.settledBy = QStringLiteral("Ana Ruiz");
        return made;
    }
    [[nodiscard]] static QList<qint64> ids(const SettledTable& table)
    {
        QList<qint64> found;
        for (int row = 0; row < table.rowCount(); ++row)
            found.append(table.alertAt(row).alert.id.value());
        return found;
    }
};

void TestSettledTable::rowsThatStayKeepTheirPlace()
{
    SettledTable table;
    const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QDateTime now = LiveBoard::defaultNow();
    table.setAlerts({settled(5, 10), settled(4, 20), settled(3, 30), settled(2, 40)}, now);
    const QPersistentModelIndex read = table.index(2, SettledTable::Kind);

    ModelSpy spy(table);
    SettledAlert named = settled(4, 20);
    named.cause = QStringLiteral("unlocked_backend");
    named.settledBy = QStringLiteral("Ben Cole");
    table.setAlerts({settled(9, 1), settled(8, 2), settled(7, 15), named, settled(3, 30), settled(1, 50)}, now);
    QCOMPARE(ids(table), (QList<qint64>{9, 8, 7, 4, 3, 1}));
    QCOMPARE(read.row(), 4);
    QCOMPARE(table.alertAt(read.row()).alert.id, AlertId(3));
    QCOMPARE(table.index(3, SettledTable::By).data().toString(), QStringLiteral("Ben Cole"));
    QCOMPARE(spy.resets(), 0);
    QVERIFY2(spy.all() <= 5, qPrintable(QString::number(spy.all())));

    table.setAlerts({}, now);
    QCOMPARE(table.rowCount(), 0);
    QVERIFY(!read.isValid());
}

void TestSettledTable::oneSettledAnewIsANewRow()
{
    SettledTable table;
    const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QDateTime now = LiveBoard::defaultNow();
    table.setAlerts({settled(5, 10), settled(4, 20), settled(3, 30)}, now);
    table.setAlerts({settled(3, 1), settled(5, 10), settled(4, 20)}, now);
    QCOMPARE(ids(table), (QList<qint64>{3, 5, 4}));
    table.setAlerts({settled(4, 0), settled(3, 1), settled(5, 10)}, now);
    QCOMPARE(ids(table), (QList<qint64>{4, 3, 5}));
}

QTEST_GUILESS_MAIN(TestSettledTable)
#include "tst_settledtable.moc"
