// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/relay/deliverer.h"

#include <QtCore/QDateTime>
#include <algorithm>

namespace slotdesk {

namespace {

constexpr int marginMs = 50; ///< between a request's own limit and the lease's

}

Deliverer::Deliverer(RelayLease& lease, RelaySecrets& secrets, WebhookSender& sender, BackOff backOff,
                     RelaySteps& steps, QObject* parent)
    : QObject(parent),
      m_lease(lease),
      m_secrets(secrets),
      m_sender(sender),
      m_backOff(std::move(backOff)),
      m_steps(steps)
{
}

Result<Deliverer::Turn> Deliverer::settle(RelayQueue& queue)
{
    QList<qint64> numbers = m_underWay.keys();
    std::sort(numbers.begin(), numbers.end());
    for (const qint64 number : std::as_const(numbers)) {
        const UnderWay one = m_underWay.value(number);
        if (!one.answer)
            continue;
        m_steps.reached("answered");
        const Result<RelayQueue::State> state = write(queue, one);
        if (!state)
            return state.error();
        if (*state == RelayQueue::State::Fenced)
            return Turn{true, 0};
        m_steps.reached("marked");
        m_underWay.remove(number);
    }
    return Turn{};
}

Result<RelayQueue::State> Deliverer::write(RelayQueue& queue, const UnderWay& one)
{
    if (one.answer->delivered) {
        Result<RelayQueue::State> state = queue.sent(m_lease.token(), one.delivery.number, *one.answer);
        if (state && *state == RelayQueue::State::Sent)
            Q_EMIT delivered(one.delivery, *one.answer);
        return state;
    }
    const int nextMs = m_backOff.delayMs(one.delivery.tries + 1, one.answer->retryAfterMs);
    Result<RelayQueue::State> state = queue.failed(m_lease.token(), one.delivery.number, *one.answer, nextMs);
    if (state && (*state == RelayQueue::State::Waiting || *state == RelayQueue::State::Dead)) {
        ++m_failures;
        Q_EMIT failed(one.delivery, *one.answer, *state == RelayQueue::State::Dead ? -1 : nextMs);
    }
    return state;
}

Result<Deliverer::Turn> Deliverer::start(RelayQueue& queue, int each)
{
    if (!m_lease.lasts(m_sender.timeoutMs() + marginMs))
        return Turn{};
    QHash<qint64, int> busy;
    for (const UnderWay& one : std::as_const(m_underWay))
        ++busy[one.delivery.destination];
    const Result<QList<RelayDelivery>> due = queue.due(m_lease.token(), m_underWay.keys(), each);
    if (!due)
        return due.error();
    Turn turn;
    for (const RelayDelivery& one : *due) {
        // One that hangs holds its own places only. And each is looked at anew: the one before may have taken long.
        if (busy.value(one.destination) >= each || !m_lease.lasts(m_sender.timeoutMs() + marginMs))
            continue;
        ++busy[one.destination];
        ++turn.started;
        send(one);
    }
    return turn;
}

void Deliverer::send(const RelayDelivery& delivery)
{
    m_underWay.insert(delivery.number, {delivery, {}});
    m_steps.reached("sending");
    const Result<QByteArray> secret = m_secrets.secret(delivery.secretName);
    const Result<WebhookRequest> request =
        secret ? WebhookRequest::of(delivery, *secret, QDateTime::currentSecsSinceEpoch()) : secret.error();
    if (!request) {
        answer(delivery.number, {false, 0, request.error().text()});
        return;
    }
    m_sender.send(*request, [this, number = delivery.number](const WebhookAnswer& came) { answer(number, came); });
    m_steps.reached("sent");
}

void Deliverer::answer(qint64 number, const WebhookAnswer& answer)
{
    const auto found = m_underWay.find(number);
    if (found == m_underWay.end())
        return;
    found->answer = answer;
    Q_EMIT answered();
}

void Deliverer::drop()
{
    m_sender.giveUp();
    m_underWay.clear();
}

} // namespace slotdesk
