// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/scratchdatabase.h"

#include <QtCore/QUuid>

namespace slotdesk {

namespace {

constexpr int patienceMs = 60000;

Result<Done> runAlone(const Endpoint& server, const QByteArray& before, const QString& name, const QByteArray& after)
{
    // No interrupt: a database that was made must go, also after Ctrl-C.
    PgConnection::Options options;
    options.statementTimeoutMs = patienceMs;
    Result<std::unique_ptr<PgConnection>> connection = PgConnection::open(server, options);
    if (!connection)
        return connection.error();
    return (*connection)->script(QByteArray(before + (*connection)->quoted(name) + after));
}

} // namespace

ScratchDatabase::ScratchDatabase(Endpoint server, const QString& name)
    : m_server(std::move(server)), m_name(name), m_endpoint(m_server.withDatabase(name))
{
}

Result<std::unique_ptr<ScratchDatabase>> ScratchDatabase::create(const Endpoint& server, const QString& prefix)
{
    const QString name = prefix + QLatin1Char('_') + QUuid::createUuid().toString(QUuid::Id128).left(12);
    if (Result<Done> made = runAlone(server, "create database ", name, " template template0 encoding 'UTF8'"); !made)
        return made.error();
    return std::unique_ptr<ScratchDatabase>(new ScratchDatabase(server, name));
}

ScratchDatabase::~ScratchDatabase()
{
    (void)runAlone(m_server, "drop database if exists ", m_name, " with (force)");
}

} // namespace slotdesk
