// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gallery/galleryscene.h"

#include <QtCore/QJsonArray>
#include <cmath>

namespace slotdesk::test {

namespace {

constexpr qint64 firstRequest = 48001;

/// How high each series stands at first, and whether the guard ended it or made it.
struct TrendShape
{
    const char* series;
    double high;
    bool grows = false;
};

QList<TrendShape> shapesOf(Trend trend)
{
    switch (trend) {
    case Trend::DoubleBookings:
        return {{"all", 23}};
    case Trend::PerThousand:
        return {{"all", 14.2}};
    case Trend::ByKind:
        return {{"surplus", 14}, {"overlap", 6}, {"same_therapist", 3}, {"after_close", 2}};
    case Trend::BySource:
        return {{"guard", 16}, {"import", 4}, {"hand", 3}};
    case Trend::ByMarket:
        return {{"Albany", 7}, {"Boston", 6}, {"Camden", 4}, {"Golden", 3}, {"Lisbon", 2}, {"Harbor", 1}};
    case Trend::NearMisses:
        return {{"lost_at_lock", 64, true}, {"40P01", 5, true}, {"23P01", 9, true}};
    case Trend::TimeToFill:
        return {{"median", 840}, {"p90", 4200}};
    case Trend::TimeToResolve:
        return {{"median", 21000}, {"p90", 96000}};
    }
    return {};
}

TimelineEntry entry(qint64 id, int secondsAgo, const char* kind, const char* who, const char* actor)
{
    TimelineEntry made;
    made.id = EventId(id);
    made.at = LiveBoard::defaultNow().addSecs(-secondsAgo).addMSecs(secondsAgo * 37 % 997);
    made.kind = QLatin1String(kind);
    made.source = QStringLiteral("command");
    made.therapistName = QLatin1String(who);
    made.actor = QLatin1String(actor);
    made.position = 1;
    return made;
}

} // namespace

LiveBoard GalleryScene::board()
{
    LiveBoard board = LiveBoard::sketch();
    for (const int number : {1, 2, 9}) {
        const RequestId request(firstRequest + number);
        board.addOffer(request, QStringLiteral("Jonas Field"), 12);
        board.addOffer(request, QStringLiteral("Mina Cole"), 16);
    }
    board.addAlert(AlertKind::AtRisk, RequestId(firstRequest + 2), {}, -1);
    return board;
}

RequestId GalleryScene::chosen()
{
    return RequestId(firstRequest + 1);
}

QList<TimelineEntry> GalleryScene::timeline()
{
    QList<TimelineEntry> events = {
        entry(7, 20, "offer_declined", "Ravi Sharma", "app"),  entry(6, 41, "offer_accepted", "Yuki Tanaka", "app"),
        entry(5, 120, "offers_sent", "", "Ana Ruiz"),          entry(4, 340, "slot_released", "Dana Ortiz", "Leo Park"),
        entry(3, 3610, "offer_accepted", "Dana Ortiz", "app"), entry(2, 6180, "offers_sent", "", "app"),
        entry(1, 6200, "request_created", "", "app")};
    events[2].detail.insert(QStringLiteral("sent"), 7);
    events[3].reason = QStringLiteral("car_trouble: flat tyre on the bridge");
    events[5].detail.insert(QStringLiteral("sent"), 9);
    return events;
}

QList<RequestClaim> GalleryScene::claims()
{
    const QDateTime now = LiveBoard::defaultNow();
    const auto claim = [&](int number, const char* login, const char* name) {
        return RequestClaim{RequestId(firstRequest + number),
                            QLatin1String(login),
                            QLatin1String(name),
                            now.addSecs(-95),
                            now.addSecs(60),
                            false};
    };
    return {claim(2, "leo", "Leo Park"), claim(5, "mei", "Mei Lin")};
}

QList<TrendPoint> GalleryScene::trend(const TrendQuestion& question)
{
    QList<TrendPoint> points;
    const bool isWhole = question.trend != Trend::PerThousand;
    int month = 0;
    for (QDate at = question.since; at.isValid() && at <= question.until;
         at = nextStart(question.bucket, at), ++month) {
        int place = 0;
        for (const TrendShape& shape : shapesOf(question.trend)) {
            const double wave = 1 + 0.18 * ((month * 7 + place++ * 5) % 5 - 2);
            const double guarded = month < 6 ? 1 : std::max(0.06, 1 - 0.2 * (month - 5));
            const double value = shape.high * wave * (shape.grows ? 1.1 - guarded : guarded);
            points.append({at, QLatin1String(shape.series), isWhole ? std::round(value) : value,
                           question.trend == Trend::TimeToResolve ? 20 - month : 1480 + 37 * month});
        }
    }
    return points;
}

QList<SettlementChoice> GalleryScene::choices(const Alert& alert)
{
    QList<SettlementChoice> all;
    for (int i = 0; i < alert.appointments.size(); ++i) {
        SettlementChoice choice;
        choice.place = i + 1;
        // On the made-up board the last row was booked first.
        choice.appointment = alert.appointments.at(alert.appointments.size() - 1 - i);
        choice.writtenAt = LiveBoard::defaultNow().addSecs(-124).addMSecs(412 + i * 11);
        choice.msAfterFirst = i * 11;
        choice.writer = QStringLiteral("rails/4.2");
        choice.payCents = 6200;
        choice.currency = alert.currency;
        choice.before = RequestId(firstRequest - 40 + i);
        choice.beforeMinutes = 55 - 20 * i;
        choice.next = i == 0 ? RequestId(firstRequest + 70) : RequestId();
        choice.nextMinutes = 130;
        all.append(choice);
    }
    return all;
}

Outcome GalleryScene::resolution(const Alert& alert)
{
    Outcome fine;
    fine.ok = true;
    fine.code = Outcome::Code::Ok;
    fine.detail = {{QStringLiteral("released"), QJsonArray{alert.appointments.constFirst().value()}},
                   {QStringLiteral("second_person"), QStringLiteral("not_needed")}};
    return fine;
}

} // namespace slotdesk::test
