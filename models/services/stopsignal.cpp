// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/stopsignal.h"

#include <QtCore/QDeadlineTimer>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <sys/eventfd.h>

namespace slotdesk {

namespace {

constexpr std::array watched = {SIGINT, SIGTERM, SIGHUP};
std::array<struct sigaction, watched.size()> before;
std::atomic<int> wakeDescriptor = -1;
static_assert(std::atomic<int>::is_always_lock_free, "read in a signal handler");

void handle(int)
{
    const int saved = errno;
    if (const int descriptor = wakeDescriptor.load(); descriptor >= 0)
        ::eventfd_write(descriptor, 1);
    errno = saved;
}

} // namespace

StopSignal::StopSignal() : m_interrupt(std::make_shared<Interrupt>())
{
    wakeDescriptor = m_interrupt->descriptor();
    struct sigaction action = {};
    action.sa_handler = handle;
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < watched.size(); ++i)
        ::sigaction(watched.at(i), &action, &before.at(i));
}

StopSignal::~StopSignal()
{
    for (std::size_t i = 0; i < watched.size(); ++i)
        ::sigaction(watched.at(i), &before.at(i), nullptr);
    wakeDescriptor = -1;
}

StopSignal::Woken StopSignal::wait(int ms, int descriptor) const
{
    const QDeadlineTimer deadline(ms);
    for (;;) {
        // POLLERR and POLLHUP are always reported; asking for nothing else keeps unread input from waking us.
        std::array<pollfd, 2> entries = {pollfd{m_interrupt->descriptor(), POLLIN, 0}, pollfd{descriptor, 0, 0}};
        const int ready = ::poll(entries.data(), entries.size(), int(deadline.remainingTime()));
        if (ready < 0 && errno != EINTR)
            return Woken::Stopped;
        if (entries[0].revents != 0 && ready > 0)
            return Woken::Stopped;
        if (entries[1].revents != 0 && ready > 0)
            return Woken::HungUp;
        if (deadline.hasExpired())
            return Woken::TimeUp;
    }
}

} // namespace slotdesk
