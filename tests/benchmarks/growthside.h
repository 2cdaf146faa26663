// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "benchmarks/benchserver.h"
#include "benchmarks/loaddriver.h"

namespace slotdesk {

/// A database with so many requests that are over, and a few that are live: one of the two that are compared.
class GrowthSide
{
public:
    struct History
    {
        int requests = 0;
        int clients = 0;
        int eventsEach = 0;
    };
    GrowthSide(BenchServer& server, const QString& name, const History& history);

    static constexpr int liveRequests = 2000;

    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] PgConnection& owner() { return *m_owner; }
    /// Each in milliseconds.
    [[nodiscard]] double accept(double seconds);
    [[nodiscard]] double tail();
    [[nodiscard]] double firstScreen();
    [[nodiscard]] double wholeBoard();
    /// Requests with more live rows than slots, and nothing else.
    [[nodiscard]] double aggregate();
    [[nodiscard]] double doubleBookings();
    [[nodiscard]] double violations();

private:
    [[nodiscard]] double milliseconds(const QByteArray& sql);
    const QString m_name;
    std::unique_ptr<PgConnection> m_owner;
    std::unique_ptr<PgConnection> m_reader;
    std::unique_ptr<LoadDriver> m_driver;
    qint64 m_nextRequest = 1;
};

} // namespace slotdesk
