// SPDX-License-Identifier: GPL-3.0-or-later
// desk_gallery [FOLDER] [--readme]: makes every picture, at 1 x and 2 x; with --readme also the one of the README.
// --twice is how it starts itself for those at 2 x: an icon is as sharp as the program's own scale.
#include "tests/gallery/gallery.h"

#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtWidgets/QApplication>
#include <cstdio>

namespace {

bool save(const QPixmap& picture, const QString& path)
{
    const bool saved = !picture.isNull() && picture.save(path);
    std::fprintf(saved ? stdout : stderr, saved ? "%s\n" : "desk_gallery: %s cannot be made\n", qPrintable(path));
    return saved;
}

bool startTwice(const QDir& folder)
{
    QProcess twice;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QStringLiteral("2"));
    twice.setProcessEnvironment(environment);
    twice.setProcessChannelMode(QProcess::ForwardedChannels);
    twice.start(QCoreApplication::applicationFilePath(), {folder.absolutePath(), QStringLiteral("--twice")});
    return twice.waitForFinished(-1) && twice.exitStatus() == QProcess::NormalExit && twice.exitCode() == 0;
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    QStringList wishes = QApplication::arguments().mid(1);
    const int scale = wishes.removeAll(QStringLiteral("--twice")) > 0 ? 2 : 1;
    const bool readme = wishes.removeAll(QStringLiteral("--readme")) > 0;
    const QDir folder(wishes.value(0, QStringLiteral(SLOTDESK_GALLERY_DIR)));
    bool saved = folder.mkpath(QStringLiteral("."));
    for (const QString& name : slotdesk::test::Gallery::names()) {
        saved = save(slotdesk::test::Gallery::picture(name, scale),
                     folder.filePath(QStringLiteral("%1-%2x.png").arg(name).arg(scale))) &&
                saved;
    }
    if (scale == 1)
        saved = startTwice(folder) && saved;
    if (readme)
        saved = save(slotdesk::test::Gallery::picture(QStringLiteral("light"), 1),
                     QStringLiteral(SLOTDESK_SOURCE_DIR "/installer/screenshot.png")) &&
                saved;
    return saved ? 0 : 1;
}
