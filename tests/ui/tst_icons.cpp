// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtGui/QPainter>
#include <QtSvg/QSvgRenderer>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace slotdesk;

namespace {

QDir iconFolder()
{
    return QDir(QStringLiteral(SLOTDESK_SOURCE_DIR "/resources/icons"));
}

QString textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList names()
{
    QStringList found = iconFolder().entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name);
    found.replaceInStrings(QStringLiteral(".svg"), QString());
    return found;
}

bool isBlank(const QImage& image)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > 100)
                return false;
        }
    }
    return true;
}

QImage drawn(const QIcon& icon, int size, double ratio = 1)
{
    return icon.pixmap(QSize(size, size), ratio).toImage();
}

} // namespace

/// The pictures of resources/icons: each can be drawn, is named in the README, and is one that the code may ask for.
class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyPictureIsSound_data();
    void everyPictureIsSound();
    void everyNameInCodeIsAPicture();
    void sharpAtEveryScale();
    void pointingIconsAreMirrored();
    void sheet();
};

void TestIcons::initTestCase()
{
    Theme::instance().install();
}

void TestIcons::everyPictureIsSound_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : names())
        QTest::newRow(qPrintable(name)) << name;
}

void TestIcons::everyPictureIsSound()
{
    QFETCH(const QString, name);
    const QString path = iconFolder().filePath(QString(name + QStringLiteral(".svg")));
    QVERIFY(QSvgRenderer(path).isValid());
    const QString readme = textOf(iconFolder().filePath(QStringLiteral("README.md")));
    QVERIFY2(readme.contains(QString(QLatin1Char('`') + name + QLatin1Char('`'))), "not named in the README");
    if (name != QLatin1String("slotdesk")) {
        QVERIFY(textOf(path).contains(QStringLiteral("viewBox=\"0 0 24 24\"")));
        QVERIFY(!textOf(path).contains(QStringLiteral("<text")));
    }
    for (const int size : {16, 24, 48})
        QVERIFY(!isBlank(drawn(Icons::tinted(name, Qt::black), size)));
}

void TestIcons::everyNameInCodeIsAPicture()
{
    const QStringList known = names();
    const QRegularExpression use(QStringLiteral("Icons::(?:tinted|themed)\\(\\s*QStringLiteral\\(\"([a-z-]+)\"\\)"));
    QStringList unknown;
    for (const QString& area : {QStringLiteral("ui"), QStringLiteral("app")}) {
        const QDir root(QString(QStringLiteral(SLOTDESK_SOURCE_DIR "/") + area));
        for (const QString& folder : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            for (const QFileInfo& file : QDir(root.filePath(folder)).entryInfoList({QStringLiteral("*.cpp")})) {
                auto match = use.globalMatch(textOf(file.filePath()));
                while (match.hasNext()) {
                    const QString name = match.next().captured(1);
                    if (!known.contains(name))
                        unknown.append(QString(file.fileName() + QStringLiteral(": ") + name));
                }
            }
        }
    }
    QCOMPARE(unknown.join(QLatin1Char('\n')), QString());
}

void TestIcons::sharpAtEveryScale()
{
    const QIcon icon = Icons::tinted(QStringLiteral("cancel"), Qt::black);
    for (const double ratio : {1.0, 1.5, 2.0}) {
        const QPixmap pixmap = icon.pixmap(QSize(17, 17), ratio);
        QCOMPARE(pixmap.devicePixelRatio(), ratio);
        QCOMPARE(pixmap.width(), qRound(17 * ratio));
    }
}

void TestIcons::pointingIconsAreMirrored()
{
    const QImage forward = drawn(Icons::tinted(QStringLiteral("chevron-right"), Qt::black), 24);
    const QImage check = drawn(Icons::tinted(QStringLiteral("accept"), Qt::black), 24);
    QApplication::setLayoutDirection(Qt::RightToLeft);
    const QImage mirrored = drawn(Icons::tinted(QStringLiteral("chevron-right"), Qt::black), 24);
    const QImage sameCheck = drawn(Icons::tinted(QStringLiteral("accept"), Qt::black), 24);
    QApplication::setLayoutDirection(Qt::LeftToRight);
    QCOMPARE(mirrored, forward.mirrored(true, false));
    QCOMPARE(sameCheck, check); // a check mark is the same everywhere
}

void TestIcons::sheet()
{
    // All of them on one picture, for a person to look at, when SLOTDESK_GRAB_DIR is set.
    const QStringList all = names();
    constexpr int columns = 14;
    constexpr int cell = 96;
    QImage image(columns * cell, int(all.size() / columns + 1) * cell, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    for (int i = 0; i < all.size(); ++i) {
        const QRect box(i % columns * cell, i / columns * cell, cell, cell);
        Icons::tinted(all.at(i), Theme::instance().colors().text).paint(&painter, box.adjusted(28, 18, -28, -38));
        painter.drawText(box.adjusted(1, 0, -1, -14), Qt::AlignHCenter | Qt::AlignBottom, all.at(i));
    }
    painter.end();
    QVERIFY(!isBlank(image));
    if (const QString folder = qEnvironmentVariable("SLOTDESK_GRAB_DIR"); !folder.isEmpty())
        QVERIFY(image.save(QDir(folder).filePath(QStringLiteral("icons.png"))));
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
