// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/racewords.h"

#include "tables/statuswords.h"
#include "tables/timewords.h"

#include <QtCore/QLocale>
#include <QtCore/QTimeZone>
#include <algorithm>

namespace slotdesk {

namespace {

constexpr qint64 microsPerMs = 1000;
constexpr double secondMs = 1000;
constexpr double minuteMs = 60000;

QDateTime inRaceZone(Micros at, const QByteArray& zone)
{
    const QTimeZone there(zone);
    return QDateTime::fromMSecsSinceEpoch(at / microsPerMs, there.isValid() ? there : QTimeZone::utc());
}

bool isKnown(const RaceStory& story, RaceWriter::Moment moment)
{
    return std::all_of(story.writers.cbegin(), story.writers.cend(),
                       [moment](const RaceWriter& writer) { return writer.at.at(moment).has_value(); });
}

bool anyFrom(const RaceStory& story, const char* source)
{
    return std::any_of(story.writers.cbegin(), story.writers.cend(),
                       [source](const RaceWriter& writer) { return writer.source == QLatin1String(source); });
}

/// 3/10 is another day on each side of the ocean.
QString dayOf(const QDateTime& at)
{
    return QLocale().toString(at.date(), QStringLiteral("d MMM yyyy"));
}

} // namespace

QString RaceWords::title(const RaceStory& story)
{
    const int count = int(story.writers.size());
    if (count < 2)
        return tr("%n writer(s)", nullptr, count);
    return count == 2 ? tr("2 writers, %1 apart").arg(gap(story.spanMs()))
                      : tr("%n writer(s) within %1", nullptr, count).arg(gap(story.spanMs()));
}

QString RaceWords::about(const RaceStory& story)
{
    QStringList parts = {tr("Request %1").arg(TimeWords::number(story.request)), StatusWords::of(story.kind),
                         tr("%n slot(s)", nullptr, story.slots),
                         tr("%n booking(s)", nullptr, int(story.writers.size()))};
    if (!story.writers.isEmpty()) {
        const QDateTime first =
            inRaceZone(story.writers.constFirst().at[RaceWriter::Written].value_or(0), story.timeZone);
        parts.append(dayOf(first));
        parts.append(tr("times of %1 (%2)").arg(story.marketName, first.timeZoneAbbreviation()));
    }
    return parts.join(QStringLiteral(" · "));
}

QString RaceWords::closed(const RaceStory& story)
{
    const QDateTime at = inRaceZone(story.closedAt.value_or(0), story.timeZone);
    const QString time = clock(story.closedAt.value_or(0), story.timeZone);
    const auto first = story.writers.isEmpty() ? std::nullopt : story.writers.constFirst().at[RaceWriter::Written];
    if (first && inRaceZone(*first, story.timeZone).date() == at.date())
        return tr("The request was closed at %1.").arg(time);
    return tr("The request was closed on %1 at %2.").arg(dayOf(at), time);
}

QString RaceWords::clock(Micros at, const QByteArray& zone)
{
    return inRaceZone(at, zone).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString RaceWords::gap(double ms)
{
    constexpr int decimals = 3;
    if (ms < secondMs)
        return tr("%1 ms").arg(QLocale().toString(ms, 'f', decimals));
    if (ms < minuteMs)
        return tr("%1 s").arg(QLocale().toString(ms / secondMs, 'f', decimals));
    return TimeWords::span(qint64(ms / secondMs));
}

QString RaceWords::step(Micros length)
{
    const double ms = double(length) / microsPerMs;
    if (ms >= minuteMs)
        return gap(ms);
    return ms >= secondMs ? tr("%1 s").arg(QLocale().toString(ms / secondMs)) : tr("%1 ms").arg(QLocale().toString(ms));
}

QString RaceWords::momentName(RaceWriter::Moment moment)
{
    switch (moment) {
    case RaceWriter::Offered:
        return tr("Offer sent");
    case RaceWriter::Began:
        return tr("Transaction began");
    case RaceWriter::Sent:
        return tr("Statement came in");
    case RaceWriter::Written:
        return tr("Row written");
    case RaceWriter::Committed:
    case RaceWriter::MomentCount:
        break;
    }
    return tr("Committed");
}

QString RaceWords::moment(const RaceWriter& writer, RaceWriter::Moment moment, const QByteArray& zone)
{
    if (const auto at = writer.at.at(moment))
        return tr("%1 %2").arg(momentName(moment), clock(*at, zone));
    if (moment == RaceWriter::Committed && writer.committedBefore)
        return tr("%1 before %2").arg(momentName(moment), clock(*writer.committedBefore, zone));
    return tr("%1: not recorded").arg(momentName(moment));
}

QString RaceWords::name(const RaceStory& story, qsizetype writer)
{
    const RaceWriter& w = story.writers.at(writer);
    const QString who = w.therapistName.isEmpty() ? tr("Nobody named") : w.therapistName;
    const QString shown = tr("%1 · %2").arg(writer + 1).arg(who);
    return w.request == story.request ? shown : tr("%1 (request %2)").arg(shown, TimeWords::number(w.request));
}

QString RaceWords::standing(const RaceWriter& writer)
{
    if (writer.live)
        return writer.tooMany ? tr("One too many") : tr("Has the slot");
    return writer.tooMany ? tr("One too many, let go since") : tr("Had the slot, let go since");
}

QString RaceWords::program(const RaceWriter& writer)
{
    if (writer.source == QLatin1String("import"))
        return tr("Imported: the old backend's own clock");
    if (writer.application.isEmpty())
        return tr("A program that does not say what it is");
    return writer.version.isEmpty() ? tr("%1, version not said").arg(writer.application) : writer.application;
}

QString RaceWords::process(const RaceWriter& writer)
{
    if (writer.pid == 0)
        return tr("Process: not recorded");
    return tr("Process %1, login %2, transaction %3").arg(writer.pid).arg(writer.login, writer.transaction);
}

QStringList RaceWords::remarks(const RaceStory& story)
{
    QStringList lines;
    if (story.isEmpty())
        return lines;
    if (anyFrom(story, "guard") || anyFrom(story, "hand"))
        lines.append(tr("An old backend looks for room after its transaction began and before its statement came in: "
                        "the moment of that look is not recorded."));
    if (anyFrom(story, "command"))
        lines.append(tr("A command looks and books under the lock, in one statement: it needs no moments before the "
                        "row."));
    if (!isKnown(story, RaceWriter::Committed) && !anyFrom(story, "import"))
        lines.append(tr("A server keeps the moments of commits only with the setting track_commit_timestamp."));
    return lines;
}

QString RaceWords::text(const RaceStory& story)
{
    QStringList lines = {title(story), about(story)};
    if (story.closedAt)
        lines.append(closed(story));
    for (qsizetype i = 0; i < story.writers.size(); ++i) {
        const RaceWriter& writer = story.writers.at(i);
        QStringList parts = {name(story, i), standing(writer), program(writer), process(writer)};
        for (int m = 0; m < RaceWriter::MomentCount; ++m)
            parts.append(moment(writer, RaceWriter::Moment(m), story.timeZone));
        if (const auto after = story.gapMs(i))
            parts.append(tr("%1 after the one before").arg(gap(*after)));
        lines.append(parts.join(QStringLiteral(" · ")));
    }
    return (lines + remarks(story)).join(QLatin1Char('\n'));
}

} // namespace slotdesk
