// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/dbworker.h"

#include "db/interrupt.h"
#include "db/pgerror.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace slotdesk {

/// `m_mutex` guards what stands below it and is never held while a job runs or is answered.
class DbWorker::Private
{
public:
    Private(Endpoint server, PgConnection::Options given);
    ~Private();
    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;

    void post(Job job, int group);
    void cancelAll()
    {
        cancel([](int) { return true; });
    }
    void cancel(const std::function<bool(int group)>& isMeant);
    [[nodiscard]] Result<std::unique_ptr<PgConnection>> open() const { return PgConnection::open(endpoint, m_options); }

    const Endpoint endpoint;

private:
    struct Waiting
    {
        Job job;
        int group = 0;
    };
    void loop();
    [[nodiscard]] std::optional<Job> next();
    void serve(const Job& job);

    PgConnection::Options m_options;
    const std::shared_ptr<Interrupt> m_interrupt = std::make_shared<Interrupt>();
    std::unique_ptr<PgConnection> m_connection; ///< the worker thread's own

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Waiting> m_waiting;
    bool m_running = false;
    int m_group = 0; ///< of the job that runs
    bool m_stopping = false;

    std::thread m_thread; ///< last: starts when all the rest is there
};

DbWorker::Private::Private(Endpoint server, PgConnection::Options given)
    : endpoint(std::move(server)), m_options(std::move(given))
{
    m_options.interrupt = m_interrupt;
    m_thread = std::thread([this] { loop(); });
}

DbWorker::Private::~Private()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    cancelAll();
    m_wake.notify_all();
    m_thread.join();
}

void DbWorker::Private::post(Job job, int group)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_stopping) {
            m_waiting.push_back({std::move(job), group});
            m_wake.notify_all();
            return;
        }
    }
    job(nullptr, pgerror::cancelled(false));
}

void DbWorker::Private::cancel(const std::function<bool(int group)>& isMeant)
{
    std::vector<Waiting> forgotten;
    {
        const std::lock_guard lock(m_mutex);
        std::deque<Waiting> kept;
        for (Waiting& waiting : m_waiting) {
            if (isMeant(waiting.group))
                forgotten.push_back(std::move(waiting));
            else
                kept.push_back(std::move(waiting));
        }
        m_waiting.swap(kept);
        if (m_running && isMeant(m_group))
            m_interrupt->raise();
    }
    for (const Waiting& waiting : forgotten)
        waiting.job(nullptr, pgerror::cancelled(false));
}

void DbWorker::Private::loop()
{
    while (const std::optional<Job> job = next())
        serve(*job);
    m_connection.reset();
}

std::optional<DbWorker::Job> DbWorker::Private::next()
{
    std::unique_lock lock(m_mutex);
    m_running = false;
    m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
    if (m_stopping)
        return std::nullopt;
    Job job = std::move(m_waiting.front().job);
    m_group = m_waiting.front().group;
    m_waiting.pop_front();
    m_running = true;
    m_interrupt->clear(); // under the lock: a cancel meant for the job before must not hit this one
    return job;
}

void DbWorker::Private::serve(const Job& job)
{
    if (!m_connection || !m_connection->alive()) {
        m_connection.reset();
        Result<std::unique_ptr<PgConnection>> opened = open();
        if (!opened) {
            job(nullptr, opened.error());
            return;
        }
        m_connection = opened.take();
    }
    job(m_connection.get(), {});
}

DbWorker::DbWorker(const Endpoint& endpoint, const PgConnection::Options& options)
    : d(std::make_unique<Private>(endpoint, options))
{
}

DbWorker::~DbWorker() = default;

Result<std::unique_ptr<PgConnection>> DbWorker::openAnother() const
{
    return d->open();
}

void DbWorker::cancelAll()
{
    d->cancelAll();
}

void DbWorker::cancel(int group)
{
    d->cancel([group](int one) { return one == group; });
}

const Endpoint& DbWorker::endpoint() const
{
    return d->endpoint;
}

void DbWorker::post(Job job, int group)
{
    d->post(std::move(job), group);
}

} // namespace slotdesk
