// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/watchcommand.h"

#include "app/ctl/server.h"
#include "app/ctl/texttable.h"

#include <algorithm>
#include <unistd.h>

namespace slotdesk {

namespace {

constexpr int fastMs = 50;
constexpr int idleMs = 400;
constexpr int longestRetryMs = 5000;

QString eventText(const QJsonObject& event)
{
    const auto word = [&](const char* key) { return event.value(QLatin1String(key)).toVariant().toString(); };
    QString text = wallClock(word("at"), word("time_zone"), true) + QStringLiteral("  ") + word("kind");
    for (const char* key : {"request", "appointment", "offer", "alert", "therapist"}) {
        const QString id = word(QByteArray(QByteArray(key) + "_id").constData());
        if (!id.isEmpty())
            text += QStringLiteral("  %1 %2").arg(QLatin1String(key), id);
    }
    return printable(text + QStringLiteral("  (%1, %2)").arg(word("source"), word("login")));
}

} // namespace

void WatchCommand::declare(CommandLine& line) const
{
    line.option(QStringLiteral("count"), QStringLiteral("Stop after so many events."), QStringLiteral("N"));
}

ExitCode WatchCommand::run(CommandLine& line, Output& output)
{
    m_left = line.isSet(QStringLiteral("count")) ? line.number(QStringLiteral("count"), 1, 1000000000) : 0;
    if (line.hasMistake())
        return misused(line, output);
    const Result<std::unique_ptr<Server>> server = Server::open(line, output);
    if (!server)
        return fail(server.error(), output);
    StopSignal stop;
    const Endpoint endpoint = (*server)->endpoint();
    if (!connect(endpoint, stop, output))
        return stop.stopped() ? ExitCode::Done : fail(m_error, output);
    output.message(QStringLiteral("Watching %1; Ctrl-C ends it.").arg(endpoint.display()));
    return follow(endpoint, stop, output);
}

bool WatchCommand::connect(const Endpoint& endpoint, const StopSignal& stop, Output& output)
{
    PgConnection::Options options;
    options.applicationName = "slotctl watch/" SLOTDESK_VERSION;
    options.interrupt = stop.interrupt();
    Result<std::unique_ptr<PgConnection>> opened = PgConnection::open(endpoint, options);
    if (!opened) {
        m_error = opened.error();
        return false;
    }
    const Result<EventTail::Position> position = m_tail.position(**opened);
    if (!position) {
        m_error = position.error();
        return false;
    }
    if (position->newHistory)
        output.message(QStringLiteral("The database has another history now: events were missed."));
    m_connection = opened.take();
    return true;
}

int WatchCommand::printNew(Output& output)
{
    const Result<QList<QJsonObject>> events = m_tail.next(*m_connection);
    if (!events) {
        m_error = events.error();
        m_connection.reset();
        return -1;
    }
    int printed = 0;
    for (const QJsonObject& event : *events) {
        output.result(event, output.json() ? QString() : eventText(event));
        ++printed;
        if (output.closed() || output.failed() || (m_left > 0 && --m_left == 0)) {
            m_connection.reset();
            break;
        }
    }
    return printed;
}

ExitCode WatchCommand::follow(const Endpoint& endpoint, StopSignal& stop, Output& output)
{
    const bool endless = m_left == 0;
    int pause = fastMs;
    while (!stop.stopped()) {
        const int printed = m_connection ? printNew(output) : -1;
        if (output.closed() || output.failed() || (!endless && m_left == 0))
            break;
        if (printed >= 0) {
            pause = printed > 0 ? fastMs : std::min(idleMs, pause + pause / 4 + 1);
        } else if (!stop.stopped()) {
            if (m_error.kind == DbError::Kind::Sql && !m_error.retry)
                return fail(m_error, output); // rights taken away, schema gone: waiting does not help
            if (pause <= idleMs)
                output.message(m_error.text() + QStringLiteral(" Trying again."));
            pause = std::min(longestRetryMs, std::max(pause, idleMs) * 2);
        }
        if (stop.wait(pause, STDOUT_FILENO) != StopSignal::Woken::TimeUp)
            break;
        if (!m_connection && connect(endpoint, stop, output))
            pause = fastMs;
    }
    return ExitCode::Done;
}

} // namespace slotdesk
