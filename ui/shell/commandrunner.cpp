// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandrunner.h"

#include "ui/shell/boardage.h"
#include "ui/shell/whenready.h"

#include <QtCore/QPointer>

namespace slotdesk {

CommandRunner::CommandRunner(const DeskContext& context, QObject* parent) : QObject(parent), m_context(context) {}

QString CommandRunner::refusalNow() const
{
    return BoardAge(m_context.store.health(), m_context.clock.nowUtc()).refusal();
}

void CommandRunner::run(QObject* receiver, const Command& command, Done done)
{
    QList<RequestId> touched = command.others;
    if (command.request.isValid())
        touched.append(command.request);
    const auto finish = [this, guard = QPointer<QObject>(receiver), touched,
                         done = std::move(done)](const Result<Outcome>& result) {
        --m_running;
        for (const RequestId request : touched)
            m_context.pending.end(request);
        if (guard)
            done(result);
        Q_EMIT answered(result);
    };
    ++m_running;
    for (const RequestId request : touched)
        m_context.pending.begin(request);
    if (const QString refusal = refusalNow(); !refusal.isEmpty()) {
        DbError error;
        error.kind = DbError::Kind::Unreachable;
        error.message = refusal;
        error.retry = true;
        QMetaObject::invokeMethod(
            this, [finish, error] { finish(error); }, Qt::QueuedConnection);
        return;
    }
    whenReady(command.send(command.id), this, finish, [finish] {
        DbError error;
        error.kind = DbError::Kind::Cancelled;
        error.message = tr("The connection was given up before the reply came.");
        error.retry = true;
        error.inDoubt = true;
        finish(error);
    });
}

} // namespace slotdesk
