// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/statuses.h"

#include <array>

namespace slotdesk {

namespace {

template <typename Enum, size_t Count>
Enum fromWord(const std::array<const char*, Count>& words, QByteArrayView word)
{
    for (size_t i = 0; i < Count; ++i) {
        if (word == QByteArrayView(words[i]))
            return static_cast<Enum>(i);
    }
    return static_cast<Enum>(Count);
}

template <typename Enum, size_t Count>
QString toWord(const std::array<const char*, Count>& words, Enum value)
{
    const auto index = static_cast<size_t>(value);
    return index < Count ? QString::fromLatin1(words[index]) : QStringLiteral("unknown");
}

constexpr std::array requestWords = {"open", "filled", "cancelled", "expired", "completed"};
constexpr std::array slotWords = {"open", "booked", "cancelled", "completed", "no_show"};
constexpr std::array offerWords = {"pending", "accepted", "declined", "expired", "withdrawn"};
constexpr std::array kindWords = {"surplus", "overlap", "same_therapist", "after_close", "reported", "at_risk"};
constexpr std::array alertWords = {"new", "claimed", "snoozed", "resolved", "dismissed", "closed"};

} // namespace

RequestStatus requestStatusFrom(QByteArrayView word)
{
    return fromWord<RequestStatus>(requestWords, word);
}
SlotStatus slotStatusFrom(QByteArrayView word)
{
    return fromWord<SlotStatus>(slotWords, word);
}
OfferStatus offerStatusFrom(QByteArrayView word)
{
    return fromWord<OfferStatus>(offerWords, word);
}
AlertKind alertKindFrom(QByteArrayView word)
{
    return fromWord<AlertKind>(kindWords, word);
}
AlertStatus alertStatusFrom(QByteArrayView word)
{
    return fromWord<AlertStatus>(alertWords, word);
}

QString wordOf(RequestStatus status)
{
    return toWord(requestWords, status);
}
QString wordOf(SlotStatus status)
{
    return toWord(slotWords, status);
}
QString wordOf(OfferStatus status)
{
    return toWord(offerWords, status);
}
QString wordOf(AlertKind kind)
{
    return toWord(kindWords, kind);
}
QString wordOf(AlertStatus status)
{
    return toWord(alertWords, status);
}

} // namespace slotdesk
