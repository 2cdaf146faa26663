// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/interrupt.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace slotdesk {

Interrupt::Interrupt() : m_descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Interrupt::~Interrupt()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void Interrupt::raise()
{
    ::eventfd_write(m_descriptor, 1);
}

void Interrupt::clear()
{
    eventfd_t count = 0;
    ::eventfd_read(m_descriptor, &count);
}

bool Interrupt::isRaised() const
{
    pollfd entry{m_descriptor, POLLIN, 0};
    return ::poll(&entry, 1, 0) == 1;
}

} // namespace slotdesk
