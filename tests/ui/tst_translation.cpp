// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/statuswords.h"
#include "tables/timewords.h"
#include "tests/ui/testdesk.h"
#include "ui/alerts/alertsentence.h"

#include <QtCore/QTimeZone>
#include <QtTest/QTest>

using namespace slotdesk;
using namespace slotdesk::test;

/// The desk in another language: words, plural forms, dates and figures.
class TestTranslation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLanguageIsThere();
    void wordsFollow();
    void pluralsFollow_data();
    void pluralsFollow();
    void datesFollow();
    void anUnknownLanguageIsEnglish();
    void theWindowSpeaksIt();
    void cleanup() { Translation::use(QStringLiteral("en")); }
};

void TestTranslation::everyLanguageIsThere()
{
    for (const Translation::Language& one : Translation::languages()) {
        QVERIFY(Translation::isKnown(one.code));
        Translation::use(one.code);
        QVERIFY(QFile::exists(QStringLiteral(":/i18n/slotdesk_%1.qm").arg(one.code)));
        QCOMPARE(QLocale().language(), QLocale(one.code).language());
    }
    QVERIFY(!Translation::isKnown(QStringLiteral("xx")));
}

void TestTranslation::wordsFollow()
{
    Translation::use(QStringLiteral("es"));
    QCOMPARE(StatusWords::of(RequestStatus::Filled), QStringLiteral("Cubierta"));
    QCOMPARE(TimeWords::until(5), QStringLiteral("en 5 min"));
    QCOMPARE(TimeWords::until(-5), QStringLiteral("hace 5 min"));
    Translation::use(QStringLiteral("en"));
    QCOMPARE(StatusWords::of(RequestStatus::Filled), QStringLiteral("Filled"));
}

void TestTranslation::pluralsFollow_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("words");
    QTest::newRow("en 1") << QStringLiteral("en") << 1 << QStringLiteral("1 day");
    QTest::newRow("en 2") << QStringLiteral("en") << 2 << QStringLiteral("2 days");
    QTest::newRow("es 1") << QStringLiteral("es") << 1 << QStringLiteral("1 día");
    QTest::newRow("es 2") << QStringLiteral("es") << 2 << QStringLiteral("2 días");
}

void TestTranslation::pluralsFollow()
{
    QFETCH(const QString, language);
    QFETCH(const int, days);
    Translation::use(language);
    QTEST(TimeWords::span(qint64(days) * 86400), "words");
}

void TestTranslation::datesFollow()
{
    const QDateTime now(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
    const QDateTime later = now.addDays(20);
    Translation::use(QStringLiteral("es"));
    QCOMPARE(TimeWords::inZone(later, "UTC", now), QStringLiteral("14 dic 12:00"));
    QCOMPARE(TimeWords::inZone(now.addDays(1), "UTC", now), QStringLiteral("mié 12:00"));
    QCOMPARE(QLocale().toString(12345), QStringLiteral("12.345"));
    Translation::use(QStringLiteral("en"));
    QCOMPARE(TimeWords::inZone(later, "UTC", now), QStringLiteral("14 Dec 12:00"));
}

void TestTranslation::anUnknownLanguageIsEnglish()
{
    Translation::use(QStringLiteral("fi"));
    QCOMPARE(StatusWords::of(RequestStatus::Open), QStringLiteral("Open"));
    QCOMPARE(TimeWords::span(86400), QStringLiteral("1 day")); // its plural forms too
}

void TestTranslation::theWindowSpeaksIt()
{
    Translation::use(QStringLiteral("es"));
    TestDesk desk;
    MainWindow window(desk.context);
    QCOMPARE(desk.context.store.requestIds().isEmpty(), false);
    QCOMPARE(window.models().requests.headerData(RequestTable::Client, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("Cliente"));
}

QTEST_MAIN(TestTranslation)
#include "tst_translation.moc"
