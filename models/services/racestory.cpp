// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/racestory.h"

namespace slotdesk {

namespace {

constexpr double microsPerMs = 1000.0;

} // namespace

std::optional<double> RaceStory::gapMs(qsizetype writer) const
{
    if (writer < 1 || writer >= writers.size())
        return {};
    const auto before = writers.at(writer - 1).at[RaceWriter::Written];
    const auto then = writers.at(writer).at[RaceWriter::Written];
    if (!before || !then)
        return {};
    return double(*then - *before) / microsPerMs;
}

double RaceStory::spanMs() const
{
    double all = 0;
    for (qsizetype writer = 1; writer < writers.size(); ++writer)
        all += gapMs(writer).value_or(0);
    return all;
}

} // namespace slotdesk
