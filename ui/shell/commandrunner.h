// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/deskcontext.h"

#include <QtCore/QObject>
#include <functional>

namespace slotdesk {

/// Sends one command at a time for whoever asks: refuses while the board is stale, marks the row as working until the
/// reply is there, and brings the reply back to the GUI thread. The caller keeps the command id, so that trying again
/// after a doubtful end asks for the same command and not for a second one.
class CommandRunner : public QObject
{
    Q_OBJECT

public:
    struct Command
    {
        CommandId id;
        RequestId request;
        std::function<DeskServices::Reply(CommandId)> send;
        QList<RequestId> others = {}; ///< touched too
    };
    using Done = std::function<void(const Result<Outcome>&)>;

    explicit CommandRunner(const DeskContext& context, QObject* parent = nullptr);

    /// `done` is called in the GUI thread, later, and not at all when `receiver` is gone by then.
    void run(QObject* receiver, const Command& command, Done done);
    [[nodiscard]] bool isBusy() const { return m_running > 0; }
    /// Why nothing can be sent now; empty when it can.
    [[nodiscard]] QString refusalNow() const;

Q_SIGNALS:
    /// Every reply, also when nobody waits for it any more.
    void answered(const slotdesk::Result<slotdesk::Outcome>& result);

private:
    const DeskContext& m_context;
    int m_running = 0;
};

} // namespace slotdesk
