// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/tabletext.h"

#include <QtCore/QStringListModel>
#include <QtTest/QtTest>

using namespace slotdesk;

/// What leaves the desk as text: exactly RFC 4180, and nothing in it is a formula.
class TestTableText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formulasAreHarmless_data();
    void formulasAreHarmless();
    void noFormulaAfterAnotherSeparator();
    void csvIsRfc4180();
    void csvOfNothing();
    void tabsStayOneLine();
    void takesRowsInOrder();
};

void TestTableText::formulasAreHarmless_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<bool>("changed");
    const auto row = [](const char* name, const QString& cell, bool changed) {
        QTest::newRow(name) << cell << changed;
    };
    row("equals", QStringLiteral("=HYPERLINK(\"http://evil\")"), true);
    row("plus", QStringLiteral("+1 212 555 0148"), true);
    row("minus", QStringLiteral("-2+3"), true);
    row("at", QStringLiteral("@SUM(A1)"), true);
    row("tab", QStringLiteral("\t=1"), true);
    row("line break", QStringLiteral("\r\n=1"), true);
    row("space", QStringLiteral("  =1"), true);
    row("full width", QStringLiteral("\uFF1D1"), true);
    row("name", QStringLiteral("Nora Lindqvist"), false);
    row("inside", QStringLiteral("a=b"), false);
    row("number", QStringLiteral("48211"), false);
    row("empty", QString(), false);
}

void TestTableText::formulasAreHarmless()
{
    QFETCH(const QString, cell);
    QFETCH(const bool, changed);
    QCOMPARE(TableText::harmless(cell), changed ? QString(QLatin1Char('\'') + cell) : cell);
}

void TestTableText::noFormulaAfterAnotherSeparator()
{
    QCOMPARE(TableText::harmless(QStringLiteral("x;=cmd()")), QStringLiteral("x;'=cmd()"));
    QCOMPARE(TableText::harmless(QStringLiteral("x; \uFF0B1|@a")), QStringLiteral("x; '\uFF0B1|'@a"));
    QCOMPARE(TableText::harmless(QStringLiteral("=a;=b")), QStringLiteral("'=a;'=b"));
    QCOMPARE(TableText::harmless(QStringLiteral("tea; coffee | none")), QStringLiteral("tea; coffee | none"));
}

void TestTableText::csvIsRfc4180()
{
    TableText text;
    text.header = {QStringLiteral("Client"), QStringLiteral("Note, short")};
    text.rows = {{QStringLiteral("Zoë \"Z\" Müller"), QStringLiteral("two\nlines")},
                 {QStringLiteral("=1"), QStringLiteral("a,b")},
                 {QString(), QStringLiteral(" padded")}};
    QCOMPARE(text.csv(), QByteArray("Client,\"Note, short\"\r\n"
                                    "\"Zo\xc3\xab \"\"Z\"\" M\xc3\xbcller\",\"two\nlines\"\r\n"
                                    "'=1,\"a,b\"\r\n"
                                    ",\" padded\"\r\n"));
}

void TestTableText::csvOfNothing()
{
    TableText text;
    text.header = {QStringLiteral("A"), QStringLiteral("B")};
    QCOMPARE(text.csv(), QByteArray("A,B\r\n"));
}

void TestTableText::tabsStayOneLine()
{
    TableText text;
    text.header = {QStringLiteral("A"), QStringLiteral("B")};
    text.rows = {{QStringLiteral("x\ty"), QStringLiteral("=1\nz")}};
    QCOMPARE(text.tabs(), QStringLiteral("A\tB\nx y\t'=1 z\n"));
}

void TestTableText::takesRowsInOrder()
{
    const QStringListModel model({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    QCOMPARE(TableText::of(model, {0}).rows.size(), 3);
    const TableText some = TableText::of(model, {0}, {2, 0});
    QCOMPARE(some.rows, (QList<QStringList>{{QStringLiteral("c")}, {QStringLiteral("a")}}));
}

QTEST_APPLESS_MAIN(TestTableText)
#include "tst_tabletext.moc"
