// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gallery/galleryscene.h"

namespace slotdesk::test {

namespace {

constexpr qint64 firstRequest = 48001;

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

} // namespace slotdesk::test
