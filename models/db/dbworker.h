// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"

#include <QtCore/QFuture>
#include <QtCore/QPromise>
#include <functional>
#include <memory>

namespace slotdesk {

/// A thread with one connection and a queue of jobs, done in order. The connection is opened by the first job and
/// again by the next job after it was lost. The GUI thread hands over a job and gets a future; only values cross.
/// Destruction cancels the running statement, answers the waiting jobs with Cancelled and joins the thread.
class DbWorker
{
public:
    DbWorker(const Endpoint& endpoint, const PgConnection::Options& options);
    ~DbWorker();
    DbWorker(const DbWorker&) = delete;
    DbWorker& operator=(const DbWorker&) = delete;

    /// `job` runs in the worker's thread as Result<T>(PgConnection&); when no connection can be had the future holds
    /// that error. Continue on the GUI thread with a QFutureWatcher (ui: whenReady): then(context, …) of
    /// Qt 6.4 asserts that the context outlives the answer.
    ///
    /// Jobs of a group other than 0 are made useless together, by the next one: cancel().
    template <typename T>
    [[nodiscard]] QFuture<Result<T>> run(std::function<Result<T>(PgConnection&)> job, int group = 0)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        post(
            [promise, job = std::move(job)](PgConnection* connection, const DbError& error) {
                promise->addResult(connection ? job(*connection) : Result<T>(error));
                promise->finish();
            },
            group);
        return future;
    }

    /// For a job whose connection broke in the middle: another one, opened like the job's own and under the same
    /// cancel. Called in the worker's thread only.
    [[nodiscard]] Result<std::unique_ptr<PgConnection>> openAnother() const;

    /// Forget waiting jobs and cancel the running one: a newer question has come.
    void cancelAll();
    /// The same for the jobs of one group; all others stay.
    void cancel(int group);
    [[nodiscard]] const Endpoint& endpoint() const;

private:
    using Job = std::function<void(PgConnection*, const DbError&)>;
    void post(Job job, int group);
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace slotdesk
