// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/endpoint.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <functional>
#include <memory>
#include <vector>

struct pg_conn;

namespace slotdesk {

/// Many connections in one thread (epoll and libpq's asynchronous half), each with one prepared statement under way at
/// a time. The same code drives both sides of a comparison, so that the client costs both the same, and little.
class LoadDriver
{
public:
    struct Turn
    {
        double seconds = 0;
        qint64 calls = 0;
        qint64 effects = 0; ///< a row was updated, or the function's first column is true
        double p50 = 0;     ///< milliseconds, of all calls
        double p99 = 0;
        double serverMicroseconds = 0; ///< processor time of the backends, an effect
        double walBytes = 0;           ///< an effect
        [[nodiscard]] double perSecond() const { return double(effects) / seconds; }
    };
    /// The parameters of this connection's next call; false: it has none.
    using Next = std::function<bool(int connection, QList<QByteArray>& parameters)>;

    LoadDriver(const Endpoint& endpoint, int connections);
    ~LoadDriver();
    LoadDriver(const LoadDriver&) = delete;
    LoadDriver& operator=(const LoadDriver&) = delete;

    void prepare(const QByteArray& name, const QByteArray& sql);
    /// So long on the first so many connections; calls under way at the end are waited for and count.
    [[nodiscard]] Turn run(const QByteArray& name, int connections, double seconds, const Next& next);

private:
    struct Lane;
    void send(Lane& lane, const QByteArray& name, const Next& next, double now);
    void receive(Lane& lane, double now, Turn& turn);
    [[nodiscard]] double walPosition();
    [[nodiscard]] double processorSeconds(int connections) const;

    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::vector<double> m_times;
    int m_poll = -1;
    int m_underWay = 0;
};

} // namespace slotdesk
