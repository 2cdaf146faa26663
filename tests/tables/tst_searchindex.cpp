// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/searchindex.h"

#include <QtTest/QTest>

using namespace slotdesk;

/// The pools of texts: each text once, found as a whole and never across two; all rows at once and one by one agree.
class TestSearchIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachTextOnce();
    void neverAcrossTwo();
    void growsAndKeepsNumbers();
    void allAtOnceAndOneByOne_data();
    void allAtOnceAndOneByOne();
    void anotherIndexTakesOver();
    void halvesMakeTheWhole();
    void plainTextsFoldLikeOthers();

private:
    [[nodiscard]] static std::vector<SearchIndex::Entry> someEntries(SearchIndex& index);
};

void TestSearchIndex::eachTextOnce()
{
    TextPool pool;
    const quint32 one = pool.add("swedish 90");
    QCOMPARE(pool.add("swedish 90"), one);
    QVERIFY(pool.add("swedish 9") != one);
    QCOMPARE(pool.at(one).toByteArray(), QByteArray("swedish 90"));
    QCOMPARE(pool.add({}), 0U);
    QVERIFY(pool.at(0).isEmpty());
}

void TestSearchIndex::neverAcrossTwo()
{
    TextPool pool;
    const quint32 first = pool.add("grace");
    const quint32 second = pool.add("okafor");
    const quint32 broken = pool.add("two\nlines");
    const auto hits = [&pool](QByteArrayView needle) {
        std::vector<quint8> hit(pool.size());
        pool.find(needle, hit);
        return hit;
    };
    QCOMPARE(hits("ceok"), std::vector<quint8>(pool.size()));
    QCOMPARE(hits("o")[first], quint8(0));
    QCOMPARE(hits("o")[second], quint8(1));
    QCOMPARE(hits("grace")[first], quint8(1));
    QCOMPARE(pool.at(broken).toByteArray(), QByteArray("two lines"));
}

void TestSearchIndex::growsAndKeepsNumbers()
{
    TextPool pool;
    QList<quint32> numbers;
    for (int i = 0; i < 5000; ++i)
        numbers.append(pool.add(QByteArray::number(i)));
    for (int i = 0; i < 5000; ++i) {
        QCOMPARE(pool.add(QByteArray::number(i)), numbers.at(i));
        QCOMPARE(pool.at(numbers.at(i)).toByteArray(), QByteArray::number(i));
    }
    std::vector<quint8> hit(pool.size());
    pool.find("499", hit);
    QCOMPARE(int(std::count(hit.cbegin(), hit.cend(), quint8(1))), 1 + 10 + 4); // 499, 4990 to 4999, 1499 to 4499
}

std::vector<SearchIndex::Entry> TestSearchIndex::someEntries(SearchIndex& index)
{
    std::vector<SearchIndex::Entry> entries;
    for (int i = 0; i < 200; ++i) {
        AppointmentRequest request;
        request.id = RequestId(48000 + i);
        request.clientName = i % 3 == 0 ? QStringLiteral("Ångström %1").arg(i) : QStringLiteral("Grace Okafor");
        request.clientPhone = QStringLiteral("+1 212 555 %1").arg(8000 + i);
        request.service = QStringLiteral("Deep tissue 60");
        request.marketName = QStringLiteral("New York");
        request.status = i % 2 == 0 ? RequestStatus::Open : RequestStatus::Filled;
        Appointment slot;
        slot.status = i % 2 == 0 ? SlotStatus::Open : SlotStatus::Booked;
        slot.therapistName = QStringLiteral("Dana Ortiz");
        slot.therapistPhone = QStringLiteral("+44 20 7946 0%1").arg(i, 3, 10, QLatin1Char('0'));
        entries.push_back(index.entryOf(request, {slot, slot}));
    }
    return entries;
}

void TestSearchIndex::allAtOnceAndOneByOne_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("found");
    QTest::newRow("nothing") << QString() << 200;
    QTest::newRow("accents") << QStringLiteral("angstrom") << 67;
    QTest::newRow("two words") << QStringLiteral("dana tissue") << 100;
    QTest::newRow("without") << QStringLiteral("tissue -filled") << 100;
    QTest::newRow("across two names") << QStringLiteral("ortizdana") << 0;
    QTest::newRow("number") << QStringLiteral("48 017") << 1;
    QTest::newRow("phone of the crew") << QStringLiteral("020 7946 0001") << 1;
    QTest::newRow("end of a phone") << QStringLiteral("8017") << 1;
    QTest::newRow("a digit is a word") << QStringLiteral("6") << 200;
    QTest::newRow("only an accent") << QStringLiteral("\u0301") << 200;
}

void TestSearchIndex::allAtOnceAndOneByOne()
{
    QFETCH(const QString, typed);
    QFETCH(const int, found);
    SearchIndex index;
    const std::vector<SearchIndex::Entry> entries = someEntries(index);
    const SearchQuery query(typed);
    std::vector<quint8> hit;
    index.match(query, entries, hit);
    QCOMPARE(int(std::count(hit.cbegin(), hit.cend(), quint8(1))), found);
    for (size_t row = 0; row < entries.size(); ++row)
        QCOMPARE(index.matches(query, entries[row]), hit[row] != 0);
}

void TestSearchIndex::anotherIndexTakesOver()
{
    SearchIndex old;
    const std::vector<SearchIndex::Entry> entries = someEntries(old);
    SearchIndex fresh;
    const SearchIndex::Entry taken = fresh.adopt(old, entries.back());
    QVERIFY(fresh.size() < old.size());
    for (const char* typed : {"okafor", "ortiz", "+44 20 7946 0199", "48199", "filled"})
        QVERIFY2(fresh.matches(SearchQuery(QString::fromLatin1(typed)), taken), typed);
    QVERIFY(!fresh.matches(SearchQuery(QStringLiteral("angstrom")), taken));
}

// Words of the request and of its crew are set apart: together they are the entry that is made in one go.
void TestSearchIndex::halvesMakeTheWhole()
{
    SearchIndex index;
    AppointmentRequest request;
    request.id = RequestId(48001);
    request.clientName = QStringLiteral("Grace Okafor");
    Appointment slot;
    slot.status = SlotStatus::Booked;
    slot.therapistName = QStringLiteral("Dana Ortiz");
    SearchIndex::Entry entry = index.entryOf(request, {slot});
    QVERIFY(!index.setCrew(entry, {slot}));
    request.clientName = QStringLiteral("Priya N.");
    request.status = RequestStatus::Filled;
    index.reword(entry, request);
    QCOMPARE(entry, index.entryOf(request, {slot}));
    slot.therapistName = QStringLiteral("Marcus Cole");
    QVERIFY(index.setCrew(entry, {slot}));
    QCOMPARE(entry, index.entryOf(request, {slot}));
}

void TestSearchIndex::plainTextsFoldLikeOthers()
{
    QString all;
    for (char letter = 1; letter > 0 && letter < 127; ++letter)
        all += QLatin1Char(letter);
    QCOMPARE(SearchQuery::folded(all + QChar(u'ö')), QString(SearchQuery::folded(all) + QLatin1Char('o')));
}

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_searchindex.moc"
