// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/racewords.h"
#include "tests/ui/testdesk.h"
#include "ui/review/raceexport.h"
#include "ui/review/racepicture.h"

#include <QtCore/QTimeZone>
#include <QtCore/QXmlStreamReader>
#include <QtGui/QFontMetricsF>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace slotdesk;
using namespace slotdesk::test;

/// The picture of a race says what the database said: in order, in proportion, whole, and what is unknown as unknown.
class TestRacePicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void placesAreMoments_data();
    void placesAreMoments();
    void whatIsNotRecordedIsNotDrawn();
    void timesAreTheMarkets();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void svgIsADrawing();
    void pngShowsTheData();
    void aMomentLaterStandsFurtherRight();
    void aCloseLongBeforeIsOnlySaid();

private:
    [[nodiscard]] static RacePicture picture(const RaceStory& story, double width = 900)
    {
        return {story, ThemeColors::of(false, false), QApplication::font(), width};
    }
    [[nodiscard]] static QStringList words(const RacePicture& picture)
    {
        QStringList all;
        for (const RacePicture::Text& text : picture.texts())
            all.append(text.text);
        return all;
    }
    [[nodiscard]] static RaceStory crowd();
};

void TestRacePicture::initTestCase()
{
    Theme::instance().install();
    Translation::install();
}

/// Five writers, two in the same microsecond, with long names and a request of their own.
RaceStory TestRacePicture::crowd()
{
    RaceStory story = FakeReview::aRace();
    for (int more = 0; more < 3; ++more) {
        RaceWriter writer = story.writers.at(1);
        writer.therapistName = QStringLiteral("Wilhelmina Featherstonehaugh-Montgomery the %1th").arg(more);
        writer.application = QStringLiteral("averyveryverylongprogramnamewithoutanyspaceatall-worker/11.22.33");
        writer.request = RequestId(48300 + more);
        for (auto& at : writer.at) {
            if (at)
                *at += more * 900000;
        }
        story.writers.append(writer);
    }
    return story;
}

void TestRacePicture::placesAreMoments_data()
{
    QTest::addColumn<RaceStory>("story");
    QTest::newRow("two") << FakeReview::aRace();
    QTest::newRow("five") << crowd();
    RaceStory same = FakeReview::aRace();
    for (RaceWriter& writer : same.writers) {
        writer.at.fill(std::nullopt);
        writer.at[RaceWriter::Written] = Micros(1700000000000000);
    }
    QTest::newRow("in one moment") << same;
}

void TestRacePicture::placesAreMoments()
{
    QFETCH(RaceStory, story);
    const RacePicture drawn = picture(story);
    QList<RacePicture::Mark> marks = drawn.marks();
    qsizetype known = 0;
    for (const RaceWriter& writer : story.writers) {
        for (int moment = RaceWriter::Began; moment < RaceWriter::MomentCount; ++moment)
            known += qsizetype(writer.at.at(size_t(moment)).has_value());
    }
    QCOMPARE(marks.size(), known);
    std::sort(marks.begin(), marks.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    const double span = double(marks.constLast().at - marks.constFirst().at);
    const double width = marks.constLast().place.x() - marks.constFirst().place.x();
    for (qsizetype i = 1; i < marks.size(); ++i) {
        const double before = double(marks.at(i).at - marks.constFirst().at);
        const double x = marks.constFirst().place.x() + (span > 0 ? width * before / span : 0);
        QVERIFY(qAbs(marks.at(i).place.x() - x) < 0.01);
        QVERIFY(marks.at(i).place.x() >= marks.at(i - 1).place.x());
    }
    for (const RacePicture::Mark& mark : marks) {
        QCOMPARE(mark.at, story.writers.at(mark.writer).at.at(mark.moment).value());
        QVERIFY(QRectF(QPointF(), drawn.size()).contains(mark.place));
        for (const RacePicture::Mark& other : marks)
            QCOMPARE(mark.writer < other.writer, mark.place.y() < other.place.y());
    }
}

void TestRacePicture::whatIsNotRecordedIsNotDrawn()
{
    RaceStory story = FakeReview::aRace();
    const QStringList before = words(picture(story));
    QVERIFY(before.contains(QStringLiteral("Committed: not recorded")));
    QVERIFY(before.contains(QStringLiteral("2 writers, 37.412 ms apart")));
    story.writers[0].at[RaceWriter::Committed] = {};
    const QStringList after = words(picture(story));
    QCOMPARE(after.filter(QStringLiteral("Committed before")).size(), 1);
    QVERIFY(after.filter(QStringLiteral("track_commit_timestamp")).size() == 1);
    QCOMPARE(picture(story).marks().size(), 6);
    // The look of an old backend is never known, and the picture says so.
    QCOMPARE(after.filter(QStringLiteral("the moment of that look is not recorded")).size(), 1);
    story.writers[0].pid = 0;
    story.writers[0].application.clear();
    QVERIFY(words(picture(story)).contains(QStringLiteral("Process: not recorded")));
    QVERIFY(words(picture(story)).contains(QStringLiteral("A program that does not say what it is")));
}

void TestRacePicture::timesAreTheMarkets()
{
    const RaceStory story = FakeReview::aRace();
    const Micros first = story.writers.constFirst().at[RaceWriter::Written].value();
    const QDateTime there = QDateTime::fromMSecsSinceEpoch(first / 1000, QTimeZone(QByteArray("America/Los_Angeles")));
    const QString time = there.toString(QStringLiteral("HH:mm:ss.zzz"));
    QVERIFY(words(picture(story)).contains(QString(QStringLiteral("Row written ") + time)));
    QVERIFY(RaceWords::about(story).contains(QStringLiteral("times of Los Angeles (") + there.timeZoneAbbreviation()));
    QVERIFY(RaceWords::text(story).contains(time));
}

void TestRacePicture::nothingIsCutOff_data()
{
    QTest::addColumn<RaceStory>("story");
    QTest::addColumn<double>("width");
    for (const double width : {640.0, 900.0, 1400.0}) {
        QTest::addRow("two, %d", int(width)) << FakeReview::aRace() << width;
        QTest::addRow("five, %d", int(width)) << crowd() << width;
    }
}

void TestRacePicture::nothingIsCutOff()
{
    QFETCH(RaceStory, story);
    QFETCH(double, width);
    const RacePicture drawn = picture(story, width);
    const QList<RacePicture::Text>& texts = drawn.texts();
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const RacePicture::Text& one = texts.at(i);
        QVERIFY2(QRectF(QPointF(), drawn.size()).contains(one.box), qPrintable(one.text));
        const QRectF needed =
            QFontMetricsF(one.font).boundingRect(one.box, Qt::TextWordWrap | Qt::TextWrapAnywhere, one.text);
        QVERIFY2(needed.width() <= one.box.width() + 1 && needed.height() <= one.box.height() + 1,
                 qPrintable(one.text));
        for (qsizetype j = 0; j < i; ++j)
            QVERIFY2(!one.box.adjusted(1, 1, -1, -1).intersects(texts.at(j).box.adjusted(1, 1, -1, -1)),
                     qPrintable(QString(one.text + QStringLiteral(" / ") + texts.at(j).text)));
    }
}

