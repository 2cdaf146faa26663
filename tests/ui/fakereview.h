// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/liveboard.h"
#include "ui/shell/reviewservices.h"

#include <QtCore/QPromise>
#include <memory>
#include <optional>

namespace slotdesk::test {

/// Reviews without a database: what the test put there, and what was asked.
class FakeReview : public ReviewServices
{
public:
    /// A tag or a sign-off that was sent.
    struct Wish
    {
        QString name;
        CommandId command;
        AlertId alert;
        QString cause;
        QString note;
    };

    Result<RaceStory> story = aRace();
    QList<AlertId> asked;
    QList<ReviewCase> cases; ///< the newest first
    QList<ReviewFilter> filters;
    QList<int> pages; ///< how many rows each question asked for
    QList<ReviewChoice> kinds = someChoices();
    QList<AgentDeed> doings;
    QStringList watched;            ///< whose deeds were asked for
    std::optional<DbError> trouble; ///< what every question is answered with
    QList<Result<Outcome>> replies; ///< to the next commands; without one it is ok
    QList<Wish> wishes;
    bool holds = false; ///< the next answer waits for held->finish()
    std::shared_ptr<QPromise<Result<Outcome>>> held;

    Answer<RaceStory> race(AlertId alert) override
    {
        asked.append(alert);
        return QtFuture::makeReadyFuture(story);
    }
    ReviewQueue::Answer<ReviewCase> queue(const ReviewFilter& filter, AlertId below, int most) override
    {
        filters.append(filter);
        pages.append(most);
        QList<ReviewCase> page;
        for (const ReviewCase& one : cases) {
            if (page.size() < most && (!below.isValid() || one.alert < below) && fits(one, filter))
                page.append(one);
        }
        return ready(page);
    }
    ReviewQueue::Answer<ReviewChoice> choices() override { return ready(kinds); }
    ReviewQueue::Answer<AgentDeed> deeds(const QString& login, const QDateTime&, const QDateTime&) override
    {
        watched.append(login);
        return ready(doings);
    }
    Reply tag(CommandId command, AlertId alert, const QString& cause) override
    {
        wishes.append({QStringLiteral("tag"), command, alert, cause, {}});
        return answer([&](ReviewCase& one) { one.cause = cause; });
    }
    Reply signOff(CommandId command, AlertId alert, const QString& cause, const QString& note) override
    {
        wishes.append({QStringLiteral("sign_off"), command, alert, cause, note});
        return answer([&](ReviewCase& one) {
            one.cause = cause;
            one.state = ReviewState::SignedOff;
            one.signedOffByName = QStringLiteral("Mona Lind");
            one.signedOffAt = LiveBoard::defaultNow();
            one.signOffNote = note;
        });
    }

