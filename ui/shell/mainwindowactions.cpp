// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertcard.h"
#include "ui/alerts/alertpanel.h"
#include "ui/alerts/riskalarm.h"
#include "ui/calls/callpanel.h"
#include "ui/delegates/desktable.h"
#include "ui/details/detailpanel.h"
#include "ui/dialogs/alertcommands.h"
#include "ui/dialogs/bulkcommands.h"
#include "ui/dialogs/deskcommands.h"
#include "ui/offers/offerpanel.h"
#include "ui/relay/deadletterdialog.h"
#include "ui/requests/bulkbar.h"
#include "ui/requests/requestpanel.h"
#include "ui/review/guardstrip.h"
#include "ui/review/mydaydialog.h"
#include "ui/review/reviewdialog.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/deskactions.h"
#include "ui/shell/deskmenu.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/shortcutsheet.h"
#include "ui/shell/theme.h"
#include "ui/shell/toast.h"
#include "ui/shell/topbar.h"
#include "ui/trends/trendsdialog.h"

#include <QtGui/QAction>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>

namespace slotdesk {

void MainWindow::unlessRefused(const QString& refusal, const std::function<void()>& run)
{
    if (refusal.isEmpty())
        run();
    else
        m_toast->say(Tone::Warn, refusal);
}

void MainWindow::focusAlerts()
{
    DeskDocks::reveal(m_alerts);
    m_alerts->focusCards();
}

void MainWindow::buildActions()
{
    m_actions = new DeskActions(this);
    buildFindActions();
    buildRequestActions();
    buildAlertActions();
    buildCallActions();
    buildDeskActions();
    auto* leave = new QAction(m_top->search());
    leave->setShortcut(QKeySequence(Qt::Key_Escape));
    leave->setShortcutContext(Qt::WidgetShortcut);
    connect(leave, &QAction::triggered, this, [this] {
        clearFilters();
        m_requests->table()->setFocus(Qt::ShortcutFocusReason);
    });
    m_top->search()->addAction(leave);
}

void MainWindow::buildFindActions()
{
    const QString find = tr("Find");
    m_actions->add(find, tr("Search"), QStringLiteral("Ctrl+F /"), [this] { m_top->focusSearch(); });
    m_actions->add(find, tr("Clear search and filters"), QStringLiteral("Ctrl+Shift+X"), [this] { clearFilters(); });
    m_actions->add(find, tr("To the list of requests"), QStringLiteral("F6"),
                   [this] { m_requests->table()->setFocus(Qt::ShortcutFocusReason); });
    m_actions->add(find, tr("To the outstanding offers"), QStringLiteral("Shift+F6"),
                   [this] { m_offers->table()->setFocus(Qt::ShortcutFocusReason); });
    m_actions->add(find, tr("Offers of all requests or of this one"), QStringLiteral("Ctrl+Shift+O"),
                   [this] { m_offers->showAll(!m_offers->showsAll()); });
}

void MainWindow::buildRequestActions()
{
    using Wish = Possibilities::Wish;
    const QString act = tr("The chosen request");
    m_actions->add(act, tr("Assign the open slot"), QStringLiteral("A"),
                   [this] { m_commands->assign(m_details->slotFor(SlotStatus::Open)); });
    m_actions->add(act, tr("Reassign the booked slot"), QStringLiteral("R"),
                   [this] { m_commands->reassign(m_details->slotFor(SlotStatus::Booked)); });
    m_actions->add(act, tr("Release the booked slot"), QStringLiteral("L"), [this] {
        if (actOnSeveral(BulkPlan::Kind::Release))
            return;
        const AppointmentId slot = m_details->slotFor(SlotStatus::Booked);
        unlessRefused(m_details->refusal(Wish::Release, slot.value()), [&] { m_commands->release(slot); });
    });
    m_actions->add(act, tr("Offer to more therapists"), QStringLiteral("O"), [this] {
        if (actOnSeveral(BulkPlan::Kind::Offer))
            return;
        const RequestId request = m_details->request();
        unlessRefused(m_details->refusal(Wish::OfferMore, request.value()), [&] { m_commands->offerMore(request); });
    });
    m_actions->add(act, tr("Withdraw the chosen offer"), QStringLiteral("W"),
                   [this] { m_commands->withdrawOffer(m_offers->current()); });
    m_actions->add(act, tr("Put the chosen offer's therapist on the waiting list"), QStringLiteral("Shift+W"),
                   [this] { m_commands->putInLine(m_offers->current()); });
    m_actions->add(act, tr("Swap the booked slot's therapist with another booking"), QStringLiteral("S"),
                   [this] { m_commands->swap(m_details->slotFor(SlotStatus::Booked)); });
    m_actions->add(act, tr("Cancel the request"), QStringLiteral("Del"), [this] {
        if (actOnSeveral(BulkPlan::Kind::Cancel))
            return;
        const RequestId request = m_details->request();
        unlessRefused(m_details->refusal(Wish::CancelRequest, request.value()),
                      [&] { m_commands->cancelRequest(request); });
    });
    m_actions->add(act, tr("Report a problem"), QStringLiteral("P"),
                   [this] { m_commands->reportProblem(m_details->request()); });
}

void MainWindow::buildAlertActions()
{
    const QString group = tr("The alert last looked at");
    m_actions->add(group, tr("To the alerts"), QStringLiteral("F7"), [this] { focusAlerts(); });
    m_actions->add(group, tr("Sound for what nobody takes, on or off"), QStringLiteral("Ctrl+Shift+M"), [this] {
        m_alarm->setMuted(!m_alarm->isMuted());
        m_toast->say(Tone::Info, m_alarm->isMuted() ? tr("The sound for what nobody takes is off.")
                                                    : tr("It sounds until what is new is claimed."));
    });
    // On a card these are letters; from anywhere else they are found in the palette.
    const auto add = [&](const QString& text, AlertWish wish, int minutes) {
        m_actions->add(group, text, {}, [this, wish, minutes] {
            if (const AlertCard* card = m_alerts->current())
                m_alertCommands->act(wish, card->alert(), minutes);
        });
    };
    add(tr("Claim the alert"), AlertWish::Claim, 0);
    add(tr("Let the alert sleep half an hour"), AlertWish::Snooze, 30);
    add(tr("Dismiss the alert"), AlertWish::Dismiss, 0);
    add(tr("Resolve the double booking"), AlertWish::Resolve, 0);
    add(tr("What happened to the alert"), AlertWish::History, 0);
    m_actions->add(group, tr("Settled alerts"), QStringLiteral("Ctrl+Shift+A"),
                   [this] { m_alertCommands->showSettled(); });
    add(tr("Show the race behind the alert"), AlertWish::Race, 0);
}

void MainWindow::buildDeskActions()
{
    const auto help = [this] { (new ShortcutSheet(*m_actions, this))->open(); };
    const auto palette = [this] { (new CommandPalette(*m_actions, this))->open(); };
    const auto review = [this] {
        auto* dialog = new ReviewDialog(m_models.alerts, this);
        connect(dialog, &ReviewDialog::queueRequested, m_alertCommands, &AlertCommands::showReview);
        dialog->open();
    };
    const QString desk = tr("The desk");
    m_actions->add(desk, tr("Undo what you did last"), QStringLiteral("Ctrl+Z"), [this] { m_commands->undo(); });
    m_actions->add(desk, tr("What I did today"), QStringLiteral("Ctrl+Shift+D"), [this] { showMyDay(); });
    m_actions->add(desk, tr("To the last message"), QStringLiteral("Ctrl+Shift+T"),
                   [this] { m_toast->focusMessage(); });
    m_actions->add(desk, tr("To the people to be called"), QStringLiteral("F8"), [this] {
        if (!m_toCall->focusNext())
            m_toast->say(Tone::Good, tr("Nobody is waiting for a call."));
    });
    m_actions->add(desk, tr("What is flagged"), QStringLiteral("Ctrl+Shift+R"), review);
    m_actions->add(desk, tr("Review queue"), QStringLiteral("Ctrl+Shift+Y"), [this] { m_alertCommands->showReview(); });
    m_actions->add(desk, tr("Trends"), QStringLiteral("Ctrl+Shift+I"),
                   [this] { (new TrendsDialog(m_context, this))->open(); });
    m_actions->add(desk, tr("The guard on the old backend"), QString(), [this] { m_guardStrip->openDialog(); });
    m_actions->add(desk, tr("What never reached another program"), QString(), [this] { showDeadLetters(); });
    m_actions->add(desk, tr("Light or dark"), QStringLiteral("Ctrl+Shift+L"), [] {
        Theme& theme = Theme::instance();
        theme.setMode(theme.isDark() ? Theme::Mode::Light : Theme::Mode::Dark);
    });
    m_actions->add(desk, tr("Find a command"), QStringLiteral("Ctrl+K"), palette);
    m_actions->add(desk, tr("Keyboard shortcuts"), QStringLiteral("F1"), help);

    connect(m_top, &TopBar::helpRequested, this, help);
    connect(m_top, &TopBar::reviewRequested, this, review);
    connect(m_top, &TopBar::menuRequested, this,
            [this](const QPoint& at) { DeskMenu::make(*m_actions, this)->popup(at); });
}

bool MainWindow::actOnSeveral(BulkPlan::Kind kind)
{
    const QList<RequestId> several = m_requests->selected();
    if (several.size() < 2)
        return false;
    m_bulk->start(kind, several);
    return true;
}

void MainWindow::connectBulk()
{
    connect(m_requests->bulkBar(), &BulkBar::wished, this, &MainWindow::actOnSeveral);
    connect(m_bulk, &BulkCommands::said, m_toast, [this](Tone tone, const QString& text) { m_toast->say(tone, text); });
    connect(m_bulk, &BulkCommands::mustBeCalled, m_toCall, &CallPanel::add);
    connect(m_commands, &DeskCommands::mustBeCalled, m_toCall, &CallPanel::add);
    connect(m_commands, &DeskCommands::undoWindowKnown, m_toast, &Toast::setUndoWindow);
    connect(m_toCall, &CallPanel::showRequested, this, &MainWindow::showRequest);
    connect(m_toast, &Toast::myDayRequested, this, &MainWindow::showMyDay);
    connect(m_details, &DetailPanel::reportRequested, m_commands, &DeskCommands::reportProblem);
}

void MainWindow::showDeadLetters()
{
    auto* dialog = new DeadLetterDialog(m_context, *m_letters, this);
    connect(dialog, &DeadLetterDialog::showRequested, this, &MainWindow::showRequest);
    dialog->open();
}

void MainWindow::showMyDay()
{
    auto* dialog = new MyDayDialog(m_context, *m_commands, this);
    connect(dialog, &MyDayDialog::showRequested, this, &MainWindow::showRequest);
    connect(dialog, &MyDayDialog::mustBeCalled, m_toCall, &CallPanel::add);
    dialog->open();
}

} // namespace slotdesk
