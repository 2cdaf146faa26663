// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacymapping.h"
#include "services/legacysql.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QtTest>

using namespace slotdesk;
using namespace Qt::StringLiterals;

class TestLegacyMapping : public QObject
{
    Q_OBJECT

    /// The built-in file with one value put in (or, undefined, taken away) at "section.key.key".
    static QByteArray changed(const QString& path, const QJsonValue& value)
    {
        const QJsonDocument builtIn = QJsonDocument::fromJson(LegacySql::resource(u"rails.json"_s));
        return QJsonDocument(put(builtIn.object(), path.split(u'.'), value)).toJson();
    }
    static QJsonObject put(QJsonObject object, const QStringList& path, const QJsonValue& value)
    {
        if (path.size() > 1)
            object[path.first()] = put(object[path.first()].toObject(), path.mid(1), value);
        else if (value.isUndefined())
            object.remove(path.first());
        else
            object[path.first()] = value;
        return object;
    }

private Q_SLOTS:
    void theBuiltInOneIsTheShippedBackend();
    void whatIsWrongIsNamed_data();
    void whatIsWrongIsNamed();
    void whatIsNoJsonIsRefused();
    void aFileThatIsNotThereIsRefused();
    void namesAndWordsCannotBecomeSql();
};

void TestLegacyMapping::theBuiltInOneIsTheShippedBackend()
{
    const auto mapping = LegacyMapping::load({});
    QVERIFY2(mapping.ok(), qPrintable(mapping.ok() ? QString() : mapping.error().text()));
    QCOMPARE(mapping->liveStatuses(), (QStringList{u"scheduled"_s, u"completed"_s, u"no_show"_s}));
    QCOMPARE(mapping->liveNullColumns(), QStringList{u"cancelled_at"_s});
    QCOMPARE(mapping->slotsByService().value(u"couples"_s), 2);
    QCOMPARE(mapping->slotsOtherwise(), 1);
    QCOMPARE(mapping->wallTimeUntil(), u"2025-10-01"_s);
    QCOMPARE(mapping->table(u"offers"_s).words.value(u"expired"_s), QStringList{u"3"_s});
    QCOMPARE(mapping->table(u"clients"_s).columns.value(u"name"_s), (QStringList{u"first_name"_s, u"last_name"_s}));
}

void TestLegacyMapping::whatIsWrongIsNamed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* path, const QJsonValue& value, const char* sentence) {
        QTest::newRow(sentence) << QString::fromLatin1(path) << value << QString::fromLatin1(sentence);
    };
    row("appointments", QJsonValue(QJsonValue::Undefined), "appointments is missing");
    row("appointments", 5, "appointments must be an object");
    row("requests.table", QJsonValue(QJsonValue::Undefined), "requests.table is missing");
    row("requests.table", u" "_s, "requests.table must be a text");
    row("requests.colums", QJsonObject(), "it does not know the key requests.colums");
    row("requests.columns.zone", u"zone"_s, "it does not know the key requests.columns.zone");
    row("requests.columns.starts_at", QJsonValue(QJsonValue::Null), "requests.columns.starts_at is missing");
    row("requests.columns.city", QJsonArray{u"a"_s, u"b"_s}, "requests.columns.city must be one column");
    row("requests.statuses.open", u"filled"_s, "stands under both requests.statuses.open and requests.statuses.filled");
    row("offers.statuses.pending", 0.5, "offers.statuses.pending must hold texts or whole numbers");
    row("requests.slots_otherwise", 9, "requests.slots_otherwise must be a whole number from 1 to 8");
    row("requests.slots_by_service", QJsonObject{{u"trio"_s, 0}},
        "requests.slots_by_service.trio must be a whole number");
    row("appointments.live.statuses", QJsonArray{u"cancelled"_s},
        "appointments.live.statuses names \"cancelled\", which appointments.statuses does not map");
    row("appointments.live.statuses", QJsonArray(), "appointments.live.statuses is empty");
    row("appointments.wall_time_until", u"last autumn"_s, "which is no date like 2025-10-01");
    row("therapists.details.Gender", QJsonArray(), "therapists.details.Gender must be the name of a column");
    row("time_zone", u"Mars/Olympus"_s, "time_zone is \"Mars/Olympus\", which is no time zone");
    row("currency", u"dollar"_s, "currency must be three capital letters");
    row("money", u"shells"_s, "money must be \"cents\" or \"units\"");
}

void TestLegacyMapping::whatIsWrongIsNamed()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    QFETCH(QString, sentence);
    const auto mapping = LegacyMapping::parse(changed(path, value), u"mine.json"_s);
    QVERIFY(!mapping.ok());
    QCOMPARE(mapping.error().kind, DbError::Kind::Usage);
    QVERIFY2(mapping.error().message.startsWith(u"The mapping file mine.json cannot be used: "_s),
             qPrintable(mapping.error().message));
    QVERIFY2(mapping.error().message.contains(sentence), qPrintable(mapping.error().message));
}

void TestLegacyMapping::whatIsNoJsonIsRefused()
{
    for (const QByteArray& text : {QByteArray(), QByteArray("{"), QByteArray("[1]"), QByteArray("\xff\xfe")}) {
        const auto mapping = LegacyMapping::parse(text, u"mine.json"_s);
        QVERIFY(!mapping.ok());
        QVERIFY2(mapping.error().message.contains(u"JSON"_s), qPrintable(mapping.error().message));
    }
}

void TestLegacyMapping::aFileThatIsNotThereIsRefused()
{
    const auto mapping = LegacyMapping::load(u"/no/such/mapping.json"_s);
    QVERIFY(!mapping.ok());
    QCOMPARE(mapping.error().kind, DbError::Kind::Usage);
    QVERIFY(mapping.error().message.contains(u"/no/such/mapping.json cannot be read"_s));
}

void TestLegacyMapping::namesAndWordsCannotBecomeSql()
{
    QCOMPARE(LegacySql::quoted(u"a\"; drop table x; --"_s), u"\"a\"\"; drop table x; --\""_s);
    QCOMPARE(LegacySql::quotedTable(u"shop.job"_s), u"\"shop\".\"job\""_s);
    QCOMPARE(LegacySql::literal(u"it's\\"_s), u"'it''s\\'"_s);

    const auto mapping = LegacyMapping::parse(
        changed(u"appointments.statuses.cancelled"_s, u"x'); drop table appointments; --"_s), u"mine.json"_s);
    QVERIFY(mapping.ok());
    const QByteArray sql = LegacySql(*mapping, {}).canonical({}, true);
    QVERIFY(sql.contains("'x''); drop table appointments; --'"));
}

QTEST_GUILESS_MAIN(TestLegacyMapping)
#include "tst_legacymapping.moc"