    /// One of each kind, on the requests of the made-up board.
    static QList<ReviewCase> someCases()
    {
        QList<ReviewCase> all = {aCase(15, AlertKind::Surplus, AlertStatus::Resolved, "Ana Ruiz"),
                                 aCase(14, AlertKind::Reported, AlertStatus::Claimed, "Leo Park"),
                                 aCase(12, AlertKind::Overlap, AlertStatus::New, ""),
                                 aCase(11, AlertKind::AfterClose, AlertStatus::Closed, ""),
                                 aCase(9, AlertKind::SameTherapist, AlertStatus::Dismissed, "Mei Lin"),
                                 aCase(7, AlertKind::Surplus, AlertStatus::Resolved, "Leo Park")};
        all[0].gapMs = 37.412;
        all[0].reason = QStringLiteral("double_booking: the second one was called before the door");
        all[1].note = QStringLiteral("The client says that two people came to the door, ten minutes apart.");
        all[4].reason = QStringLiteral("false_alarm: mother and daughter of one name");
        all[4].cause = QStringLiteral("no_double_booking");
        all[4].isMine = true;
        all[5].reason = QStringLiteral("double_booking");
        all[5].cause = QStringLiteral("unlocked_backend");
        all[5].proposedByName = QStringLiteral("Ana Ruiz");
        return all;
    }
    static QList<AgentDeed> someDeeds()
    {
        return {
            aDeed(4, "resolve_double_booking", true, "Resolved: 1 kept, 1 let go", "double_booking: called"),
            aDeed(3, "resolve_double_booking", false, "With these it is still a double booking: keep 1 at most", ""),
            aDeed(2, "claim_alert", true, "This alert is yours", ""),
            aDeed(1, "add_note", true, "Noted", "the client waits downstairs")};
    }
    static QList<ReviewChoice> someChoices()
    {
        const auto made = [](const char* what, const char* code, const char* label) {
            return ReviewChoice{QLatin1String(what), QLatin1String(code), QLatin1String(label)};
        };
        return {made("agent", "ana_ruiz", "Ana Ruiz"),   made("agent", "leo_park", "Leo Park"),
                made("cause", "unlocked_backend", "x"),  made("cause", "retry", "x"),
                made("cause", "no_double_booking", "x"), made("market", "1", "Los Angeles")};
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
    template <typename T>
    [[nodiscard]] ReviewQueue::Answer<T> ready(const QList<T>& rows) const
    {
        return QtFuture::makeReadyFuture(trouble ? Result<QList<T>>(*trouble) : Result<QList<T>>(rows));
    }
    template <typename Effect>
    Reply answer(Effect effect)
    {
        Outcome fine;
        fine.ok = true;
        fine.code = Outcome::Code::Ok;
        fine.message = QStringLiteral("Done");
        const Result<Outcome> reply = replies.isEmpty() ? Result<Outcome>(fine) : replies.takeFirst();
        for (ReviewCase& one : cases) {
            if (reply.ok() && reply->ok && one.alert == wishes.constLast().alert)
                effect(one);
        }
        if (holds) {
            held = std::make_shared<QPromise<Result<Outcome>>>();
            held->start();
            held->addResult(reply);
            return held->future();
        }
        return QtFuture::makeReadyFuture(reply);
    }
    static bool fits(const ReviewCase& one, const ReviewFilter& filter)
    {
        const QString state = one.state == ReviewState::Open       ? QStringLiteral("open")
                              : one.state == ReviewState::ToReview ? QStringLiteral("to_review")
                                                                   : QStringLiteral("signed_off");
        const QString cause = one.cause.isEmpty() ? QStringLiteral("none") : one.cause;
        return (filter.state.isEmpty() ? one.state != ReviewState::SignedOff : filter.state == state) &&
               (filter.agent.isEmpty() || filter.agent == one.agent) &&
               (!filter.market.isValid() || filter.market == one.market) &&
               (filter.cause.isEmpty() || filter.cause == cause);
    }
    static ReviewCase aCase(int number, AlertKind kind, AlertStatus status, const char* agent)
    {
        const bool isOpen = status == AlertStatus::New || status == AlertStatus::Claimed;
        ReviewCase made;
        made.alert = AlertId(number);
        made.kind = kind;
        made.status = status;
        made.state = isOpen ? ReviewState::Open : ReviewState::ToReview;
        made.market = MarketId(1);
        made.marketName = QStringLiteral("Los Angeles");
        made.timeZone = "America/Los_Angeles";
        made.request = RequestId(48001 + number % 13);
        made.clientName = number == 12 ? QStringLiteral("Wilhelmina Konstantinopolitanczykowska-Featherstonehaugh")
                                       : QStringLiteral("Priya Natarajan");
        made.startsAt = LiveBoard::defaultNow().addSecs(3600 * (15 - number));
        made.raisedAt = LiveBoard::defaultNow().addSecs(-2000 * (16 - number));
        if (!isOpen)
            made.settledAt = made.raisedAt.addSecs(900);
        made.agentName = QLatin1String(agent);
        made.agent = made.agentName.toLower().replace(QLatin1Char(' '), QLatin1Char('_'));
        made.stakeCents = 6200;
        made.currency = "USD";
        return made;
    }
    static AgentDeed aDeed(int number, const char* what, bool ok, const char* reply, const char* reason)
    {
        AgentDeed made;
        made.ref = QString::number(number);
        made.at = LiveBoard::defaultNow().addSecs(-2000 + 60 * number);
        made.what = QLatin1String(what);
        made.ok = ok;
        made.answer = QLatin1String(reply);
        made.reason = QLatin1String(reason);
        made.request = RequestId(48003);
        made.clientName = QStringLiteral("Priya Natarajan");
        return made;
    }
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
