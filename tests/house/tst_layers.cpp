// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/layerrules.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtTest/QtTest>

using slotdesk::test::LayerRules;

/// The house of design 2: who may include and link whom, what every folder and file must have.
class TestLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCheckItselfFails_data();
    void theCheckItselfFails();
    void includesRunOneWay();
    void linksRunOneWay();
    void onlyTheFoldersOfTheDesign();
    void everyFolderHasAReadme();
    void filesAreShortAndLicensed();
    void testsNeitherSleepNorSkip();
};

namespace {

QString readAll(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList filesUnder(const QStringList& folders, const QStringList& patterns)
{
    const QDir root(QStringLiteral(SLOTDESK_SOURCE_DIR));
    QStringList paths;
    for (const QString& folder : folders) {
        QDirIterator it(root.filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            paths += root.relativeFilePath(it.next());
    }
    paths.sort();
    return paths;
}

QString inSource(const QString& path)
{
    return QStringLiteral(SLOTDESK_SOURCE_DIR "/") + path;
}

const QStringList code = {QStringLiteral("*.cpp"), QStringLiteral("*.h")};

} // namespace

void TestLayers::theCheckItselfFails_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isCMake");
    QTest::addColumn<bool>("broken");
    const auto row = [](const char* name, const char* path, const char* text, bool cmake, bool broken) {
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(text) << cmake << broken;
    };
    row("back", "models/db/x.h", "#include \"services/bookingservice.h\"\n", false, true);
    row("back from a model to ui", "models/tables/x.cpp", "#pragma once\n  # include \"ui/shell/desk.h\"", false, true);
    row("forth", "models/services/x.h", "#include \"db/endpoint.h\"\n", false, false);
    row("own folder", "ui/shell/x.h", "#include \"ui/dialogs/y.h\"\n", false, false);
    row("widget in a model", "models/feed/x.cpp", "#include <QtWidgets/QWidget>\n", false, true);
    row("libpq outside db", "app/ctl/x.cpp", "#include <libpq-fe.h>\n", false, true);
    row("libpq in db", "models/db/x.cpp", "#include <libpq-fe.h>\n", false, false);
    row("link back", "models/db/CMakeLists.txt", "slotdesk_library(slotdesk_db LINK slotdesk_feed)", true, true);
    row("link forth", "models/feed/CMakeLists.txt", "slotdesk_library(slotdesk_feed LINK slotdesk_services)", true,
        false);
    row("public libpq", "models/db/CMakeLists.txt", "slotdesk_library(slotdesk_db LINK PostgreSQL::PostgreSQL)", true,
        true);
}

void TestLayers::theCheckItselfFails()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(bool, isCMake);
    QFETCH(bool, broken);
    const QStringList found = isCMake ? LayerRules::brokenLinks(path, text) : LayerRules::brokenIncludes(path, text);
    QCOMPARE(!found.isEmpty(), broken);
}

void TestLayers::includesRunOneWay()
{
    const QStringList paths = filesUnder({QStringLiteral("app"), QStringLiteral("ui"), QStringLiteral("models")}, code);
    QVERIFY(paths.size() > 50);
    QStringList broken;
    for (const QString& path : paths)
        broken += LayerRules::brokenIncludes(path, readAll(inSource(path)));
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join(QLatin1Char('\n'))));
}

void TestLayers::linksRunOneWay()
{
    QStringList broken;
    for (const QString& path :
         filesUnder({QStringLiteral("ui"), QStringLiteral("models")}, {QStringLiteral("CMakeLists.txt")}))
        broken += LayerRules::brokenLinks(path, readAll(inSource(path)));
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join(QLatin1Char('\n'))));
}

void TestLayers::onlyTheFoldersOfTheDesign()
{
    QStringList folders = QDir(QStringLiteral(SLOTDESK_SOURCE_DIR)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    folders.removeAll(QStringLiteral("build"));
    const QStringList designed = {QStringLiteral("app"),       QStringLiteral("installer"), QStringLiteral("models"),
                                  QStringLiteral("resources"), QStringLiteral("tests"),     QStringLiteral("ui")};
    QCOMPARE(folders, designed);
}

void TestLayers::everyFolderHasAReadme()
{
    QStringList without;
    for (const QString& top : {QStringLiteral("app"), QStringLiteral("ui"), QStringLiteral("models"),
                               QStringLiteral("resources"), QStringLiteral("tests"), QStringLiteral("installer")}) {
        QStringList folders = {top};
        if (top != QLatin1String("resources") && top != QLatin1String("installer") && top != QLatin1String("tests")) {
            for (const QString& sub : QDir(inSource(top)).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
                folders += top + QLatin1Char('/') + sub;
        }
        for (const QString& folder : std::as_const(folders)) {
            if (!QFile::exists(inSource(folder) + QStringLiteral("/README.md")))
                without += folder;
        }
    }
    QVERIFY2(without.isEmpty(), qPrintable(without.join(QLatin1Char(' '))));
}

void TestLayers::filesAreShortAndLicensed()
{
    QStringList wrong;
    const QStringList all = {QStringLiteral("app"), QStringLiteral("ui"), QStringLiteral("models"),
                             QStringLiteral("tests"), QStringLiteral("resources/sql")};
    for (const QString& path : filesUnder(all, code + QStringList{QStringLiteral("*.sql")})) {
        const QString text = readAll(inSource(path));
        if (text.count(QLatin1Char('\n')) > 400)
            wrong += path + QStringLiteral(" has more than 400 lines");
        if (!text.left(80).contains(QLatin1String("SPDX-License-Identifier:")))
            wrong += path + QStringLiteral(" does not begin with its licence");
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TestLayers::testsNeitherSleepNorSkip()
{
    // Put together here so that this file does not accuse itself.
    const QStringList words = {
        QStringLiteral("qWa") + QStringLiteral("it("), QStringLiteral("qSle") + QStringLiteral("ep("),
        QStringLiteral("sleep_") + QStringLiteral("for"), QStringLiteral("QSK") + QStringLiteral("IP"),
        QStringLiteral("QEXPECT_") + QStringLiteral("FAIL")};
    QStringList wrong;
    for (const QString& path : filesUnder({QStringLiteral("tests")}, code)) {
        const QString text = readAll(inSource(path));
        for (const QString& word : words) {
            if (text.contains(word))
                wrong += path + QStringLiteral(": ") + word;
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
