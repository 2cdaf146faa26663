// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/rounds.h"
#include "tests/support/pgfixture.h"

namespace slotdesk::test {

/// The big board in a real PostgreSQL: how long a desk takes from nothing to the sorted board on screen, and what it
/// holds in memory, beside psql reading the same rows to nowhere; and what a table model that selects every second
/// costs the window.
class BoardServer
{
public:
    explicit BoardServer(int requests);

    void run(int rounds);

    /// The other half of run(), in a process of its own: shows the desk, prints milliseconds and kilobytes.
    [[nodiscard]] static int desk(const QString& conninfo, int requests);

private:
    struct DeskFigures
    {
        double firstMs = 0;
        double wholeMs = 0;
        double memoryKb = 0;
        double emptyMs = 0; ///< the window is painted for the first time
        double cameMs = 0;  ///< the first part of the board is in its thread
    };

    void fill();
    [[nodiscard]] double copyMs() const;
    [[nodiscard]] double psqlMs(const QByteArray& sql) const;
    [[nodiscard]] qint64 copyBytes() const;
    [[nodiscard]] DeskFigures deskOnce() const;
    [[nodiscard]] double sqlTableModelMs() const;

    const int m_requests;
    PgFixture m_pg;
    Endpoint m_owner;
    Endpoint m_agent;
    QString m_socketFolder;
};

} // namespace slotdesk::test
