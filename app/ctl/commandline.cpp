// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commandline.h"

#include <QtCore/QRegularExpression>

namespace slotdesk {

CommandLine::CommandLine(const QString& command, const QString& about) : m_command(command), m_about(about)
{
    m_parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Say this and stop.")});
    m_parser.addOption({QStringLiteral("version"), QStringLiteral("Say the program's version and stop.")});
    option(QStringLiteral("db"),
           QStringLiteral("The database: postgresql://user@host/database or service=NAME. Without it, the private "
                          "PostgreSQL of this user. Keep passwords in ~/.pgpass or a service file."),
           QStringLiteral("URI"));
    option(QStringLiteral("demo"), QStringLiteral("The demonstration database of the private PostgreSQL."));
    option(QStringLiteral("json"), QStringLiteral("Results as JSON: one object, or one a line for lists and streams."));
}

void CommandLine::option(const QString& name, const QString& help, const QString& valueName, const QString& standard)
{
    m_parser.addOption({name, help, valueName, standard});
    m_options += name;
}

void CommandLine::argument(const QString& name, const QString& help)
{
    m_parser.addPositionalArgument(name, help);
    m_arguments += name;
    ++m_required;
}

void CommandLine::optionalArgument(const QString& name, const QString& help)
{
    m_parser.addPositionalArgument(name, help);
    m_arguments += QLatin1Char('[') + name + QLatin1Char(']');
}

bool CommandLine::parse(const QStringList& arguments)
{
    if (!m_parser.parse(QStringList(QStringLiteral("slotctl")) + arguments)) {
        mistake(m_parser.errorText());
        return false;
    }
    if (wantsHelp() || wantsVersion())
        return true;
    const qsizetype given = m_parser.positionalArguments().size();
    if (given < m_required)
        mistake(QStringLiteral("%1 is missing.").arg(m_arguments.at(given)));
    else if (given > m_arguments.size())
        mistake(QStringLiteral("\"%1\" is too much.").arg(m_parser.positionalArguments().at(m_arguments.size())));
    return !hasMistake();
}

QString CommandLine::helpText() const
{
    const QString generated = m_parser.helpText();
    const QString usage = QStringList{QStringLiteral("Usage: slotctl"), m_command, m_arguments.join(QLatin1Char(' ')),
                                      QStringLiteral("[options]")}
                              .join(QLatin1Char(' '))
                              .simplified();
    // The parser's own first line names the path of the program and nothing of the command.
    return usage + QStringLiteral("\n\n") + m_about + generated.mid(generated.indexOf(QLatin1String("\n\nOptions")));
}

void CommandLine::mistake(const QString& sentence)
{
    if (m_mistake.isEmpty())
        m_mistake = sentence;
}

qint64 CommandLine::idFrom(const QString& text, const QString& what)
{
    bool ok = false;
    const qint64 id = (text.startsWith(QLatin1Char('#')) ? text.mid(1) : text).toLongLong(&ok);
    if (!ok || id <= 0)
        mistake(QStringLiteral("\"%1\" is no %2: a whole number above 0 is needed.").arg(text, what));
    return id;
}

qint64 CommandLine::argumentId(int index, const QString& what)
{
    return idFrom(argumentText(index), what);
}

qint64 CommandLine::id(const QString& option)
{
    return isSet(option) ? idFrom(text(option), QStringLiteral("id for --") + option) : 0;
}

QList<qint64> CommandLine::ids(const QString& option)
{
    QList<qint64> list;
    if (!isSet(option))
        return list;
    for (const QString& part : text(option).split(QLatin1Char(',')))
        list += idFrom(part.trimmed(), QStringLiteral("id for --") + option);
    return list;
}

int CommandLine::number(const QString& option, int least, int most)
{
    bool ok = false;
    const int value = text(option).toInt(&ok);
    if (!ok || value < least || value > most)
        mistake(QStringLiteral("--%1 \"%2\": a whole number from %3 to %4 is needed.")
                    .arg(option, text(option))
                    .arg(least)
                    .arg(most));
    return value;
}

double CommandLine::decimal(const QString& option, double least, double most)
{
    bool ok = false;
    const double value = text(option).toDouble(&ok);
    if (!ok || !(value >= least && value <= most))
        mistake(QStringLiteral("--%1 \"%2\": a number from %3 to %4 is needed.")
                    .arg(option, text(option))
                    .arg(least)
                    .arg(most));
    return value;
}

CommandId CommandLine::commandId()
{
    const QString option = QStringLiteral("command-id");
    return isSet(option) ? commandIdFrom(text(option), QStringLiteral("--command-id")) : CommandId::make();
}

CommandId CommandLine::argumentCommandId(int index)
{
    return commandIdFrom(argumentText(index), m_arguments.value(index));
}

CommandId CommandLine::commandIdFrom(const QString& text, const QString& what)
{
    static const QRegularExpression form(
        QStringLiteral("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"));
    const CommandId id{QUuid::fromString(text)};
    if (!form.match(text).hasMatch() || !id.isValid())
        mistake(QStringLiteral("%1 \"%2\" is no UUID.").arg(what, text));
    return id;
}

QString CommandLine::word(const QString& option, const QStringList& allowed)
{
    QString value = text(option);
    if (!value.isEmpty() && !allowed.contains(value))
        mistake(
            QStringLiteral("--%1 \"%2\": one of %3 is needed.").arg(option, value, allowed.join(QLatin1String(", "))));
    if (value.isEmpty() && isSet(option))
        mistake(QStringLiteral("--%1 needs one of %2.").arg(option, allowed.join(QLatin1String(", "))));
    return value;
}

std::optional<QDateTime> CommandLine::timeWithOffset(const QString& option)
{
    const QString given = text(option).trimmed();
    static const QRegularExpression form(QStringLiteral(
        "^\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?\\s*(Z|[+-]\\d{2}(:?\\d{2})?)?$"));
    const QRegularExpressionMatch match = form.match(given);
    const QString offset = match.captured(3);
    const QString wall = given.left(16).replace(QLatin1Char(' '), QLatin1Char('T'));
    if (!match.hasMatch() || !QDateTime::fromString(wall, Qt::ISODate).isValid()) {
        mistake(
            QStringLiteral("--%1 \"%2\" is not a time: write 2026-12-01T18:30:00+01:00, or \"2026-12-01 18:30\" for "
                           "the market's own clock.")
                .arg(option, given));
        return std::nullopt;
    }
    if (offset.isEmpty())
        return std::nullopt;
    const QString seconds = match.captured(1).isEmpty() ? QStringLiteral(":00") : match.captured(1);
    const QString tail = offset.size() == 3 ? offset + QStringLiteral(":00") : offset;
    const QDateTime at = QDateTime::fromString(wall + seconds + tail, Qt::ISODateWithMs).toUTC();
    if (!at.isValid())
        mistake(QStringLiteral("--%1 \"%2\" is not a time.").arg(option, given));
    return at;
}

} // namespace slotdesk
