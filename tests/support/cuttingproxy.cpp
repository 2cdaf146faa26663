// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cuttingproxy.h"

#include <array>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace slotdesk {

namespace {

constexpr int turnMs = 20; ///< how soon a change of setSilent() is seen

sockaddr_un addressOf(const QByteArray& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.constData(), sizeof(address.sun_path) - 1);
    return address;
}

const sockaddr* asAddress(const sockaddr_un& address)
{
    return reinterpret_cast<const sockaddr*>(&address);
}

QByteArray receive(int descriptor)
{
    std::array<char, 65536> block;
    const ssize_t size = ::recv(descriptor, block.data(), block.size(), 0);
    return size > 0 ? QByteArray(block.data(), size) : QByteArray();
}

bool sendAll(int descriptor, const QByteArray& data)
{
    for (qsizetype sent = 0; sent < data.size();) {
        const ssize_t size = ::send(descriptor, data.constData() + sent, size_t(data.size() - sent), MSG_NOSIGNAL);
        if (size <= 0)
            return false;
        sent += size;
    }
    return true;
}

/// ReadyForQuery: the server has committed and waits for the next message.
bool endsReady(const QByteArray& reply)
{
    return reply.size() >= 6 && reply.sliced(reply.size() - 6, 5) == QByteArray("Z\0\0\0\5", 5);
}

} // namespace

CuttingProxy::CuttingProxy(const QString& serverSocketFolder)
    : m_serverPath(serverSocketFolder.toUtf8() + "/.s.PGSQL.5432")
{
    const sockaddr_un address = addressOf(m_folder.path().toUtf8() + "/.s.PGSQL.5432");
    m_listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::bind(m_listener, asAddress(address), sizeof(address)) != 0 || ::listen(m_listener, 16) != 0)
        qFatal("The proxy cannot listen at %s", address.sun_path);
    m_thread = std::thread([this] { serve(); });
}

CuttingProxy::~CuttingProxy()
{
    m_stop.raise();
    m_thread.join();
    for (Link& link : m_links)
        close(link);
    ::close(m_listener);
}

Endpoint CuttingProxy::through(const Endpoint& direct) const
{
    return Endpoint::socket(m_folder.path(), direct.database(), direct.user());
}

void CuttingProxy::cutReplyTo(const QByteArray& word, int times)
{
    const std::lock_guard lock(m_mutex);
    m_word = word;
    m_times = times;
    m_serverHears = true;
}

void CuttingProxy::cutRequest(const QByteArray& word, int times)
{
    const std::lock_guard lock(m_mutex);
    m_word = word;
    m_times = times;
    m_serverHears = false;
}

void CuttingProxy::setSilent(bool silent)
{
    m_silent = silent;
}

void CuttingProxy::serve()
{
    while (!m_stop.isRaised()) {
        std::erase_if(m_links, [](const Link& link) { return link.closed; });
        std::vector<pollfd> entries{{m_stop.descriptor(), POLLIN, 0}, {m_listener, POLLIN, 0}};
        const size_t served = m_silent ? 0 : m_links.size();
        for (size_t at = 0; at < served; ++at) {
            entries.push_back({m_links[at].client, POLLIN, 0});
            entries.push_back({m_links[at].server, POLLIN, 0});
        }
        if (::poll(entries.data(), entries.size(), turnMs) <= 0)
            continue;
        for (size_t at = 0; at < served; ++at) {
            if (entries[2 + 2 * at].revents != 0)
                passRequest(m_links[at]);
            if (!m_links[at].closed && entries[3 + 2 * at].revents != 0)
                passReply(m_links[at]);
        }
        if (entries[1].revents != 0)
            acceptClient();
    }
}

void CuttingProxy::acceptClient()
{
    Link link;
    link.client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    link.server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_un address = addressOf(m_serverPath);
    if (::connect(link.server, asAddress(address), sizeof(address)) != 0)
        close(link);
    m_links.push_back(link);
}

void CuttingProxy::passRequest(Link& link)
{
    const QByteArray request = receive(link.client);
    bool cut = false;
    bool heard = true;
    {
        const std::lock_guard lock(m_mutex);
        cut = m_times > 0 && request.contains(m_word);
        m_times -= cut ? 1 : 0;
        heard = !cut || m_serverHears;
    }
    link.doomed = link.doomed || cut;
    m_cuts += cut ? 1 : 0;
    if (request.isEmpty() || !heard || !sendAll(link.server, request))
        close(link);
}

void CuttingProxy::passReply(Link& link)
{
    const QByteArray reply = receive(link.server);
    const bool over = reply.isEmpty() || (link.doomed ? endsReady(reply) : !sendAll(link.client, reply));
    if (over)
        close(link);
}

void CuttingProxy::close(Link& link)
{
    if (link.closed)
        return;
    ::close(link.client);
    ::close(link.server);
    link.closed = true;
}

} // namespace slotdesk
