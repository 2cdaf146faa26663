// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/relay/relay.h"
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"
#include "tests/support/webhookserver.h"

namespace slotdesk {

/// A database with bookings, a webhook server as its one destination, and the secret that both know.
class RelayWorld
{
public:
    /// `kinds` as an SQL array's text: "{*}".
    explicit RelayWorld(PgFixture& fixture, const QByteArray& kinds = "{*}");
    ~RelayWorld();

    [[nodiscard]] Endpoint owner() const { return m_database; }
    [[nodiscard]] Endpoint worker() const { return m_worker; }
    [[nodiscard]] BookingWorld& bookings() { return *m_bookings; }
    [[nodiscard]] WebhookServer& server() { return m_server; }
    [[nodiscard]] PgConnection& admin() { return *m_admin; }
    /// The folder for --secrets.
    [[nodiscard]] QString secrets() const { return m_folder.path(); }
    [[nodiscard]] static QByteArray secret() { return "a-secret-of-32-bytes-or-thereabout"; }
    [[nodiscard]] QString secretFile(const QByteArray& name, const QByteArray& value, bool forAll = false) const;

    /// The destination is where the server is now: its address changes when it begins to speak TLS.
    void pointAtServer();
    Outcome saveDestination(const QByteArray& name, const QByteArray& kind, const QByteArray& url,
                            const QByteArray& kinds);
    /// A few requests with accepts, declines and cancellations: several events of each.
    void traffic(int requests);
    void set(const QByteArray& setting, int value);

    /// The ids of what must arrive.
    [[nodiscard]] QList<qint64> expected();
    /// What is wrong with what arrived: something missing, unsigned, with two keys, or before an earlier event of its
    /// request had been taken. Empty: nothing.
    [[nodiscard]] QString fault();
    [[nodiscard]] qint64 waiting();
    [[nodiscard]] qint64 dead();
    /// The same as a condition: all that is expected was told "ok" and is written down so.
    [[nodiscard]] bool allArrived();

private:
    [[nodiscard]] QString faultOf(const WebhookServer::Request& request) const;

    Endpoint m_database;
    Endpoint m_worker;
    QTemporaryDir m_folder;
    QByteArray m_kinds;
    std::unique_ptr<PgConnection> m_owner;
    std::unique_ptr<PgConnection> m_admin;
    std::unique_ptr<BookingWorld> m_bookings;
    WebhookServer m_server;
};

/// A relay in this process, quick to try again, and what it said. A machine that is busy must not be taken for a server
/// that hangs, so only who waits for that gives it little time.
class QuickRelay
{
public:
    explicit QuickRelay(const RelayWorld& world, const QString& authority = {}, bool once = false,
                        int timeoutMs = 5000);
    ~QuickRelay() { relay.stop(); }

    RelaySecrets secrets;
    WebhookSender sender;
    Relay relay;
    QStringList said;

    [[nodiscard]] bool hasSaid(const char* word) const;
};

} // namespace slotdesk
