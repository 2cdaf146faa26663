// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/boardrows.h"

#include <QtCore/QSet>
#include <array>

namespace slotdesk::test {

namespace {

struct Place
{
    const char* name;
    const char* zone;
};
constexpr std::array places = {
    Place{"New York", "America/New_York"},   Place{"Los Angeles", "America/Los_Angeles"},
    Place{"Chicago", "America/Chicago"},     Place{"Boston", "America/New_York"},
    Place{"Miami", "America/New_York"},      Place{"San Francisco", "America/Los_Angeles"},
    Place{"Seattle", "America/Los_Angeles"}, Place{"Atlanta", "America/New_York"},
    Place{"Denver", "America/Denver"},       Place{"Phoenix", "America/Phoenix"},
};
constexpr std::array services = {"Couples 90", "Couples 60",  "Deep tissue 60", "Deep tissue 90", "Swedish 90",
                                 "Swedish 60", "Prenatal 60", "Sports 60",      "Hot stone 90"};
constexpr std::array givenNames = {"Priya", "Tom",   "Grace", "Mariana", "Hannah", "Omar", "Elena", "Ben",
                                   "Sofia", "Kenji", "Aisha", "Lucas",   "Nora",   "Dana", "Ravi",  "Yuki",
                                   "Lea",   "Rosa",  "Jonas", "Mina",    "Iris",   "Paul", "Zoë",   "André"};
constexpr std::array beginnings = {"Nata", "Beck", "Oka",  "Al",  "Wei",  "Had", "Petro", "Cart", "Ross", "Mor",
                                   "Bell", "Mey",  "Lind", "Ort", "Shar", "Tan", "Fisch", "Haas", "Nov",  "Ade"};
constexpr std::array endings = {"rajan", "er",    "for", "ves", "ss",  "dad", "va",   "man", "ini",  "iyama",
                                "ovic",  "qvist", "iz",  "ma",  "aka", "son", "berg", "ak",  "yemi", "ström"};
constexpr int therapistCount = 4000;
constexpr int alertCount = 500;
constexpr int minutesAhead = 14 * 24 * 60;

} // namespace

BoardRows::BoardRows(int times, const QDateTime& now) : m_now(now), m_size(times * requestsASize)
{
    for (int i = 0; i < therapistCount; ++i)
        m_therapists.append(personName());
    m_board.snapshot = true;
    for (int i = 0; i < m_size; ++i)
        addRequest(i);
    for (int i = 0; i < alertCount * times; ++i)
        addAlert(m_board.requests.at(any(m_size)));
    m_board.health.state = FeedHealth::State::Live;
    m_board.health.asOf = now;
}

QString BoardRows::personName()
{
    return QString::fromUtf8(givenNames.at(m_random() % givenNames.size())) + QLatin1Char(' ') + QChar(u'A' + any(26)) +
           QStringLiteral(". ") + QString::fromUtf8(beginnings.at(m_random() % beginnings.size())) +
           QString::fromUtf8(endings.at(m_random() % endings.size()));
}

void BoardRows::addRequest(int number)
{
    const auto market = m_random() % places.size();
    AppointmentRequest row;
    row.id = RequestId(1000001 + number);
    row.client = ClientId(1 + number);
    row.market = MarketId(qint64(market) + 1);
    row.clientName = personName();
    row.clientPhone =
        QStringLiteral("+1 %1 %2 %3").arg(200 + any(700)).arg(200 + any(700)).arg(any(10000), 4, 10, QLatin1Char('0'));
    row.service = QString::fromLatin1(services.at(m_random() % services.size()));
    row.marketName = QString::fromLatin1(places.at(market).name);
    row.timeZone = places.at(market).zone;
    row.currency = "USD";
    row.slots = any(10) < 3 ? 2 : 1;
    const int state = any(10);
    row.status = state < 6 ? RequestStatus::Open : state < 9 ? RequestStatus::Filled : RequestStatus::Cancelled;
    row.live = row.status == RequestStatus::Filled ? row.slots : 0;
    row.openSlots = row.status == RequestStatus::Open ? row.slots : 0;
    row.pendingOffers = row.status == RequestStatus::Open ? any(offersEach + 1) : 0;
    row.expiredOffers = row.status == RequestStatus::Filled ? offersEach - 1 : 0;
    row.declinedOffers = offersEach - row.pendingOffers - row.expiredOffers;
    row.startsAt = m_now.addSecs(60 * (any(minutesAhead) - 60));
    row.endsAt = row.startsAt.addSecs(3600);
    row.createdAt = m_now.addSecs(-60 * any(2000));
    row.priceCents = 9000 + 100 * any(200);
    row.version = 1;
    m_board.requests.append(row);
    m_slotAt.append(m_board.slotRows.size());
    addSlots(row);
    addOffers(row);
}

void BoardRows::addSlots(const AppointmentRequest& request)
{
    for (int position = 1; position <= request.slots; ++position) {
        Appointment slot;
        slot.id = AppointmentId(m_board.slotRows.size() + 1);
        slot.request = request.id;
        slot.position = position;
        slot.startsAt = request.startsAt;
        slot.endsAt = request.endsAt;
        slot.payCents = request.priceCents / 2;
        slot.version = 1;
        slot.status = request.status == RequestStatus::Open     ? SlotStatus::Open
                      : request.status == RequestStatus::Filled ? SlotStatus::Booked
                                                                : SlotStatus::Cancelled;
        if (slot.status == SlotStatus::Booked) {
            const int who = any(therapistCount);
            slot.therapist = TherapistId(who + 1);
            slot.therapistName = QString(m_therapists.at(who).constData()); // a copy, as a feed makes them
            slot.therapistPhone = QStringLiteral("+1 310 555 %1").arg(who, 4, 10, QLatin1Char('0'));
            slot.bookedAt = request.createdAt.addSecs(240);
        }
        m_board.slotRows.append(slot);
    }
}

void BoardRows::addOffers(const AppointmentRequest& request)
{
    const int first = any(therapistCount);
    for (int i = 0; i < offersEach; ++i) {
        AppointmentOffer offer;
        offer.id = OfferId(m_board.offers.size() + 1);
        offer.request = request.id;
        offer.therapist = TherapistId((first + i) % therapistCount + 1);
        offer.therapistName = QString(m_therapists.at((first + i) % therapistCount).constData());
        offer.status = i < request.pendingOffers                           ? OfferStatus::Pending
                       : i < request.pendingOffers + request.expiredOffers ? OfferStatus::Expired
                                                                           : OfferStatus::Declined;
        offer.sentAt = request.createdAt.addSecs(10 + i);
        offer.expiresAt = m_now.addSecs(60 * (10 + any(40)));
        offer.version = 1;
        if (offer.status == OfferStatus::Expired)
            offer.cause = QString(QStringLiteral("full").constData());
        if (offer.status != OfferStatus::Pending)
            offer.respondedAt = offer.sentAt.addSecs(90 + i);
        m_board.offers.append(offer);
    }
}

void BoardRows::addAlert(const AppointmentRequest& request)
{
    Alert alert;
    alert.id = AlertId(m_board.alerts.size() + 1);
    alert.kind = any(5) == 0 ? AlertKind::Surplus : AlertKind::Reported;
    alert.status = AlertStatus::New;
    alert.market = request.market;
    alert.request = request.id;
    alert.requests = {request.id};
    alert.clientName = request.clientName;
    alert.slots = request.slots;
    alert.live = request.live;
    alert.startsAt = request.startsAt;
    alert.timeZone = request.timeZone;
    alert.currency = request.currency;
    alert.raisedAt = m_now.addSecs(-120);
    alert.note = QStringLiteral("The client says that two came.");
    alert.version = 1;
    m_board.alerts.append(alert);
}

FeedBatch BoardRows::change(int count)
{
    FeedBatch batch;
    QSet<int> taken;
    while (taken.size() < count)
        taken.insert(any(m_size));
    int kind = 0;
    for (const int at : std::as_const(taken)) {
        AppointmentRequest& row = m_board.requests[at];
        ++row.version;
        if (++kind % 3 == 0)
            row.startsAt = m_now.addSecs(60 * (any(minutesAhead) - 60));
        else if (kind % 3 == 1)
            row.status = row.status == RequestStatus::Open ? RequestStatus::Cancelled : RequestStatus::Open;
        else
            row.clientName = personName();
        batch.requestScope.append(row.id);
        batch.requests.append(row);
        batch.slotRows.append(m_board.slotRows.mid(m_slotAt.at(at), row.slots));
        batch.offers.append(m_board.offers.mid(qsizetype(at) * offersEach, offersEach));
    }
    batch.health = m_board.health;
    return batch;
}

} // namespace slotdesk::test
