// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/liveboard.h"
#include "tests/ui/fakecallers.h"
#include "tests/ui/fakereview.h"
#include "tests/ui/fakesettlements.h"
#include "ui/shell/deskservices.h"

#include <functional>

namespace slotdesk::test {

/// Answers in the database's place: every call is kept, every reply is what the test put there, and comes when the
/// test says so or at once.
class FakeServices : public DeskServices
{
public:
    struct Call
    {
        QString name;
        CommandId command;
        qint64 id = 0;
        TherapistId therapist;
        QString reason;
        QString askedBy;
    };

    QList<Call> calls;
    QList<Candidate> people;
    QList<TimelineEntry> events;
    QList<SearchHit> hits;
    QList<CommandReceipt> receipts;
    QList<CommandId> undone;
    ForeignGuard::Status guard;
    QHash<QString, QString> refusals; ///< what a dry run of a command is refused with
    QList<std::pair<QString, QJsonObject>> previews;
    QList<Outcome> previewReplies; ///< the next dry runs answer this
    QList<AppointmentId> kept;
    int minutesAsleep = 0;
    bool holdReplies = false;
    FakeCallers calling;
    QList<TrendQuestion> trendQuestions;
    std::function<Result<QList<TrendPoint>>(const TrendQuestion&)> trendReply; ///< none: there was nothing
    FakeSettlements settling;
    FakeReview reviewing;

    /// The reply to the next command; without one it is ok.
    void replyNext(const Result<Outcome>& result) { m_replies.append(result); }

    static Outcome outcome(Outcome::Code code, const QString& message)
    {
        Outcome made;
        made.ok = code == Outcome::Code::Ok;
        made.code = code;
        made.message = message;
        return made;
    }

    static DbError lostInDoubt()
    {
        DbError error;
        error.kind = DbError::Kind::Lost;
        error.message = QStringLiteral("The connection was lost.");
        error.retry = true;
        error.inDoubt = true;
        return error;
    }

    /// Lets the oldest held reply go.
    void release()
    {
        auto held = m_held.takeFirst();
        held.first->addResult(held.second);
        held.first->finish();
    }
    [[nodiscard]] qsizetype held() const { return m_held.size(); }

    Reply assign(CommandId command, const Appointment& slot, TherapistId therapist, const QString& reason) override
    {
        return answer({QStringLiteral("assign"), command, slot.id.value(), therapist, reason, {}}, slot.request);
    }
    Reply reassign(CommandId command, const Appointment& slot, TherapistId therapist, const QString& reason) override
    {
        return answer({QStringLiteral("reassign"), command, slot.id.value(), therapist, reason, {}}, slot.request);
    }
    Reply release(CommandId command, const Appointment& slot, const QString& reason) override
    {
        return answer({QStringLiteral("release"), command, slot.id.value(), {}, reason, {}}, slot.request);
    }
    Reply cancelSlot(CommandId command, const Appointment& slot, const QString& reason, const QString& askedBy) override
    {
        return answer({QStringLiteral("cancel_slot"), command, slot.id.value(), {}, reason, askedBy}, slot.request);
    }
    Reply cancelRequest(CommandId command, const AppointmentRequest& request, const QString& reason,
                        const QString& askedBy) override
    {
        return answer({QStringLiteral("cancel_request"), command, request.id.value(), {}, reason, askedBy}, request.id);
    }
    Reply sendOffers(CommandId command, RequestId request) override
    {
        return answer({QStringLiteral("send_offers"), command, request.value(), {}, {}, {}}, request);
    }
    Reply withdrawOffer(CommandId command, OfferId offer, const QString& reason) override
    {
        return answer({QStringLiteral("withdraw_offer"), command, offer.value(), {}, reason, {}}, {});
    }
    TrendService::Answer trend(const TrendQuestion& question) override
    {
        trendQuestions.append(question);
        return QtFuture::makeReadyFuture(trendReply ? trendReply(question)
                                                    : Result<QList<TrendPoint>>(QList<TrendPoint>()));
    }
    CallerServices& callers() override { return calling; }
    SettlementServices& settlements() override { return settling; }
    ReviewServices& review() override { return reviewing; }
    Reply undo(CommandId command, CommandId undoes) override
    {
        undone.append(undoes);
        return answer({QStringLiteral("undo"), command, 0, {}, {}, {}}, {});
    }
    Reply reportProblem(CommandId command, RequestId request, const QString& report) override
    {
        return answer({QStringLiteral("report_problem"), command, request.value(), {}, report, {}}, request);
    }
    Reply releaseAll(CommandId command, const QList<AppointmentId>& ids, const QString& reason) override
    {
        return answer({QStringLiteral("release_all"), command, ids.value(0).value(), {}, reason, {}}, {});
    }
    Reply cancelAll(CommandId command, const QList<RequestId>& ids, const QString& reason) override
    {
        return answer({QStringLiteral("cancel_all"), command, ids.value(0).value(), {}, reason, {}}, {});
    }
    Reply sendOffersAll(CommandId command, const QList<RequestId>& ids) override
    {
        return answer({QStringLiteral("send_offers_all"), command, ids.value(0).value(), {}, {}, {}}, {});
    }
    Reply swap(CommandId command, const Appointment& a, const Appointment& b, const QString& reason) override
    {
        return answer({QStringLiteral("swap"), command, a.id.value(), b.therapist, reason, {}}, a.request);
    }
    Reply joinWaitlist(CommandId command, OfferId offer) override
    {
        return answer({QStringLiteral("join_waitlist"), command, offer.value(), {}, {}, {}}, {});
    }
    Reply claimAlert(CommandId command, AlertId alert) override
    {
        return answer({QStringLiteral("claim_alert"), command, alert.value(), {}, {}, {}}, {});
    }
    Reply snoozeAlert(CommandId command, AlertId alert, int minutes) override
    {
        minutesAsleep = minutes;
        return answer({QStringLiteral("snooze_alert"), command, alert.value(), {}, {}, {}}, {});
    }
    Reply dismissAlert(CommandId command, AlertId alert, const QString& reason) override
    {
        return answer({QStringLiteral("dismiss_alert"), command, alert.value(), {}, reason, {}}, {});
    }
    Reply resolveAlert(CommandId command, AlertId alert, const QList<AppointmentId>& keep,
                       const QString& reason) override
    {
        kept = keep;
        return answer({QStringLiteral("resolve_double_booking"), command, alert.value(), {}, reason, {}}, {});
    }
    Reply preview(const QString& function, const QJsonObject& arguments) override
    {
        previews.append({function, arguments});
        if (!previewReplies.isEmpty())
            return QtFuture::makeReadyFuture(Result<Outcome>(previewReplies.takeFirst()));
        const Outcome::Code code = refusals.contains(function) ? Outcome::Code::RequestClosed : Outcome::Code::Ok;
        return QtFuture::makeReadyFuture(Result<Outcome>(outcome(code, refusals.value(function))));
    }

