// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/dbworker.h"

#include "db/interrupt.h"
#include "db/pgerror.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace slotdesk {

/// `m_mutex` guards what stands below it and is never held while a job runs or is answered.
class DbWorker::Private
{
public:
    Private(Endpoint server, PgConnection::Options given);
    ~Private();
    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;

    void post(Job job);
    void cancelAll();
    [[nodiscard]] Result<std::unique_ptr<PgConnection>> open() const { return PgConnection::open(endpoint, m_options); }

    const Endpoint endpoint;

private:
    void loop();
    [[nodiscard]] std::optional<Job> next();
    void serve(const Job& job);

    PgConnection::Options m_options;
    const std::shared_ptr<Interrupt> m_interrupt = std::make_shared<Interrupt>();
    std::unique_ptr<PgConnection> m_connection; ///< the worker thread's own

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_waiting;
    bool m_running = false;
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

void DbWorker::Private::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_stopping) {
            m_waiting.push_back(std::move(job));
            m_wake.notify_all();
            return;
        }
    }
    job(nullptr, pgerror::cancelled(false));
}

void DbWorker::Private::cancelAll()
{
    std::deque<Job> forgotten;
    {
        const std::lock_guard lock(m_mutex);
        forgotten.swap(m_waiting);
        if (m_running)
            m_interrupt->raise();
    }
    for (const Job& job : forgotten)
        job(nullptr, pgerror::cancelled(false));
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
    Job job = std::move(m_waiting.front());
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

const Endpoint& DbWorker::endpoint() const
{
    return d->endpoint;
}

void DbWorker::post(Job job)
{
    d->post(std::move(job));
}

} // namespace slotdesk
