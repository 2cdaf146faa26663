// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/serverprobe.h"

#include <array>
#include <libpq-fe.h>
#include <memory>
#include <netdb.h>

namespace slotdesk {

namespace {

/// The host that libpq would go to, with service files and environment; empty for a socket or a bare address.
QByteArray hostName(const QByteArray& conninfo)
{
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectStart(conninfo.constData()), &PQfinish);
    const QByteArray host = connection ? QByteArray(PQhost(connection.get())) : QByteArray();
    return host.startsWith('/') ? QByteArray() : host;
}

bool isKnown(const QByteArray& host)
{
    addrinfo* found = nullptr;
    const bool known = getaddrinfo(host.constData(), nullptr, nullptr, &found) == 0;
    if (found)
        freeaddrinfo(found);
    return known;
}

/// A server there speaks PostgreSQL when it need not encrypt; whom it lets in does not matter.
bool answersInTheClear(const QByteArray& conninfo)
{
    const std::array<const char*, 5> keywords{"dbname", "sslmode", "gssencmode", "connect_timeout", nullptr};
    const std::array<const char*, 5> values{conninfo.constData(), "disable", "disable", "3", nullptr};
    const PGPing answer = PQpingParams(keywords.data(), values.data(), 1);
    return answer == PQPING_OK || answer == PQPING_REJECT;
}

} // namespace

ServerProbe::Obstacle ServerProbe::obstacle(const Endpoint& endpoint)
{
    const QByteArray conninfo = endpoint.conninfo();
    if (const QByteArray host = hostName(conninfo); !host.isEmpty() && !isKnown(host))
        return Obstacle::NameUnknown;
    return answersInTheClear(conninfo) ? Obstacle::Encryption : Obstacle::NoAnswer;
}

} // namespace slotdesk
