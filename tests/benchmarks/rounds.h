// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <algorithm>
#include <cstdio>
#include <string>

namespace slotdesk::test {

/// One figure, measured once a round: its median, and half of the spread as noise.
class Rounds
{
public:
    void add(double value) { m_values.append(value); }
    [[nodiscard]] bool isEmpty() const { return m_values.isEmpty(); }
    [[nodiscard]] double median() const { return at(0.5); }
    [[nodiscard]] double most() const { return at(1); }
    /// In per cent of the median.
    [[nodiscard]] double noise() const { return median() > 0 ? 50 * (at(1) - at(0)) / median() : 0; }

    [[nodiscard]] double at(double share) const
    {
        if (m_values.isEmpty())
            return 0;
        QList<double> sorted = m_values;
        std::sort(sorted.begin(), sorted.end());
        return sorted.at(std::min(sorted.size() - 1, qsizetype(share * double(sorted.size()))));
    }

    [[nodiscard]] std::string text(const char* unit) const
    {
        return number(median()) + " " + unit + " +-" + number(noise()) + " %";
    }

    /// "| line | ours | peer | ratio | target | met |": how many times faster ours must be at least.
    static void printFaster(const char* line, const Rounds& ours, const Rounds& peer, double target)
    {
        const Rounds ratio = ratioOf(peer, ours);
        print(line, ours.text("ms"), peer.text("ms"), ratio.ratioText(), ">= " + number(target),
              ratio.median() >= target);
    }

    /// The same where ours may take so many times the peer's at most.
    static void printWithin(const char* line, const Rounds& ours, const Rounds& peer, const char* unit, double target)
    {
        const Rounds ratio = ratioOf(ours, peer);
        print(line, ours.text(unit), peer.text(unit), ratio.ratioText(), "<= " + number(target),
              ratio.median() <= target);
    }

    /// One figure against a bound.
    static void printBound(const char* line, double ours, const char* unit, double most)
    {
        const std::string of = std::string(" ") + unit;
        print(line, number(ours) + of, "-", "-", "<= " + number(most) + of, ours <= most);
    }

    static void print(const std::string& line, const std::string& ours, const std::string& peer,
                      const std::string& ratio, const std::string& target, bool isMet)
    {
        std::printf("| %s | %s | %s | %s | %s | %s |\n", line.c_str(), ours.c_str(), peer.c_str(), ratio.c_str(),
                    target.c_str(),
                    target == "-" ? "-"
                    : isMet       ? "yes"
                                  : "no"); // -: told only
        std::fflush(stdout);
    }

    [[nodiscard]] static std::string number(double value)
    {
        char text[32];
        std::snprintf(text, sizeof text, "%.3g", value);
        return value >= 1000 ? std::to_string(static_cast<long long>(value)) : text;
    }

    /// Round by round.
    [[nodiscard]] static Rounds ratioOf(const Rounds& above, const Rounds& below)
    {
        Rounds ratios;
        for (qsizetype i = 0; i < std::min(above.m_values.size(), below.m_values.size()); ++i)
            ratios.add(below.m_values.at(i) > 0 ? above.m_values.at(i) / below.m_values.at(i) : 0);
        return ratios;
    }

    /// The median, with the least and the most.
    [[nodiscard]] std::string ratioText() const
    {
        return number(median()) + " (" + number(at(0)) + " to " + number(at(1)) + ")";
    }

private:
    QList<double> m_values;
};

} // namespace slotdesk::test
