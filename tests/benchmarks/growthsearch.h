// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "benchmarks/growthside.h"

namespace slotdesk {

/// The search for people as they are typed, key by key, on one connection as a desk has it; and how soon a question
/// ends that the next key makes useless.
class GrowthSearch
{
public:
    GrowthSearch(GrowthSide& side, const Endpoint& endpoint, int people);

    void run();

private:
    enum class By { Phone, Name };
    void typeAll(By by, const QByteArray& function);
    [[nodiscard]] QString person(By by);
    void cancel();

    GrowthSide& m_side;
    const Endpoint m_endpoint;
    const int m_people;
    quint64 m_random = 12345;
};

} // namespace slotdesk
