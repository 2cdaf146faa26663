// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fanout/fanout.h"

#include "feed/fanout/fanoutbody.h"

#include <QtCore/QPromise>
#include <QtCore/QThread>

namespace slotdesk {

class FanOut::Private
{
public:
    Endpoint endpoint;
    FeedIdentity identity;
    Settings settings;
    std::unique_ptr<QThread> thread;
};

FanOut::FanOut(const Endpoint& endpoint, const FeedIdentity& identity, const Settings& settings)
    : d(new Private{endpoint, identity, settings, nullptr})
{
}

FanOut::~FanOut()
{
    stop();
}

// All that it needs is made in its thread and goes with it.
Result<quint16> FanOut::start()
{
    // Shared: the answer is there a moment before the promise is done with.
    const auto listening = std::make_shared<QPromise<Result<quint16>>>();
    QFuture<Result<quint16>> answer = listening->future();
    listening->start();
    d->thread.reset(QThread::create([this, listening] {
        FanOutBody body(d->endpoint, d->identity, d->settings);
        QObject::connect(&body, &FanOutBody::progress, this, &FanOut::progress); // queued: values to the other thread
        const Result<quint16> port = body.listen();
        listening->addResult(port);
        listening->finish();
        if (!port)
            return;
        QEventLoop().exec();
        body.farewell();
    }));
    d->thread->start();
    return answer.result();
}

void FanOut::stop()
{
    if (!d->thread)
        return;
    d->thread->quit();
    d->thread->wait();
    d->thread.reset();
}

} // namespace slotdesk
