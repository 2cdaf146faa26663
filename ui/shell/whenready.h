// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QFutureWatcher>

namespace slotdesk {

/// Calls `done(result)` in the thread of `context` when the future is ready, and `lost()` when it never will be;
/// neither when `context` is gone by then. QFuture::then(context, …) of Qt 6.4 cannot be used for that: it asserts that
/// the context is still there.
template <typename T, typename Done, typename Lost>
void whenReady(const QFuture<T>& future, QObject* context, Done done, Lost lost)
{
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, done = std::move(done), lost = std::move(lost)] {
                         const QFuture<T> ready = watcher->future();
                         watcher->deleteLater();
                         if (ready.isCanceled() || ready.resultCount() == 0)
                             lost();
                         else
                             done(ready.result());
                     });
    watcher->setFuture(future);
}

template <typename T, typename Done>
void whenReady(const QFuture<T>& future, QObject* context, Done done)
{
    whenReady(future, context, std::move(done), [] {});
}

} // namespace slotdesk
