// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/boardage.h"

#include "tables/timewords.h"

namespace slotdesk {

BoardAge::BoardAge(const FeedHealth& health, const QDateTime& nowUtc) : m_health(health), m_state(health.state)
{
    if (health.asOf.isValid())
        m_seconds = std::max<qint64>(0, health.asOf.secsTo(nowUtc));
    if ((m_state == FeedHealth::State::Live || m_state == FeedHealth::State::Lagging) && m_seconds > silentSeconds)
        m_state = FeedHealth::State::Stale;
}

StatusLook BoardAge::look() const
{
    switch (m_state) {
    case FeedHealth::State::Connecting:
        return {Shape::Dashed, tr("Connecting…"), Tone::Info};
    case FeedHealth::State::Live: {
        // Finer than this the figure only flickers.
        const int ms = std::max(10, (m_health.lagMs + 9) / 10 * 10);
        const QString age = ms < 1000 ? tr("Live · %1 ms").arg(ms) : tr("Live · %1 s").arg(ms / 1000);
        const bool lost = m_health.source == FeedHealth::Source::LostRelay;
        return {Shape::Dot, lost ? tr("%1 · no relay").arg(age) : age, Tone::Good};
    }
    case FeedHealth::State::Lagging:
        return {Shape::Triangle, tr("Lagging · %1").arg(TimeWords::span(m_health.lagMs / 1000)), Tone::Warn};
    case FeedHealth::State::Stale:
        return {Shape::Square, tr("Stale · %1 old").arg(TimeWords::span(m_seconds)), Tone::Bad};
    case FeedHealth::State::ReadOnly:
        return {Shape::Dash, tr("Read-only"), Tone::Warn};
    }
    return {};
}

QString BoardAge::sentence() const
{
    const QString reason = m_health.reason.isEmpty() ? QString() : QString(QLatin1Char(' ') + m_health.reason);
    switch (m_state) {
    case FeedHealth::State::Connecting:
        return m_health.reason.isEmpty() ? QString() : QString(tr("Not connected yet.") + reason);
    case FeedHealth::State::Live:
        return {};
    case FeedHealth::State::Lagging:
        return m_health.holder.isEmpty() ? tr("Changes arrive late: another transaction on the server is still open.")
                                         : tr("Changes arrive late: %1 holds them back.").arg(m_health.holder);
    case FeedHealth::State::Stale:
        return QString(
            tr("The server does not answer. What you see was true at %1; commands are refused until it is back.")
                .arg(TimeWords::clock(m_health.asOf)) +
            reason);
    case FeedHealth::State::ReadOnly:
        return QString(tr("This board can be read but not changed.") + reason);
    }
    return {};
}

QString BoardAge::origin() const
{
    switch (m_health.source) {
    case FeedHealth::Source::Relay:
        return tr("Told by the relay.");
    case FeedHealth::Source::LostRelay:
        return tr("The relay does not answer: this desk asks the database itself until it is back.");
    case FeedHealth::Source::Server:
        return tr("Read from the database.");
    }
    return {};
}

QString BoardAge::refusal() const
{
    switch (m_state) {
    case FeedHealth::State::Connecting:
        return tr("There is no connection to the server yet.");
    case FeedHealth::State::Stale:
        return tr("The board is stale: the server does not answer. Nothing was sent; nothing is queued.");
    case FeedHealth::State::ReadOnly:
        return m_health.reason.isEmpty() ? tr("This board is read-only.")
                                         : tr("This board is read-only. %1").arg(m_health.reason);
    case FeedHealth::State::Live:
    case FeedHealth::State::Lagging:
        return {};
    }
    return {};
}

} // namespace slotdesk
