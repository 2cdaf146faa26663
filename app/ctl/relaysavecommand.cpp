// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/relaysavecommand.h"

#include "services/relay/relayservice.h"

namespace slotdesk {

void RelaySaveCommand::declareArguments(CommandLine& line) const
{
    line.argument(QStringLiteral("NAME"), QStringLiteral("Of the destination: small letters, digits, - and _."));
    line.option(QStringLiteral("kind"), QStringLiteral("slack, or signed: any webhook that checks a signature."),
                QStringLiteral("KIND"));
    line.option(QStringLiteral("url"),
                QStringLiteral("https://host/path. In a Slack address {secret} stands for its secret part."),
                QStringLiteral("URL"));
    line.option(QStringLiteral("events"),
                QStringLiteral("Kinds of events, with commas between: alert_raised, alert_*, *."),
                QStringLiteral("KINDS"));
    line.option(QStringLiteral("alerts"), QStringLiteral("Of events about an alert only these kinds of alerts."),
                QStringLiteral("KINDS"));
    line.option(QStringLiteral("markets"), QStringLiteral("Only these markets, by number."), QStringLiteral("LIST"));
    line.option(QStringLiteral("secret"),
                QStringLiteral("The name of its secret. The secret itself is on the relay's machine."),
                QStringLiteral("NAME"));
    line.option(QStringLiteral("pause"), QStringLiteral("Send nothing until --resume: what happens waits."));
    line.option(QStringLiteral("resume"), QStringLiteral("Send again."));
}

void RelaySaveCommand::take(const CommandLine& line, const char* option, QStringList& list)
{
    for (const QString& word : line.text(QLatin1String(option)).split(QLatin1Char(','), Qt::SkipEmptyParts))
        list += word.trimmed();
}

void RelaySaveCommand::read(CommandLine& line)
{
    m_given.name = line.argumentText(0);
    m_given.kind = line.word(QStringLiteral("kind"), {QStringLiteral("slack"), QStringLiteral("signed")});
    m_given.url = line.text(QStringLiteral("url"));
    m_given.secretName = line.text(QStringLiteral("secret"));
    take(line, "events", m_given.events);
    take(line, "alerts", m_given.alertKinds);
    if (line.isSet(QStringLiteral("markets")))
        m_given.markets = line.ids(QStringLiteral("markets"));
    for (const char* option : {"kind", "url", "events", "alerts", "markets", "secret", "pause", "resume"}) {
        if (line.isSet(QLatin1String(option)))
            m_set += QLatin1String(option);
    }
    if (m_set.contains(QLatin1String("pause")) && m_set.contains(QLatin1String("resume")))
        line.mistake(QStringLiteral("Either --pause or --resume, not both."));
}

/// What was not given stays as it is.
Result<Done> RelaySaveCommand::prepare(const Server& server)
{
    const Result<QList<RelayDestination>> all = RelayService(server.worker()).destinations().result();
    if (!all)
        return all.error();
    for (const RelayDestination& there : *all) {
        if (there.name != m_given.name)
            continue;
        RelayDestination next = there;
        const auto given = [this](const char* option) { return m_set.contains(QLatin1String(option)); };
        next.kind = given("kind") ? m_given.kind : there.kind;
        next.url = given("url") ? m_given.url : there.url;
        next.events = given("events") ? m_given.events : there.events;
        next.alertKinds = given("alerts") ? m_given.alertKinds : there.alertKinds;
        next.markets = given("markets") ? m_given.markets : there.markets;
        next.secretName = given("secret") ? m_given.secretName : there.secretName;
        next.paused = given("pause") || (there.paused && !given("resume"));
        m_given = next;
        return Done{};
    }
    m_given.paused = m_set.contains(QLatin1String("pause"));
    return Done{};
}

CommandCaller::Reply RelaySaveCommand::send(const Server& server, CommandId id)
{
    return RelayService(server.worker()).save(id, m_given);
}

} // namespace slotdesk
