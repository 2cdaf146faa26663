// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/serverwords.h"

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtCore/QTranslator>
#include <QtTest/QtTest>

using namespace slotdesk;

/// The server's sentences in another language: all of them, what is filled in stays, what is not known stays too.
class TestServerWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySentenceOfTheServerIsKnown();
    void inEnglishNothingChanges();
    void whatIsFilledInStays_data();
    void whatIsFilledInStays();
    void whatIsNotKnownStays();

private:
    [[nodiscard]] static QStringList sentencesIn(QString sql);
};

namespace {

/// Puts brackets around every sentence, so that one sees what was found.
class Bracketing : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* source, const char*, int) const override
    {
        return qstrcmp(context, "slotdesk::ServerWords") == 0
                   ? QString(QLatin1Char('[') + QString::fromUtf8(source) + QLatin1Char(']'))
                   : QString();
    }
};

/// The text of a call's arguments, from behind its opening bracket.
QString callAt(const QString& sql, qsizetype from)
{
    int depth = 1;
    bool quoted = false;
    qsizetype at = from;
    for (; at < sql.size() && depth > 0; ++at) {
        const QChar c = sql.at(at);
        if (c == QLatin1Char('\''))
            quoted = !quoted;
        else if (!quoted && c == QLatin1Char('('))
            ++depth;
        else if (!quoted && c == QLatin1Char(')'))
            --depth;
    }
    return sql.mid(from, at - from);
}

} // namespace

// What the functions that make outcomes are given to say, with %1 where SQL's format() has %s.
QStringList TestServerWords::sentencesIn(QString sql)
{
    static const QRegularExpression remark(QStringLiteral("--[^\n]*"));
    static const QRegularExpression maker(
        QStringLiteral("\\b(refused|done|would|alert_changed|alert_done|version_changed|saved)\\("));
    static const QRegularExpression goesOn(QStringLiteral("'\\s*\n\\s*'"));
    static const QRegularExpression literal(QStringLiteral("'((?:[^']|'')*)'"));
    static const QRegularExpression spoken(QStringLiteral("^((%(\\d\\$)?s |[A-Z]).*[a-z] [a-z%].*[^ ]|[A-Z][a-z]+)$"));
    static const QRegularExpression place(QStringLiteral("%(\\d\\$)?s"));
    QStringList found;
    sql.remove(remark);
    for (auto call = maker.globalMatch(sql); call.hasNext();) {
        QString arguments = callAt(sql, call.next().capturedEnd());
        arguments.remove(goesOn);
        for (auto text = literal.globalMatch(arguments); text.hasNext();) {
            QString sentence = text.next().captured(1).replace(QStringLiteral("''"), QStringLiteral("'"));
            if (!spoken.match(sentence).hasMatch())
                continue;
            int n = 0;
            for (auto match = place.match(sentence); match.hasMatch(); match = place.match(sentence))
                sentence.replace(match.capturedStart(), match.capturedLength(), QStringLiteral("%%1").arg(++n));
            found.append(sentence);
        }
    }
    return found;
}

void TestServerWords::everySentenceOfTheServerIsKnown()
{
    QSet<QString> known;
    for (const char* sentence : ServerWords::sentences())
        known.insert(QString::fromUtf8(sentence));
    const QDir folder(QStringLiteral(SLOTDESK_SOURCE_DIR "/resources/sql"));
    int found = 0;
    for (const QString& name : folder.entryList({QStringLiteral("0*.sql")})) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QString& sentence : sentencesIn(QString::fromUtf8(file.readAll()))) {
            ++found;
            QVERIFY2(known.contains(sentence), qPrintable(name + QStringLiteral(": ") + sentence));
        }
    }
    QVERIFY2(found > 150, QByteArray::number(found).constData());
}

void TestServerWords::inEnglishNothingChanges()
{
    for (const char* sentence : {"Dana Ortiz took the last slot at 14:03:07.412", "This offer was declined",
                                 "All 3 done", "Booked 15:00–16:00, request 48211"})
        QCOMPARE(ServerWords::of(QString::fromUtf8(sentence)), QString::fromUtf8(sentence));
}

void TestServerWords::whatIsFilledInStays_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("told");
    const auto row = [](const char* sentence, const char* told) {
        QTest::newRow(sentence) << QString::fromUtf8(sentence) << QString::fromUtf8(told);
    };
    row("This offer was declined", "[This offer was declined]");
    row("Dana Ortiz took the last slot at 14:03:07.412", "[Dana Ortiz took the last slot at 14:03:07.412]");
    row("%1 %2 took the last slot at 14:03", "[%1 %2 took the last slot at 14:03]");
    row("Dana Ortiz has slot 2 again", "[Dana Ortiz has slot 2 again]");
    row("This slot changed meanwhile: it is booked now", "[This slot changed meanwhile: it is [booked] now]");
    row("With these it is still a double booking: keep 2 at most (dismiss it to accept it as it is)",
        "[With these it is still a double booking: keep [2 at most] (dismiss it to accept it as it is)]");
    row("There is no appointment 7", "[There is no appointment 7]");
    row("There is no therapist 7", "[There is no therapist 7]");
    row("Booked 15:00–16:00, request 48211", "[Booked 15:00–16:00, request 48211]");
}

void TestServerWords::whatIsFilledInStays()
{
    QFETCH(const QString, sentence);
    QFETCH(const QString, told);
    Bracketing bracketing;
    QCoreApplication::installTranslator(&bracketing);
    QCOMPARE(ServerWords::of(sentence), told);
    QCoreApplication::removeTranslator(&bracketing);
}

void TestServerWords::whatIsNotKnownStays()
{
    Bracketing bracketing;
    QCoreApplication::installTranslator(&bracketing);
    QCOMPARE(ServerWords::of(QStringLiteral("A newer server says this")), QStringLiteral("A newer server says this"));
    QCOMPARE(ServerWords::of(QString()), QString());
    QCoreApplication::removeTranslator(&bracketing);
}

QTEST_GUILESS_MAIN(TestServerWords)
#include "tst_serverwords.moc"
