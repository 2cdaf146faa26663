// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/alertcommands.h"

#include "tables/serverwords.h"
#include "tables/timewords.h"
#include "ui/alerts/alerthistorydialog.h"
#include "ui/alerts/settleddialog.h"
#include "ui/dialogs/dismissdialog.h"
#include "ui/dialogs/reopendialog.h"
#include "ui/dialogs/resolvedialog.h"
#include "ui/review/racedialog.h"
#include "ui/review/reviewqueuedialog.h"

namespace slotdesk {

AlertCommands::AlertCommands(const DeskContext& context, DeskCommands& commands, QWidget* window)
    : QObject(window), m_context(context), m_commands(commands), m_window(window)
{
}

void AlertCommands::act(AlertWish wish, const Alert& alert, int minutes)
{
    if (wish == AlertWish::Show) {
        Q_EMIT showRequested(alert.request);
        return;
    }
    if (wish == AlertWish::History) {
        showHistory(alert);
        return;
    }
    QString why = AlertWishes::refusal(wish, alert, m_context.login);
    if (why.isEmpty() && wish == AlertWish::Race) {
        (new RaceDialog(m_context, alert.id, alert.request, m_window))->open();
        return;
    }
    if (why.isEmpty())
        why = m_commands.runner().refusalNow();
    if (!why.isEmpty()) {
        Q_EMIT said(Tone::Warn, why);
        return;
    }
    switch (wish) {
    case AlertWish::Claim:
        send(alert.request,
             [this, id = alert.id](CommandId command) { return m_context.services.claimAlert(command, id); });
        break;
    case AlertWish::Snooze:
        send(alert.request, [this, id = alert.id, minutes](CommandId command) {
            return m_context.services.snoozeAlert(command, id, minutes);
        });
        break;
    case AlertWish::Dismiss:
        open(new DismissDialog(m_context, m_commands.runner(), alert, m_window), alert.request);
        break;
    case AlertWish::Resolve:
        open(new ResolveDialog(m_context, m_commands.runner(), alert, m_window), alert.request);
        break;
    case AlertWish::Assign:
        assignOpen(alert);
        break;
    case AlertWish::OfferMore:
        m_commands.offerMore(alert.request);
        break;
    case AlertWish::Reassign:
        m_commands.reassignFrom(alert);
        break;
    case AlertWish::Cancel:
        m_commands.cancelFrom(alert);
        break;
    case AlertWish::History:
    case AlertWish::Race:
    case AlertWish::Show:
        break;
    }
}

void AlertCommands::showHistory(const Alert& alert)
{
    (new AlertHistoryDialog(m_context, alert, m_window))->open();
}

void AlertCommands::showSettled()
{
    auto* dialog = new SettledDialog(m_context, m_window);
    connect(dialog, &SettledDialog::historyRequested, this, &AlertCommands::showHistory);
    connect(dialog, &SettledDialog::reopenRequested, this, &AlertCommands::reopen);
    connect(dialog, &SettledDialog::showRequested, this, &AlertCommands::showRequested);
    connect(&m_commands.runner(), &CommandRunner::answered, dialog, &SettledDialog::read);
    dialog->open();
}

void AlertCommands::showReview()
{
    auto* dialog = new ReviewQueueDialog(m_context, m_commands.runner(), m_window);
    connect(dialog, &ReviewQueueDialog::historyRequested, this, &AlertCommands::showHistory);
    connect(dialog, &ReviewQueueDialog::showRequested, this, &AlertCommands::showRequested);
    dialog->open();
}

void AlertCommands::reopen(const Alert& alert)
{
    const QString why = m_commands.runner().refusalNow();
    if (why.isEmpty())
        open(new ReopenDialog(m_context, m_commands.runner(), alert, m_window), alert.request);
    else
        Q_EMIT said(Tone::Warn, why);
}

void AlertCommands::assignOpen(const Alert& alert)
{
    for (const Appointment& slot : m_context.store.slotsOf(alert.request)) {
        if (slot.status == SlotStatus::Open) {
            m_commands.assign(slot.id);
            return;
        }
    }
    Q_EMIT said(Tone::Warn, tr("%1 has no open slot any more.").arg(TimeWords::number(alert.request)));
}

void AlertCommands::open(CommandDialog* dialog, RequestId request)
{
    connect(dialog, &CommandDialog::succeeded, this,
            [this, request](const Outcome& outcome) { tell(request, outcome); });
    dialog->open();
}

void AlertCommands::send(RequestId request, std::function<DeskServices::Reply(CommandId)> how)
{
    m_commands.runner().run(this, {CommandId::make(), request, std::move(how)},
                            [this, request](const Result<Outcome>& result) { tell(request, result); });
}

void AlertCommands::tell(RequestId request, const Result<Outcome>& result)
{
    const Tone tone = !result.ok() ? Tone::Bad : result->ok ? Tone::Good : Tone::Warn;
    Q_EMIT said(tone, tr("%1 · %2").arg(TimeWords::number(request),
                                        result.ok() ? ServerWords::of(result->message) : result.error().text()));
}

} // namespace slotdesk
