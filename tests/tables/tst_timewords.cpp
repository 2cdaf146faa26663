// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/timewords.h"

#include <QtCore/QTimeZone>
#include <QtTest/QTest>
#include <ctime>

using namespace slotdesk;

namespace {

const QByteArray newYork = QByteArrayLiteral("America/New_York");

QDateTime utc(const char* text)
{
    return QDateTime::fromString(QLatin1String(text), Qt::ISODate).toUTC();
}

/// This desk stands in `zone` from now on.
void standIn(const char* zone)
{
    qputenv("TZ", zone);
    ::tzset();
}

} // namespace

/// The client's time beside the agent's, on ordinary days and in the two nights when the clocks move.
class TestTimeWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::c()); }
    void theDayIsNamedWhereItDiffers();
    void theHourThatComesTwice_data();
    void theHourThatComesTwice();
    void theHourThatIsSkipped();
    void countdownsCountRealMinutes();
    void farAwayIsRoughInANarrowColumn();
    void hereMayBeAnotherDay();
    void agentsHaveSuchNightsToo();
    void listsGoFarBack();
};

void TestTimeWords::theDayIsNamedWhereItDiffers()
{
    const QDateTime now = utc("2026-06-03T03:00:00Z"); // Tuesday evening in New York, Wednesday in Berlin
    standIn("Europe/Berlin");
    const QDateTime start = utc("2026-06-03T03:30:00Z");
    QCOMPARE(TimeWords::inZone(start, newYork, now), QStringLiteral("23:30"));
    QCOMPARE(TimeWords::here(start, now), QStringLiteral("05:30"));
    QCOMPARE(TimeWords::thereAndHere(start, newYork, QStringLiteral("Albany"), now),
             QStringLiteral("23:30 in Albany · 05:30 here"));
    QCOMPARE(TimeWords::inZone(start.addSecs(3600), newYork, now), QStringLiteral("Wed 00:30"));
    QCOMPARE(TimeWords::here(start.addSecs(3600), now), QStringLiteral("06:30"));
}

void TestTimeWords::theHourThatComesTwice_data()
{
    QTest::addColumn<QDateTime>("start");
    QTest::addColumn<QString>("words");
    // New York, 1 November 2026: 02:00 EDT becomes 01:00 EST.
    QTest::newRow("before") << utc("2026-11-01T04:59:00Z") << QStringLiteral("00:59");
    QTest::newRow("the first") << utc("2026-11-01T05:00:00Z") << QStringLiteral("01:00 EDT");
    QTest::newRow("still the first") << utc("2026-11-01T05:59:59Z") << QStringLiteral("01:59 EDT");
    QTest::newRow("the second") << utc("2026-11-01T06:00:00Z") << QStringLiteral("01:00 EST");
    QTest::newRow("still the second") << utc("2026-11-01T06:59:59Z") << QStringLiteral("01:59 EST");
    QTest::newRow("after") << utc("2026-11-01T07:00:00Z") << QStringLiteral("02:00");
}

void TestTimeWords::theHourThatComesTwice()
{
    QFETCH(const QDateTime, start);
    QFETCH(const QString, words);
    QCOMPARE(TimeWords::inZone(start, newYork, utc("2026-11-01T04:30:00Z")), words);
}

void TestTimeWords::theHourThatIsSkipped()
{
    const QDateTime now = utc("2026-03-08T06:30:00Z"); // New York, 8 March 2026: 02:00 EST becomes 03:00 EDT
    QCOMPARE(TimeWords::inZone(utc("2026-03-08T06:59:00Z"), newYork, now), QStringLiteral("01:59"));
    QCOMPARE(TimeWords::inZone(utc("2026-03-08T07:00:00Z"), newYork, now), QStringLiteral("03:00"));
    QCOMPARE(TimeWords::inZone(utc("2026-03-08T07:59:00Z"), newYork, now), QStringLiteral("03:59"));
    QCOMPARE(TimeWords::inZone(utc("2026-03-08T08:00:00Z"), newYork, now), QStringLiteral("04:00"));
}

