// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/liveboard.h"

#include <array>

namespace slotdesk::test {

namespace {

constexpr std::array clients = {"Priya Natarajan", "Tom Becker",    "Grace Okafor",  "Mariana Alves", "Hannah Weiss",
                                "Omar Haddad",     "Elena Petrova", "Ben Carter",    "Sofia Rossi",   "Kenji Mori",
                                "Aisha Bello",     "Lucas Meyer",   "Nora Lindqvist"};
constexpr std::array therapists = {"Dana Ortiz", "Marcus Cole", "Ravi Sharma", "Yuki Tanaka", "Lea Fischer",
                                   "Rosa Haas",  "Jonas Field", "Mina Cole",   "Iris Novak",  "Paul Adeyemi"};
constexpr std::array services = {"Couples 90", "Couples 60",  "Deep tissue 60",
                                 "Swedish 90", "Prenatal 60", "Sports 60"};

template <size_t Count>
QString pick(const std::array<const char*, Count>& from, int index)
{
    return QLatin1String(from[static_cast<size_t>(index) % Count]);
}

} // namespace

LiveBoard LiveBoard::filled(int count, const QDateTime& now)
{
    LiveBoard board(now);
    for (int i = 0; i < count; ++i) {
        const QString service = pick(services, i * 7 + i / 5);
        const int slotCount = service.startsWith(QLatin1String("Couples")) ? 2 : 1;
        const RequestId id = board.addRequest(pick(clients, i * 5 + i / 11), service, slotCount,
                                              20 + (i * 37) % (60 * 20), 1 + (i * 3) % 8);
        // follow() looks at every row: a large board is made by hand for as long as nothing but its size matters.
        if (count > 400)
            continue;
        for (int offer = 0; offer < 2 + i % 4; ++offer)
            board.addOffer(id, pick(therapists, i + offer), 3 + (i * 5 + offer * 4) % 27);
        for (int slot = 0; slot < slotCount && i % 3 != 0; ++slot)
            board.book(id, pick(therapists, i + slot));
        if (i % 17 == 5)
            board.cancel(id);
    }
    return board;
}

LiveBoard LiveBoard::sketch(const QDateTime& now)
{
    LiveBoard board(now);
    for (int i = 0; i < 13; ++i) {
        const QString service = pick(services, i == 1 || i == 6 || i == 9 ? 1 : i);
        const bool couples = service.startsWith(QLatin1String("Couples"));
        const RequestId id =
            board.addRequest(pick(clients, i), service, couples ? 2 : 1, 26 + i * 15 + i * i * 2, 1 + i % 8);
        for (int offer = 0; offer < 3 + i % 4; ++offer)
            board.addOffer(id, pick(therapists, i + offer), 4 + offer * 5);
        if (i == 1)
            board.book(id, QStringLiteral("Yuki Tanaka"));
        if (i == 0 || (i > 2 && i % 3 != 2)) {
            for (int slot = 0; slot < (couples ? 2 : 1); ++slot)
                board.book(id, pick(therapists, i + slot));
        }
        if (i == 0) {
            board.book(id, QStringLiteral("Rosa Haas"));
            board.addAlert(AlertKind::Surplus, id);
        }
        if (i == 6)
            board.addAlert(AlertKind::Overlap, id, {}, -1);
        if (i == 11)
            board.addAlert(AlertKind::Reported, id, QStringLiteral("Two therapists at the door."), -1);
        if (i == 7)
            board.cancel(id);
    }
    return board;
}

} // namespace slotdesk::test
