// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/changefeed.h"

#include "feed/feedmailbox.h"
#include "feed/feedworker.h"

#include <QtCore/QSocketNotifier>
#include <thread>

namespace slotdesk {

namespace {

constexpr int farewellMs = 900; ///< what a closing window may cost; a thread that is stuck longer is left to itself

} // namespace

class ChangeFeed::Private
{
public:
    Endpoint endpoint;
    Options options;
    std::shared_ptr<FeedMailbox> mailbox = std::make_shared<FeedMailbox>();
    QSocketNotifier notifier{mailbox->descriptor(), QSocketNotifier::Read};
    std::thread thread;
};

ChangeFeed::ChangeFeed(const Endpoint& endpoint, const Options& options, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->endpoint = endpoint;
    d->options = options;
    // One letter a turn of the event loop, so that a flood of changes leaves room for the person between two of them.
    // No event crosses threads: the mailbox is the only place they share.
    connect(&d->notifier, &QSocketNotifier::activated, this, [this] {
        const std::optional<FeedMailbox::Letter> letter = d->mailbox->take();
        if (!letter)
            return;
        if (const auto* batch = std::get_if<FeedBatch>(&*letter))
            Q_EMIT batchReady(*batch);
        else
            Q_EMIT healthChanged(std::get<FeedHealth>(*letter));
    });
}

ChangeFeed::~ChangeFeed()
{
    if (!d->thread.joinable())
        return;
    d->mailbox->stop();
    // It owns all it needs. What may hold it up is the look-up of a host name, which nothing can interrupt.
    if (d->mailbox->waitForFinish(farewellMs))
        d->thread.join();
    else
        d->thread.detach();
}

void ChangeFeed::start()
{
    if (d->thread.joinable())
        return;
    d->thread = std::thread([endpoint = d->endpoint, options = d->options, mailbox = d->mailbox] {
        FeedWorker(endpoint, options, mailbox).run();
        mailbox->finish();
    });
}

void ChangeFeed::setHidden(bool hidden)
{
    d->mailbox->setHidden(hidden);
}

} // namespace slotdesk
