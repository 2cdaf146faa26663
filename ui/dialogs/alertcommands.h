// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/alerts/alertwish.h"
#include "ui/dialogs/deskcommands.h"

namespace slotdesk {

/// From a wish about an alert to its dialog or straight to the command; what is about a booking goes to DeskCommands.
class AlertCommands : public QObject
{
    Q_OBJECT

public:
    AlertCommands(const DeskContext& context, DeskCommands& commands, QWidget* window);

public Q_SLOTS:
    void act(slotdesk::AlertWish wish, const slotdesk::Alert& alert, int minutes);
    /// Those that are off the list.
    void showSettled();
    /// What is to be reviewed and signed off.
    void showReview();

Q_SIGNALS:
    void said(slotdesk::Tone tone, const QString& text);
    void showRequested(slotdesk::RequestId request);

private:
    void assignOpen(const Alert& alert);
    void showHistory(const Alert& alert);
    void reopen(const Alert& alert);
    void open(CommandDialog* dialog, RequestId request);
    void send(RequestId request, std::function<DeskServices::Reply(CommandId)> how);
    void tell(RequestId request, const Result<Outcome>& result);

    const DeskContext& m_context;
    DeskCommands& m_commands;
    QWidget* m_window;
};

} // namespace slotdesk
