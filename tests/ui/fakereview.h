// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/liveboard.h"
#include "ui/shell/reviewservices.h"

namespace slotdesk::test {

/// Reviews without a database: what the test put there, and what was asked.
class FakeReview : public ReviewServices
{
public:
    Result<RaceStory> story = aRace();
    QList<AlertId> asked;

    Answer<RaceStory> race(AlertId alert) override
    {
        asked.append(alert);
        return QtFuture::makeReadyFuture(story);
    }

    /// Two old backends, the second 37.412 ms after the first; its commit is not recorded.
    static RaceStory aRace()
    {
        const Micros first = LiveBoard::defaultNow().addSecs(-90).toMSecsSinceEpoch() * 1000 + 108;
        RaceStory race;
        race.alert = AlertId(1);
        race.kind = AlertKind::Surplus;
        race.request = RequestId(48211);
        race.slots = 1;
        race.marketName = QStringLiteral("Los Angeles");
        race.timeZone = "America/Los_Angeles";
        race.writers = {writer(1, "Dana Ortiz", "rails/4.2.1", first), writer(2, "Marcus Cole", "rails/4.1.9", first)};
        RaceWriter& second = race.writers[1];
        second.tooMany = true;
        second.at = {first - 61000000, first - 21400, first - 3100, first + 37412, {}};
        race.writers[0].committedBefore = second.at[RaceWriter::Written];
        return race;
    }

private:
    static RaceWriter writer(int number, const char* name, const char* application, Micros first)
    {
        RaceWriter made;
        made.appointment = AppointmentId(number);
        made.request = RequestId(48211);
        made.therapist = TherapistId(30 + number);
        made.therapistName = QLatin1String(name);
        made.live = true;
        made.source = QStringLiteral("guard");
        made.login = QStringLiteral("old_app");
        made.application = QLatin1String(application);
        made.version = made.application.section(QLatin1Char('/'), 1);
        made.pid = 4710 + number;
        made.transaction = QString::number(7710 + number);
        made.at = {first - 61000000, first - 24000, first - 1200, first, first + 1950};
        return made;
    }
};

} // namespace slotdesk::test
