// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/deskprogram.h"
#include "app/desktop/displaycheck.h"
#include "domain/phonenumber.h"
#include "ui/settings/desksettings.h"
#include "ui/settings/themechoice.h"
#include "ui/shell/systemappearance.h"
#include "ui/shell/translation.h"

#include <QtCore/QCommandLineParser>
#include <QtWidgets/QApplication>
#include <cstdio>

namespace {

constexpr int usage = 2;

int misused(const QString& sentence)
{
    std::fprintf(stderr, "slotdesk: %s\n", qPrintable(sentence));
    return usage;
}

void declare(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        QStringLiteral("The call-center desk. Without --db or --demo it asks where to work, once."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("tel:NUMBER"), QStringLiteral("Who calls? Looked up at once."),
                                 QStringLiteral("[tel:NUMBER]"));
    parser.addOptions({
        {QStringLiteral("demo"), QStringLiteral("Open the demonstration: an old backend's data, with traffic.")},
        {QStringLiteral("no-traffic"), QStringLiteral("With --demo: nobody calls and nobody answers.")},
        {QStringLiteral("db"), QStringLiteral("The server: a URI or service=NAME."), QStringLiteral("URI")},
        {QStringLiteral("choose"), QStringLiteral("Ask where to work, whatever was chosen last time.")},
        {QStringLiteral("lang"), QStringLiteral("The language: en or es. Without it, the settings' or the system's."),
         QStringLiteral("CODE")},
        {QStringLiteral("screenshot"), QStringLiteral("Save a picture of the window and end."), QStringLiteral("FILE")},
        {QStringLiteral("after"), QStringLiteral("Wait so many milliseconds before the picture (3000)."),
         QStringLiteral("MS"), QStringLiteral("3000")},
    });
}

/// Fills `options`; returns what is wrong with the arguments, in a sentence, or nothing.
QString read(const QCommandLineParser& parser, slotdesk::DeskProgram::Options& options)
{
    options.wish.uri = parser.value(QStringLiteral("db"));
    options.wish.demo = parser.isSet(QStringLiteral("demo"));
    options.wish.traffic = !parser.isSet(QStringLiteral("no-traffic"));
    options.choose = parser.isSet(QStringLiteral("choose"));
    options.screenshot = parser.value(QStringLiteral("screenshot"));
    bool isNumber = false;
    options.afterMs = parser.value(QStringLiteral("after")).toInt(&isNumber);
    if (!isNumber || options.afterMs < 0)
        return QStringLiteral("--after needs a number of milliseconds.");
    const QStringList rest = parser.positionalArguments();
    if (rest.size() > 1)
        return QStringLiteral("\"%1\" is too much.").arg(rest.at(1));
    options.call = rest.value(0);
    if (!rest.isEmpty() && slotdesk::PhoneNumber::digits(options.call).isEmpty())
        return QStringLiteral("\"%1\" is no phone number.").arg(options.call);
    if (parser.isSet(QStringLiteral("db")) && (options.wish.demo || options.wish.uri.isEmpty()))
        return options.wish.demo ? QStringLiteral("Either --db or --demo, not both.")
                                 : QStringLiteral("--db needs a URI or service=NAME.");
    if (parser.isSet(QStringLiteral("lang")) && !slotdesk::Translation::isKnown(parser.value(QStringLiteral("lang"))))
        return QStringLiteral("--lang needs a language that is there: en or es.");
    return {};
}

/// A call that names no place of its own belongs to the desk that is open already.
bool isForAnOpenDesk(const slotdesk::DeskProgram::Options& options)
{
    return !options.call.isEmpty() && options.wish.uri.isEmpty() && !options.wish.demo && !options.choose &&
           options.screenshot.isEmpty();
}

} // namespace

int main(int argc, char** argv)
{
    if (const QString missing = slotdesk::missingDisplay(argc, argv); !missing.isEmpty())
        return misused(missing);
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("slotdesk"));
    QApplication::setApplicationVersion(QStringLiteral(SLOTDESK_VERSION));
    QCommandLineParser parser;
    declare(parser);
    if (!parser.parse(QApplication::arguments()))
        return misused(parser.errorText());
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("version")))
        parser.process(app); // says it and ends
    slotdesk::DeskProgram::Options options;
    if (const QString wrong = read(parser, options); !wrong.isEmpty())
        return misused(wrong);
    if (isForAnOpenDesk(options) && slotdesk::CallReceiver::handOver(options.call))
        return 0;
    // A picture is of the desk as it comes, not as somebody has arranged it.
    if (options.screenshot.isEmpty())
        slotdesk::DeskSettings::instance().open(slotdesk::DeskSettings::defaultFile());
    QString language = parser.value(QStringLiteral("lang"));
    if (language.isEmpty())
        language = slotdesk::DeskSettings::instance().text(QStringLiteral("look/language"));
    slotdesk::Translation::use(slotdesk::Translation::isKnown(language) ? language : QString());
    const slotdesk::ThemeChoice theme;
    const slotdesk::SystemAppearance system(slotdesk::SystemAppearance::sessionBus());
    slotdesk::DeskProgram program(options);
    program.start();
    return QApplication::exec();
}
