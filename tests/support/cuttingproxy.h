// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/endpoint.h"
#include "db/interrupt.h"

#include <QtCore/QByteArray>
#include <QtCore/QTemporaryDir>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace slotdesk {

/// A link to a server on a Unix socket that breaks when told to: after the server has done its work and before the
/// client hears of it, before the server hears of it, or by falling silent with the connections open. Its own thread
/// serves all connections; every method may be called from any thread.
class CuttingProxy
{
public:
    explicit CuttingProxy(const QString& serverSocketFolder);
    ~CuttingProxy();
    CuttingProxy(const CuttingProxy&) = delete;
    CuttingProxy& operator=(const CuttingProxy&) = delete;

    /// The same database and login as `direct`, by way of this proxy.
    [[nodiscard]] Endpoint through(const Endpoint& direct) const;

    /// The next `times` messages that hold `word` are done by the server, and their replies thrown away.
    void cutReplyTo(const QByteArray& word, int times = 1);
    /// The next `times` messages that hold `word` never reach the server.
    void cutRequest(const QByteArray& word, int times = 1);
    /// Nothing goes either way, and nobody is told.
    void setSilent(bool silent);
    [[nodiscard]] int cuts() const { return m_cuts; }

private:
    struct Link
    {
        int client = -1;
        int server = -1;
        bool doomed = false; ///< the reply that comes now is not for the client
        bool closed = false;
    };

    void serve();
    void acceptClient();
    void passRequest(Link& link);
    void passReply(Link& link);
    static void close(Link& link);

    const QByteArray m_serverPath;
    QTemporaryDir m_folder{QStringLiteral("/tmp/slotdesk-link-XXXXXX")};
    int m_listener = -1;
    Interrupt m_stop;
    std::atomic_bool m_silent = false;
    std::atomic_int m_cuts = 0;

    std::mutex m_mutex; ///< guards the three below
    QByteArray m_word;
    int m_times = 0;
    bool m_serverHears = false;

    std::vector<Link> m_links; ///< the thread's own
    std::thread m_thread;      ///< last: starts when all the rest is there
};

} // namespace slotdesk
