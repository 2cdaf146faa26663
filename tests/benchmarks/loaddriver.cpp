// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmarks/loaddriver.h"

#include <QtCore/QFile>

#include <libpq-fe.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace slotdesk {

namespace {

constexpr int wakeUps = 64;

double secondsNow()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

bool hadEffect(const PGresult* result)
{
    if (PQresultStatus(result) == PGRES_COMMAND_OK)
        return qstrcmp(PQcmdTuples(const_cast<PGresult*>(result)), "1") == 0;
    return PQntuples(result) == 1 && *PQgetvalue(result, 0, 0) == 't';
}

} // namespace

struct LoadDriver::Lane
{
    PGconn* connection = nullptr;
    int number = 0;
    double sent = 0;
    QList<QByteArray> parameters;

    ~Lane() { PQfinish(connection); }
};

LoadDriver::LoadDriver(const Endpoint& endpoint, int connections) : m_poll(epoll_create1(EPOLL_CLOEXEC))
{
    for (int i = 0; i < connections; ++i) {
        auto lane = std::make_unique<Lane>();
        lane->number = i;
        lane->connection = PQconnectdb(endpoint.conninfo().constData());
        if (PQstatus(lane->connection) != CONNECTION_OK)
            qFatal("%s", PQerrorMessage(lane->connection));
        epoll_event event{EPOLLIN, {}};
        event.data.ptr = lane.get();
        epoll_ctl(m_poll, EPOLL_CTL_ADD, PQsocket(lane->connection), &event);
        m_lanes.push_back(std::move(lane));
    }
}

LoadDriver::~LoadDriver()
{
    m_lanes.clear();
    ::close(m_poll);
}

void LoadDriver::prepare(const QByteArray& name, const QByteArray& sql)
{
    for (const auto& lane : m_lanes) {
        PGresult* result = PQprepare(lane->connection, name.constData(), sql.constData(), 0, nullptr);
        if (PQresultStatus(result) != PGRES_COMMAND_OK)
            qFatal("%s: %s", name.constData(), PQresultErrorMessage(result));
        PQclear(result);
    }
}

void LoadDriver::send(Lane& lane, const QByteArray& name, const Next& next, double now)
{
    lane.parameters.clear();
    if (!next(lane.number, lane.parameters))
        return;
    std::array<const char*, 8> values{};
    std::transform(lane.parameters.cbegin(), lane.parameters.cend(), values.begin(),
                   [](const QByteArray& value) { return value.isNull() ? nullptr : value.constData(); });
    if (PQsendQueryPrepared(lane.connection, name.constData(), int(lane.parameters.size()), values.data(), nullptr,
                            nullptr, 0) == 0)
        qFatal("%s", PQerrorMessage(lane.connection));
    lane.sent = now;
    ++m_underWay;
}

void LoadDriver::receive(Lane& lane, double now, Turn& turn)
{
    while (PGresult* result = PQgetResult(lane.connection)) {
        const ExecStatusType status = PQresultStatus(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            qFatal("%s", PQresultErrorMessage(result));
        turn.effects += hadEffect(result) ? 1 : 0;
        PQclear(result);
    }
    ++turn.calls;
    --m_underWay;
    m_times.push_back(now - lane.sent);
}

LoadDriver::Turn LoadDriver::run(const QByteArray& name, int connections, double seconds, const Next& next)
{
    Turn turn;
    m_times.clear();
    const double wal = walPosition();
    const double processor = processorSeconds(connections);
    const double begin = secondsNow();
    for (int i = 0; i < connections; ++i)
        send(*m_lanes[size_t(i)], name, next, begin);
    std::array<epoll_event, wakeUps> events{};
    double now = begin;
    while (m_underWay > 0) {
        const int ready = epoll_wait(m_poll, events.data(), wakeUps, -1);
        for (int i = 0; i < ready; ++i) {
            Lane& lane = *static_cast<Lane*>(events[size_t(i)].data.ptr);
            if (PQconsumeInput(lane.connection) == 0)
                qFatal("%s", PQerrorMessage(lane.connection));
            if (PQisBusy(lane.connection) != 0)
                continue;
            now = secondsNow();
            receive(lane, now, turn);
            if (now - begin < seconds)
                send(lane, name, next, now);
        }
    }
    turn.seconds = now - begin;
    std::sort(m_times.begin(), m_times.end());
    if (!m_times.empty() && turn.effects > 0) {
        turn.p50 = m_times[m_times.size() / 2] * 1000;
        turn.p99 = m_times[m_times.size() * 99 / 100] * 1000;
        turn.serverMicroseconds = (processorSeconds(connections) - processor) * 1e6 / double(turn.effects);
        turn.walBytes = (walPosition() - wal) / double(turn.effects);
    }
    return turn;
}

double LoadDriver::walPosition()
{
    PGresult* result = PQexec(m_lanes.front()->connection, "select pg_current_wal_insert_lsn() - '0/0'");
    const double position = QByteArray(PQgetvalue(result, 0, 0)).toDouble();
    PQclear(result);
    return position;
}

double LoadDriver::processorSeconds(int connections) const
{
    double seconds = 0;
    for (int i = 0; i < connections; ++i) {
        QFile file(QStringLiteral("/proc/%1/schedstat").arg(PQbackendPID(m_lanes[size_t(i)]->connection)));
        if (file.open(QIODevice::ReadOnly))
            seconds += file.readAll().split(' ').constFirst().toDouble() * 1e-9;
    }
    return seconds;
}

} // namespace slotdesk