void TestTimeWords::countdownsCountRealMinutes()
{
    // 00:30 to 03:30 on the wall is four hours in autumn and two in spring.
    const auto minutes = [](const char* from, const char* to) { return utc(from).secsTo(utc(to)) / 60; };
    QCOMPARE(TimeWords::until(minutes("2026-11-01T04:30:00Z", "2026-11-01T08:30:00Z")), QStringLiteral("in 4 h 00"));
    QCOMPARE(TimeWords::inZone(utc("2026-11-01T08:30:00Z"), newYork, utc("2026-11-01T04:30:00Z")),
             QStringLiteral("03:30"));
    QCOMPARE(TimeWords::until(minutes("2026-03-08T05:30:00Z", "2026-03-08T07:30:00Z")), QStringLiteral("in 2 h 00"));
    QCOMPARE(TimeWords::inZone(utc("2026-03-08T07:30:00Z"), newYork, utc("2026-03-08T05:30:00Z")),
             QStringLiteral("03:30"));
}

void TestTimeWords::farAwayIsRoughInANarrowColumn()
{
    QCOMPARE(TimeWords::untilRoughly(599), QStringLiteral("in 9 h 59"));
    QCOMPARE(TimeWords::untilRoughly(600), QStringLiteral("in 10 h"));
    QCOMPARE(TimeWords::untilRoughly(-719), QStringLiteral("11 h ago"));
    QCOMPARE(TimeWords::untilRoughly(1439), QStringLiteral("in 23 h"));
    QCOMPARE(TimeWords::untilRoughly(1440), TimeWords::until(1440));
}

void TestTimeWords::hereMayBeAnotherDay()
{
    standIn("Asia/Tokyo");
    const QDateTime now = utc("2026-06-03T10:00:00Z"); // 19:00 in Tokyo, 06:00 in New York
    const QDateTime start = utc("2026-06-03T16:00:00Z");
    QCOMPARE(TimeWords::thereAndHere(start, newYork, QStringLiteral("Albany"), now),
             QStringLiteral("12:00 in Albany · Thu 01:00 here"));
    standIn("America/New_York");
    QVERIFY(TimeWords::isSameClock(start, newYork));
    QCOMPARE(TimeWords::thereAndHere(start, newYork, QStringLiteral("Albany"), now),
             QStringLiteral("12:00 in Albany, as here"));
}

void TestTimeWords::agentsHaveSuchNightsToo()
{
    standIn("Europe/Berlin"); // 25 October 2026: 03:00 CEST becomes 02:00 CET
    const QDateTime now = utc("2026-10-24T23:00:00Z");
    QCOMPARE(TimeWords::here(utc("2026-10-25T00:30:00Z"), now), QStringLiteral("02:30 CEST"));
    QCOMPARE(TimeWords::here(utc("2026-10-25T01:30:00Z"), now), QStringLiteral("02:30 CET"));
    // Between their two nights Berlin and New York are five hours apart and not six.
    QCOMPARE(TimeWords::thereAndHere(utc("2026-10-27T13:00:00Z"), newYork, QStringLiteral("Albany"),
                                     utc("2026-10-27T08:00:00Z")),
             QStringLiteral("09:00 in Albany · 14:00 here"));
}

void TestTimeWords::listsGoFarBack()
{
    const QDateTime now = utc("2026-06-03T10:00:00Z");
    QCOMPARE(TimeWords::dated(utc("2026-06-03T16:00:00Z"), newYork, now), QStringLiteral("12:00"));
    QCOMPARE(TimeWords::dated(utc("2026-06-01T16:00:00Z"), newYork, now), QStringLiteral("Mon 1 Jun 12:00"));
    QCOMPARE(TimeWords::dated(utc("2024-11-03T05:30:00Z"), newYork, now), QStringLiteral("Sun 3 Nov 2024 01:30 EDT"));
}

QTEST_GUILESS_MAIN(TestTimeWords)
#include "tst_timewords.moc"
