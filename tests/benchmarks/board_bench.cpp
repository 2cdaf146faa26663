// SPDX-License-Identifier: GPL-3.0-or-later
// How fast is a big board? A hundred thousand live requests with their slots and offers; every figure to the painted
// frame, in turns with its peers.
#include "tests/benchmarks/boardduel.h"
#include "tests/benchmarks/boardserver.h"
#include "tests/benchmarks/boardstream.h"
#include "ui/shell/theme.h"

#include <QtCore/QCommandLineParser>
#include <QtWidgets/QApplication>

using namespace slotdesk;
using namespace slotdesk::test;

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Measures the board and its peers; see tests/benchmarks/README.md."));
    parser.addHelpOption();
    parser.addOptions({
        {QStringLiteral("times"), QStringLiteral("the board so many times as big"), QStringLiteral("N"),
         QStringLiteral("1")},
        {QStringLiteral("rounds"), QStringLiteral("of each measurement"), QStringLiteral("N"), QStringLiteral("5")},
        {QStringLiteral("stream"), QStringLiteral("seconds of 1,000 changes each"), QStringLiteral("SECONDS"),
         QStringLiteral("60")},
        {QStringLiteral("only"), QStringLiteral("duel, filter, sort, update, stream or server"),
         QStringLiteral("PART")},
        {QStringLiteral("desk"), QStringLiteral("used by this program itself"), QStringLiteral("CONNINFO")},
        {QStringLiteral("requests"), QStringLiteral("used by this program itself"), QStringLiteral("N")},
    });
    parser.process(application);
    const auto number = [&](const char* name) { return std::max(0, parser.value(QLatin1String(name)).toInt()); };
    const QString only = parser.value(QStringLiteral("only"));
    const auto wanted = [&](const char* part) { return only.isEmpty() || only == QLatin1String(part); };
    Theme::instance().install();
    if (parser.isSet(QStringLiteral("desk")))
        return BoardServer::desk(parser.value(QStringLiteral("desk")), number("requests"));

    const QDateTime now = QDateTime::currentDateTimeUtc();
    BoardRows rows(std::max(1, number("times")), now);
    std::printf("board: %d requests, %lld slots, %lld offers, %lld alerts; Qt %s, %s build, %s\n", rows.size(),
                static_cast<long long>(rows.board().slotRows.size()),
                static_cast<long long>(rows.board().offers.size()), static_cast<long long>(rows.board().alerts.size()),
                qVersion(), SLOTDESK_BUILD_TYPE, qPrintable(QApplication::platformName()));
    const QStringList duels{QStringLiteral("filter"), QStringLiteral("sort"), QStringLiteral("update")};
    if (wanted("duel") || duels.contains(only))
        BoardDuel(rows, now).run(std::max(1, number("rounds")), duels.contains(only) ? only : QString());
    if (wanted("stream") && number("stream") > 0)
        BoardStream(rows).run(number("stream"));
    if (wanted("server"))
        BoardServer(rows.size()).run(std::max(1, number("rounds")));
    return 0;
}
