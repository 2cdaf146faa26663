// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/commandid.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QDateTime>
#include <optional>

namespace slotdesk {

/// What was typed after the command's name. A command declares its arguments, then reads them checked: the first
/// mistake is kept as one sentence, the values after it are whatever they are, and the command stops at hasMistake().
class CommandLine
{
public:
    CommandLine(const QString& command, const QString& about);

    void option(const QString& name, const QString& help, const QString& valueName = {}, const QString& standard = {});
    void argument(const QString& name, const QString& help);
    /// More or fewer positional arguments than these are a mistake.
    void optionalArgument(const QString& name, const QString& help);

    /// False: see mistake().
    bool parse(const QStringList& arguments);
    [[nodiscard]] bool wantsHelp() const { return m_parser.isSet(QStringLiteral("help")); }
    [[nodiscard]] bool wantsVersion() const { return m_parser.isSet(QStringLiteral("version")); }
    [[nodiscard]] QString helpText() const;

    /// False also for an option that this command does not take.
    [[nodiscard]] bool isSet(const QString& option) const
    {
        return m_options.contains(option) && m_parser.isSet(option);
    }
    [[nodiscard]] QString text(const QString& option) const { return m_parser.value(option); }
    [[nodiscard]] QString argumentText(int index) const { return m_parser.positionalArguments().value(index); }

    /// A positive id: "42" or "#42".
    qint64 argumentId(int index, const QString& what);
    qint64 id(const QString& option);
    QList<qint64> ids(const QString& option);
    int number(const QString& option, int least, int most);
    double decimal(const QString& option, double least, double most);
    /// Without --command-id a new one.
    CommandId commandId();
    CommandId argumentCommandId(int index);
    QString word(const QString& option, const QStringList& allowed);
    /// Set when the text carries its offset ("…Z", "…+01:00"); empty for a wall clock time, which the server reads.
    std::optional<QDateTime> timeWithOffset(const QString& option);

    void mistake(const QString& sentence);
    [[nodiscard]] bool hasMistake() const { return !m_mistake.isEmpty(); }
    [[nodiscard]] QString mistake() const { return m_mistake; }

private:
    qint64 idFrom(const QString& text, const QString& what);
    CommandId commandIdFrom(const QString& text, const QString& what);
    QString m_command;
    QString m_about;
    QStringList m_options;
    QStringList m_arguments;
    int m_required = 0;
    QCommandLineParser m_parser;
    QString m_mistake;
};

} // namespace slotdesk
