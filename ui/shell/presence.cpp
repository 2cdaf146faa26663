// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/presence.h"

#include "tables/serverwords.h"
#include "ui/shell/whenready.h"

namespace slotdesk {

Presence::Presence(const DeskContext& context, LiveClaims& claims, QObject* parent)
    : QObject(parent), m_services(context.services), m_claims(claims)
{
    m_poll.setInterval(pollMs);
    m_renew.setInterval(renewMs);
    m_glance.setInterval(glanceMs);
    m_glance.setSingleShot(true);
    connect(&m_glance, &QTimer::timeout, this, &Presence::sayLook);
    connect(&m_poll, &QTimer::timeout, this, &Presence::poll);
    connect(&m_renew, &QTimer::timeout, this, &Presence::renewAll);
}

Presence::~Presence()
{
    // Nobody waits for the answer; if it does not arrive, the lease ends with its session or its time.
    for (auto held = m_held.cbegin(); held != m_held.cend(); ++held)
        (void)m_services.callers().claim(CommandId::make(), held.key(), 0);
    if (m_said.isValid())
        (void)m_services.callers().lookAt(m_said, 0);
}

void Presence::setSeen(bool seen)
{
    if (seen == m_poll.isActive())
        return;
    if (seen) {
        m_poll.start();
        poll();
    } else {
        m_poll.stop();
        sayLook();
    }
}

void Presence::setLookedAt(RequestId request)
{
    if (std::exchange(m_lookedAt, request) != request && m_poll.isActive())
        m_glance.start();
}

// One answer at a time: a server that is slow is not asked again before it said something.
void Presence::sayLook()
{
    if (m_saying)
        return;
    const RequestId said = inSight();
    const RequestId before = std::exchange(m_said, said);
    if (before.isValid() && before != said)
        (void)m_services.callers().lookAt(before, 0);
    if (!m_poll.isActive())
        return;
    m_saying = true;
    whenReady(
        m_services.callers().lookAt(said, lookSeconds), this,
        [this, said](const Result<QList<RequestLook>>& read) {
            m_saying = false;
            m_claims.setLooks(read.ok() ? read.value() : QList<RequestLook>());
            if (read.ok() && said != inSight()) // the agent went on while the server was asked
                m_glance.start();
        },
        [this] { m_saying = false; });
}

void Presence::poll()
{
    Q_EMIT polled();
    sayLook();
    if (std::exchange(m_asking, true))
        return;
    whenReady(
        m_services.callers().claims(), this,
        [this](const Result<QList<RequestClaim>>& read) {
            m_asking = false;
            // Without an answer nothing is known: an old name would be worse than none.
            m_claims.set(read.ok() ? read.value() : QList<RequestClaim>());
        },
        [this] { m_asking = false; });
}

void Presence::holdWhile(QObject* reason, RequestId request)
{
    if (!request.isValid())
        return;
    hold(request);
    connect(reason, &QObject::destroyed, this, [this, request] { letGo(request); });
}

void Presence::toggleHandled(RequestId request)
{
    const RequestId before = std::exchange(m_handled, request == m_handled ? RequestId() : request);
    if (m_handled.isValid())
        hold(m_handled);
    if (before.isValid())
        letGo(before);
    Q_EMIT handledChanged(m_handled);
}

void Presence::hold(RequestId request)
{
    if (++m_held[request] > 1)
        return;
    m_renew.start();
    lease(request, true);
}

void Presence::letGo(RequestId request)
{
    const auto held = m_held.find(request);
    if (held == m_held.end() || --held.value() > 0)
        return;
    m_held.erase(held);
    if (m_held.isEmpty())
        m_renew.stop();
    giveBack(request);
}

void Presence::lease(RequestId request, bool first)
{
    whenReady(m_services.callers().claim(CommandId::make(), request, leaseSeconds), this,
              [this, request, first](const Result<Outcome>& result) {
                  if (!result.ok())
                      return; // it ends by itself; the board says that the server is away
                  if (first && !result->ok && result->code == Outcome::Code::Changed) {
                      Q_EMIT taken(request, ServerWords::of(result->message));
                      if (request == m_handled) // it cannot be said of two
                          toggleHandled(request);
                  }
                  if (first)
                      poll();
              });
}

void Presence::giveBack(RequestId request)
{
    whenReady(m_services.callers().claim(CommandId::make(), request, 0), this,
              [this](const Result<Outcome>&) { poll(); });
}

void Presence::renewAll()
{
    for (auto held = m_held.cbegin(); held != m_held.cend(); ++held)
        lease(held.key(), false);
}

} // namespace slotdesk