void TestRacePicture::svgIsADrawing()
{
    RaceStory story = FakeReview::aRace();
    story.writers[1].therapistName = QStringLiteral("O'Neil & <Söhne>");
    const QByteArray svg = RaceExport::svg(story, QApplication::font());
    QXmlStreamReader xml(svg);
    QString title;
    QString text;
    int shapes = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("title"))
            title = xml.readElementText();
        else if (xml.name() == QLatin1String("text"))
            text += xml.readElementText() + QLatin1Char('\n');
        else
            shapes += int(xml.name() == QLatin1String("ellipse") || xml.name() == QLatin1String("circle") ||
                          xml.name() == QLatin1String("path") || xml.name() == QLatin1String("polyline") ||
                          xml.name() == QLatin1String("rect") || xml.name() == QLatin1String("polygon"));
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(title, QStringLiteral("2 writers, 37.412 ms apart"));
    QVERIFY2(text.contains(QStringLiteral("O'Neil & <Söhne>")), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("rails/4.1.9")));
    QVERIFY(text.contains(QStringLiteral("Process 4712")));
    QVERIFY(shapes > 8);
    const QString folder = qEnvironmentVariable("SLOTDESK_GRAB_DIR");
    if (!folder.isEmpty()) {
        QFile file(QDir(folder).filePath(QStringLiteral("race.svg")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(svg) == svg.size());
    }
}

void TestRacePicture::pngShowsTheData()
{
    // A dark desk gives the same file.
    Theme::instance().setMode(Theme::Mode::Dark);
    const RaceStory story = FakeReview::aRace();
    const QImage image = QImage::fromData(RaceExport::png(story, QApplication::font()), "PNG");
    Theme::instance().setMode(Theme::Mode::Light);
    const ThemeColors& colors = ThemeColors::of(false, false);
    const RacePicture drawn = picture(story, 1000);
    QCOMPARE(image.size(), (drawn.size() * 2).toSize());
    QCOMPARE(image.pixelColor(2, 2), colors.panel);
    QCOMPARE(image.text(QStringLiteral("Description")), RaceWords::text(story));
    for (const RacePicture::Mark& mark : drawn.marks()) {
        if (mark.moment != RaceWriter::Written)
            continue;
        const QColor& color = mark.writer == 0 ? colors.good : colors.bad;
        QCOMPARE(image.pixelColor((mark.place * 2).toPoint()), color);
        // Not there, where nothing was written.
        QVERIFY(image.pixelColor((mark.place * 2 + QPointF(0, 40)).toPoint()) != color);
    }
}

void TestRacePicture::aMomentLaterStandsFurtherRight()
{
    RaceStory story = FakeReview::aRace();
    const auto written = [](const RacePicture& drawn) {
        for (const RacePicture::Mark& mark : drawn.marks()) {
            if (mark.writer == 1 && mark.moment == RaceWriter::Sent)
                return mark.place.x();
        }
        return -1.0;
    };
    const double before = written(picture(story));
    *story.writers[1].at[RaceWriter::Sent] += 10000;
    const double after = written(picture(story));
    QVERIFY(before > 0);
    QVERIFY(after > before + 50);
}

void TestRacePicture::aCloseLongBeforeIsOnlySaid()
{
    RaceStory story = FakeReview::aRace();
    const RacePicture open = picture(story);
    story.closedAt = *story.writers.at(0).at[RaceWriter::Written] - Micros(7200) * 1000000;
    const RacePicture closed = picture(story);
    QCOMPARE(words(closed).filter(QStringLiteral("The request was closed at")).size(), 1);
    for (qsizetype i = 0; i < open.marks().size(); ++i)
        QCOMPARE(closed.marks().at(i).place.x(), open.marks().at(i).place.x());
    // Close by, it is part of the picture, and everything makes room for it.
    story.closedAt = *story.writers.at(0).at[RaceWriter::Began] - Micros(20000);
    QVERIFY(picture(story).marks().at(0).place.x() > open.marks().at(0).place.x() + 50);
}

QTEST_MAIN(TestRacePicture)
#include "tst_racepicture.moc"
