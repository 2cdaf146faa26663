// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/loadsim/simplan.h"

#include <algorithm>

namespace slotdesk {

namespace {

constexpr quint64 rushPercent = 30;
constexpr double slowestMs = 900000;
constexpr int mostAsked = 7;

} // namespace

SimPlan::SimPlan(quint64 seed, int index, const SimWorld& world)
    : m_world(world), m_seed(seed), m_random(quint32(seed * 7919 + quint64(index)))
{
}

// splitmix64: well mixed from counters, and the same on every machine.
quint64 SimPlan::drawn(qint64 id, quint64 salt) const
{
    quint64 x = m_seed * 0x9e3779b97f4a7c15ULL + quint64(id) * 0xbf58476d1ce4e5b9ULL + salt;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

bool SimPlan::answersFor(qint64 therapist, int index, int of) const
{
    // Drawn, because ids run in step with markets in many databases: one backend would have a market to itself.
    return drawn(therapist, 3) % quint64(of) == quint64(index) &&
           std::any_of(m_world.therapists.cbegin(), m_world.therapists.cend(),
                       [therapist](const SimWorld::Person& person) { return person.id == therapist; });
}

SimPlan::Wish SimPlan::wishFor(qint64 offer) const
{
    const quint64 percent = drawn(offer, 1) % 100;
    return percent < 55 ? Wish::Accept : percent < 75 ? Wish::Decline : Wish::Ignore;
}

int SimPlan::reactionMs(qint64 offer, qint64 request) const
{
    if (drawn(request, 4) % 100 < rushPercent)
        return 3000 + int(drawn(request, 5) % 20000) + int(drawn(offer, 2) % 900);
    const double x = double(drawn(offer, 2) % 1000) / 1000.0;
    return 5000 + int(x * x * slowestMs);
}

bool SimPlan::chance(double probability)
{
    return m_random.generateDouble() < probability;
}

int SimPlan::between(int least, int most)
{
    return m_random.bounded(least, most + 1);
}

QList<TherapistId> SimPlan::someTherapists(MarketId market)
{
    QList<TherapistId> all;
    for (const SimWorld::Person& person : m_world.therapists) {
        if (person.market == market.value())
            all.append(TherapistId(person.id));
    }
    QList<TherapistId> some;
    while (!all.isEmpty() && some.size() < mostAsked)
        some.append(all.takeAt(m_random.bounded(all.size())));
    return some;
}

std::optional<NewRequest> SimPlan::newRequest(const QDateTime& now)
{
    if (m_world.clients.isEmpty())
        return std::nullopt;
    const SimWorld::Person& client = m_world.clients.at(m_random.bounded(m_world.clients.size()));
    NewRequest request;
    request.client = ClientId(client.id);
    request.market = MarketId(client.market);
    request.service = m_world.services.at(m_random.bounded(m_world.services.size()));
    const bool isForTwo = request.service.startsWith(QLatin1String("couples"), Qt::CaseInsensitive);
    request.slots = isForTwo ? 2 : 1;
    const int named = request.service.section(QLatin1Char(' '), -1).toInt();
    request.minutes = named > 0 ? named : chance(0.5) ? 60 : 90;
    const qint64 quarter = qint64{15} * 60;
    const qint64 start = now.toSecsSinceEpoch() + qint64{between(45, 20 * 60)} * 60;
    request.startsAt = QDateTime::fromSecsSinceEpoch((start / quarter + 1) * quarter, Qt::UTC);
    request.priceCents = qint64{request.slots} * (request.minutes == 60 ? 12000 : 16500);
    request.payCents = request.minutes == 60 ? 7800 : 10700;
    return request;
}

} // namespace slotdesk
