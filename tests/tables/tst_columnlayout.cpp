// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/columnlayout.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// A layout of columns as text, and what is no layout.
class TestColumnLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBack();
    void refusesWhatIsNone_data();
    void refusesWhatIsNone();
};

void TestColumnLayout::comesBack()
{
    const ColumnLayout layout{{2, 0, 1, 3}, {1, 3}};
    QCOMPARE(layout.text(), QStringLiteral("2,0,1,3;1,3"));
    QVERIFY(ColumnLayout::parse(layout.text(), 4) == layout);
    QVERIFY(ColumnLayout::parse(ColumnLayout::plain(4).text(), 4) == ColumnLayout::plain(4));
}

void TestColumnLayout::refusesWhatIsNone_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("words") << QStringLiteral("client,phone,market");
    QTest::newRow("another count") << QStringLiteral("1,0;");
    QTest::newRow("too many") << QStringLiteral("0,1,2,3;");
    QTest::newRow("twice the same") << QStringLiteral("0,1,1;");
    QTest::newRow("out of range") << QStringLiteral("0,1,3;");
    QTest::newRow("negative") << QStringLiteral("0,1,-2;");
    QTest::newRow("all hidden") << QStringLiteral("0,1,2;2,1,0");
    QTest::newRow("hidden out of range") << QStringLiteral("0,1,2;7");
    QTest::newRow("huge") << QStringLiteral("0,1,99999999999999999999;");
}

void TestColumnLayout::refusesWhatIsNone()
{
    QFETCH(const QString, text);
    QVERIFY(!ColumnLayout::parse(text, 3));
}

QTEST_APPLESS_MAIN(TestColumnLayout)
#include "tst_columnlayout.moc"