    BoardQueries::Answer<QList<Candidate>> candidates(AppointmentId) override { return ready(people); }
    BoardQueries::Answer<QList<TimelineEntry>> timeline(RequestId) override { return ready(events); }
    BoardQueries::Answer<RequestSheet> sheet(RequestId request) override
    {
        DbError error;
        error.message = QStringLiteral("There is no request %1.").arg(request.value());
        return QtFuture::makeReadyFuture(Result<RequestSheet>(error));
    }
    BoardQueries::Answer<QList<SearchHit>> search(const QString&) override { return ready(hits); }
    BoardQueries::Answer<ForeignGuard::Status> guardFindings() override { return ready(guard); }
    BoardQueries::Answer<QList<ReasonCode>> reasonCodes() override
    {
        const QStringList all = {QStringLiteral("cancel"),  QStringLiteral("release"), QStringLiteral("reassign"),
                                 QStringLiteral("assign"),  QStringLiteral("swap"),    QStringLiteral("dismiss"),
                                 QStringLiteral("resolve"), QStringLiteral("reopen")};
        return ready(QList<ReasonCode>{{QStringLiteral("car_trouble"), QStringLiteral("Car trouble"), all},
                                       {QStringLiteral("double_booking"), QStringLiteral("Double booking"), all},
                                       {QStringLiteral("other"), QStringLiteral("Something else"), all}});
    }

    CommandLog::Answer<CommandReceipt> myCommands(const QDateTime&) override { return ready(receipts); }
    CommandLog::Answer<int> undoMinutes() override { return ready(QList<int>{10}); }

    /// A plausible list: two who can, three who cannot.
    static QList<Candidate> someCandidates()
    {
        const auto made = [](qint64 id, const char* name, double rating, int before, int after, int declines,
                             const char* offer, const char* refusal) {
            Candidate c;
            c.therapist = TherapistId(id);
            c.name = QLatin1String(name);
            c.phone = QStringLiteral("+1 310 555 01%1").arg(id);
            c.rating = rating;
            c.gapBeforeMin = before;
            c.gapAfterMin = after;
            c.recentDeclines = declines;
            c.offerStatus = QLatin1String(offer);
            c.refusal = QLatin1String(refusal);
            c.eligible = c.refusal.isEmpty();
            return c;
        };
        return {made(31, "Dana Ortiz", 4.9, 95, 140, 0, "pending", ""),
                made(32, "Marcus Cole", 4.8, -1, 60, 1, "", ""),
                made(33, "Iris Novak", 4.6, 45, -1, 0, "declined", ""),
                made(34, "Ravi Sharma", 4.7, -1, -1, 2, "", "Booked at that time, on request 48 120"),
                made(35, "Yuki Tanaka", 5.0, -1, -1, 0, "", "Already has a slot of this request"),
                made(36, "Paul Adeyemi", 0, -1, -1, 0, "", "Does not offer Couples 60")};
    }

private:
    template <typename T>
    static BoardQueries::Answer<T> ready(const T& value)
    {
        return QtFuture::makeReadyFuture(Result<T>(value));
    }

    Reply answer(const Call& call, RequestId request)
    {
        calls.append(call);
        Outcome fine = outcome(Outcome::Code::Ok, QStringLiteral("Done"));
        fine.request = request;
        const Result<Outcome> result = m_replies.isEmpty() ? Result<Outcome>(fine) : m_replies.takeFirst();
        if (!holdReplies)
            return QtFuture::makeReadyFuture(result);
        auto promise = std::make_shared<QPromise<Result<Outcome>>>();
        promise->start();
        m_held.append({promise, result});
        return promise->future();
    }

    QList<Result<Outcome>> m_replies;
    QList<std::pair<std::shared_ptr<QPromise<Result<Outcome>>>, Result<Outcome>>> m_held;
};

} // namespace slotdesk::test
