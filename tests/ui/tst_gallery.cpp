// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gallery/gallery.h"

#include <QtCore/QSet>
#include <QtGui/QImage>
#include <QtTest/QTest>

using namespace slotdesk::test;

/// Each picture of the gallery can be made, shows something, and is as sharp as it claims.
class TestGallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pictures_data();
    void pictures();
    void alike();
    void noOther();
};

namespace {

int colorsOf(const QImage& image)
{
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            colors.insert(image.pixel(x, y));
    }
    return int(colors.size());
}

} // namespace

void TestGallery::pictures_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : Gallery::names())
        QTest::newRow(qPrintable(name)) << name;
}

void TestGallery::pictures()
{
    QFETCH(const QString, name);
    const QImage once = Gallery::picture(name, 1).toImage();
    const QImage twice = Gallery::picture(name, 2).toImage();
    constexpr int manyColors = 100;
    QVERIFY2(colorsOf(once) > manyColors, "blank or nearly so");
    QVERIFY(colorsOf(twice) > manyColors);
    QCOMPARE(twice.size(), once.size() * 2);
    // Enlarged, every pixel would be there four times.
    QVERIFY(twice.scaled(once.size()).scaled(twice.size()) != twice);
}

void TestGallery::alike()
{
    // The scene is fixed: made again it is the same picture.
    const QString name = Gallery::names().constFirst();
    QCOMPARE(Gallery::picture(name, 1).toImage(), Gallery::picture(name, 1).toImage());
}

void TestGallery::noOther()
{
    QVERIFY(Gallery::picture(QStringLiteral("nothing"), 1).isNull());
}

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
