// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/endpoint.h"

#include <QtTest/QTest>

using namespace slotdesk;

class TestEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsShownNeverHoldsThePassword_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* name, const char* text, const char* shown) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(shown);
        };
        row("uri", "postgresql://ana:s3cret@db.example:5433/slotdesk", "ana@db.example:5433/slotdesk");
        row("short scheme", "postgres://ana:s3cret@db.example/slotdesk", "ana@db.example/slotdesk");
        row("escaped", "postgresql://ana:s3%40cret%2Fx@db.example/slotdesk", "ana@db.example/slotdesk");
        row("in the query", "postgresql://db.example/slotdesk?user=ana&password=s3cret", "ana@db.example/slotdesk");
        row("pairs", "host=db.example user=ana password='s3cret x' dbname=slotdesk", "ana@db.example/slotdesk");
        row("service", "service=desk password=s3cret", "service=desk");
        row("bare", "dbname=slotdesk", "localhost/slotdesk");
        row("two hosts", "postgresql://ana@a.example:5432,b.example:5433/slotdesk",
            "ana@a.example,b.example:5432,5433/slotdesk");
        row("client key", "host=db.example sslpassword=s3cret", "db.example");
    }

    void whatIsShownNeverHoldsThePassword()
    {
        QFETCH(QString, text);
        const Result<Endpoint> endpoint = Endpoint::parse(text);
        QVERIFY(endpoint);
        QTEST(endpoint->display(), "shown");
        QVERIFY(!endpoint->display().contains(QStringLiteral("s3cret")));
    }

    void whatCannotBeReadIsRefusedWithoutQuotingIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("blank") << QStringLiteral("  ");
        QTest::newRow("word") << QStringLiteral("s3cret");
        QTest::newRow("unknown key") << QStringLiteral("host=a s3cret=1");
        QTest::newRow("no equals sign") << QStringLiteral("host=a password = x s3cret");
        QTest::newRow("bare at") << QStringLiteral("postgresql://ana:x@s3cret@db.example/slotdesk");
        QTest::newRow("bare slash") << QStringLiteral("postgresql://ana:12/s3cret@db.example/slotdesk");
        QTest::newRow("bare colon") << QStringLiteral("postgresql://db.example:s3cret/slotdesk");
        QTest::newRow("bad escape") << QStringLiteral("postgresql://ana:s3cret%zz@db.example/slotdesk");
        QTest::newRow("uri inside") << QStringLiteral("dbname=postgresql://ana:s3cret@db.example/slotdesk");
    }

    void whatCannotBeReadIsRefusedWithoutQuotingIt()
    {
        QFETCH(QString, text);
        const Result<Endpoint> endpoint = Endpoint::parse(text);
        QVERIFY(!endpoint);
        QCOMPARE(endpoint.error().kind, DbError::Kind::Usage);
        QVERIFY(!endpoint.error().text().contains(QStringLiteral("s3cret")));
        QVERIFY(!endpoint.error().message.isEmpty());
    }

    void partsAreReplaced()
    {
        const Endpoint ana = *Endpoint::parse(QStringLiteral("postgresql://ana:s3cret@db.example:5433/one"));
        QCOMPARE(ana.withDatabase(QStringLiteral("two")).display(), QStringLiteral("ana@db.example:5433/two"));
        QVERIFY(ana.withDatabase(QStringLiteral("two")).conninfo().contains("s3cret"));
        QCOMPARE(ana.withUser(QStringLiteral("bo")).display(), QStringLiteral("bo@db.example:5433/one"));
        QVERIFY2(!ana.withUser(QStringLiteral("bo")).conninfo().contains("s3cret"), "another person's password");
        QCOMPARE(ana.database(), QStringLiteral("one"));
        QCOMPARE(ana.user(), QStringLiteral("ana"));
        QVERIFY(Endpoint().withUser(QStringLiteral("bo")).isNull());
    }

    void oddNamesSurvive()
    {
        const QString odd = QStringLiteral("o'neil \\ \"x\" = ü");
        const Endpoint endpoint = Endpoint::socket(QStringLiteral("/tmp/a b"), odd, odd);
        QCOMPARE(endpoint.database(), odd);
        QCOMPARE(endpoint.withUser(QStringLiteral("ana")).database(), odd);
        const Result<Endpoint> again = Endpoint::parse(QString::fromUtf8(endpoint.conninfo()));
        QVERIFY(again);
        QCOMPARE(again->user(), odd);
    }
};

QTEST_GUILESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
