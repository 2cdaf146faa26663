// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demo.h"
#include "services/localdatabase.h"
#include "services/localstaff.h"
#include "ui/shell/desk.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>

#include <cstdio>
#include <thread>

using namespace slotdesk;

namespace {

struct Opened
{
    std::unique_ptr<LocalDatabase> local; ///< holds the private cluster; none with --db
    Endpoint endpoint;
    QString who;
    QString problem;
};

/// Blocking: runs beside the GUI thread.
Opened openDatabase(const QString& uri, bool demo)
{
    Opened opened;
    if (!uri.isEmpty()) {
        const Result<Endpoint> endpoint = Endpoint::parse(uri);
        opened.problem = endpoint ? QString() : endpoint.error().text();
        opened.endpoint = endpoint ? *endpoint : Endpoint();
        opened.who = opened.endpoint.user();
        return opened;
    }
    const QString database = demo ? Demo::databaseName() : LocalDatabase::defaultName();
    if (demo) {
        Result<std::unique_ptr<PrivateCluster>> cluster = PrivateCluster::acquire({});
        const Result<Endpoint> made = cluster ? Demo::prepare(**cluster, {}) : Result<Endpoint>(cluster.error());
        if (!made) {
            opened.problem = made.error().text();
            return opened;
        }
    }
    Result<std::unique_ptr<LocalDatabase>> local = LocalDatabase::open(database, {});
    if (!local) {
        opened.problem = local.error().text();
        return opened;
    }
    opened.local = local.take();
    opened.endpoint = opened.local->person();
    opened.who = LocalStaff::here(database).name;
    return opened;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("slotdesk"));
    QApplication::setApplicationVersion(QStringLiteral(SLOTDESK_VERSION));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {QStringLiteral("demo"), QStringLiteral("Open the demo on the private PostgreSQL.")},
        {QStringLiteral("db"), QStringLiteral("The server: a URI or service=NAME."), QStringLiteral("URI")},
        {QStringLiteral("screenshot"), QStringLiteral("Save a picture of the window and end."), QStringLiteral("FILE")},
        {QStringLiteral("after"), QStringLiteral("Wait so long before the picture."), QStringLiteral("MS"),
         QStringLiteral("3000")},
    });
    parser.process(app);

    Opened opened;
    std::unique_ptr<Desk> desk;
    std::thread opener([&, uri = parser.value(QStringLiteral("db")), demo = parser.isSet(QStringLiteral("demo"))] {
        opened = openDatabase(uri, demo);
        QMetaObject::invokeMethod(&app, [&] {
            if (!opened.problem.isEmpty()) {
                std::fprintf(stderr, "slotdesk: %s\n", qPrintable(opened.problem));
                QApplication::exit(3);
                return;
            }
            desk = std::make_unique<Desk>(opened.endpoint, opened.who);
            desk->window().resize(1440, 900);
            desk->show();
            if (parser.isSet(QStringLiteral("screenshot")))
                QTimer::singleShot(parser.value(QStringLiteral("after")).toInt(), &app, [&] {
                    const bool saved = desk->window().grab().save(parser.value(QStringLiteral("screenshot")));
                    QApplication::exit(saved ? 0 : 1);
                });
        });
    });
    const int code = QApplication::exec();
    opener.join();
    desk.reset();
    return code;
}
