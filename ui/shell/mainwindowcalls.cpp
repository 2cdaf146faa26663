// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/callers/callcommands.h"
#include "ui/callers/callerpanel.h"
#include "ui/calls/sharedcalls.h"
#include "ui/delegates/desktable.h"
#include "ui/details/detailpanel.h"
#include "ui/dialogs/deskcommands.h"
#include "ui/requests/requestpanel.h"
#include "ui/requests/searchhits.h"
#include "ui/shell/deskactions.h"
#include "ui/shell/deskdocks.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/presence.h"
#include "ui/shell/toast.h"
#include "ui/shell/topbar.h"

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>

namespace slotdesk {

namespace {

Caller clientOf(const AppointmentRequest& request)
{
    Caller caller;
    caller.kind = Caller::Kind::Client;
    caller.id = request.client.value();
    caller.name = request.clientName;
    caller.phone = request.clientPhone;
    return caller;
}

Caller therapistOf(const Appointment& slot, const QString& market)
{
    Caller caller;
    caller.kind = Caller::Kind::Therapist;
    caller.id = slot.therapist.value();
    caller.name = slot.therapistName;
    caller.phone = slot.therapistPhone;
    caller.marketName = market;
    return caller;
}

} // namespace

void MainWindow::connectCalls()
{
    m_calls = new CallCommands(m_context, m_commands->runner(), this);
    connect(m_hits, &SearchHits::callerChosen, this, &MainWindow::showCaller);
    connect(m_hits, &SearchHits::newClientWanted, m_calls, &CallCommands::newClient);
    connect(m_caller, &CallerPanel::closed, this, &MainWindow::hideCaller);
    connect(m_caller, &CallerPanel::requestOpened, this, &MainWindow::showRequest);
    connect(m_caller, &CallerPanel::newRequestRequested, m_calls, &CallCommands::newRequest);
    connect(m_caller, &CallerPanel::noteRequested, this, [this](const Caller& who) { m_calls->addNote(who); });
    connect(m_caller, &CallerPanel::pinRequested, m_calls, &CallCommands::setPinned);
    connect(m_details, &DetailPanel::noteRequested, this, [this] { m_calls->addNote(m_details->sheet()); });
    connect(m_details, &DetailPanel::pinRequested, m_calls, &CallCommands::setPinned);
    connect(m_details, &DetailPanel::callerRequested, this, [this] { showCallerOf(m_details->request()); });
    connect(m_calls, &CallCommands::said, m_toast,
            [this](Tone tone, const QString& text) { m_toast->say(tone, text); });
    connect(m_calls, &CallCommands::clientSaved, this, &MainWindow::showCaller);
    connect(m_calls, &CallCommands::requestMade, this, &MainWindow::showRequest);
    connect(m_calls, &CallCommands::noted, m_details, &DetailPanel::refreshNotes);
    connect(m_calls, &CallCommands::noted, m_caller, &CallerPanel::refreshNotes);
}

void MainWindow::connectPresence()
{
    m_presence = new Presence(m_context, m_models.claims, this);
    const auto hold = [this](CommandDialog* dialog) { m_presence->holdWhile(dialog, dialog->about()); };
    connect(m_commands, &DeskCommands::dialogOpened, this, hold);
    connect(m_calls, &CallCommands::dialogOpened, this, hold);
    connect(m_details, &DetailPanel::handleToggled, m_presence, &Presence::toggleHandled);
    connect(m_presence, &Presence::taken, this,
            [this](RequestId, const QString& sentence) { m_toast->say(Tone::Warn, sentence); });
    connect(m_presence, &Presence::polled, m_details, &DetailPanel::refreshNotes);
    auto* shared = new SharedCalls(m_context, m_toCall);
    connect(m_presence, &Presence::polled, shared, &SharedCalls::read);
    connect(shared, &SharedCalls::said, m_toast, [this](Tone tone, const QString& text) { m_toast->say(tone, text); });
    connect(m_presence, &Presence::polled, this, [this] {
        if (m_side->currentWidget() == m_caller)
            m_caller->refreshNotes();
    });
}

void MainWindow::buildCallActions()
{
    const QString calls = tr("Calls and notes");
    m_actions->add(calls, tr("All about the client of the chosen request"), QStringLiteral("C"),
                   [this] { showCallerOf(m_details->request()); });
    m_actions->add(calls, tr("The call is over: back to the alerts"), QStringLiteral("Shift+C"),
                   [this] { hideCaller(); });
    m_actions->add(calls, tr("Add a note"), QStringLiteral("N"), [this] {
        if (m_caller->isAncestorOf(focusWidget()))
            m_calls->addNote(m_caller->caller());
        else
            m_calls->addNote(m_details->sheet());
    });
    m_actions->add(calls, tr("I handle this request, or not any more"), QStringLiteral("H"), [this] {
        if (m_details->request().isValid())
            m_presence->toggleHandled(m_details->request());
    });
    m_actions->add(calls, tr("New client"), QStringLiteral("Ctrl+Shift+N"), [this] { m_calls->newClient({}); });
}

void MainWindow::fillCallMenu(QMenu* menu, RequestId request)
{
    const AppointmentRequest* row = m_context.store.request(request);
    if (!row)
        return;
    menu->addSeparator();
    menu->addAction(tr("All about %1").arg(row->clientName), this, [this, who = clientOf(*row)] { showCaller(who); });
    for (const Appointment& slot : m_context.store.slotsOf(request)) {
        if (slot.therapist.isValid() && isLive(slot.status))
            menu->addAction(tr("All about %1").arg(slot.therapistName), this,
                            [this, who = therapistOf(slot, row->marketName)] { showCaller(who); });
    }
    menu->addAction(tr("Add note…"), this, [this, request] {
        const AppointmentRequest* now = m_context.store.request(request);
        if (now)
            m_calls->addNote(RequestSheet{*now, m_context.store.slotsOf(request), {}});
    });
    menu->addAction(m_presence->handled() == request ? tr("I do not handle this any more") : tr("I handle this"), this,
                    [this, request] { m_presence->toggleHandled(request); });
}

void MainWindow::call(const QString& number)
{
    m_top->focusSearch();
    m_top->search()->setText(number);
    m_hits->submit(number);
}

void MainWindow::showCallerOf(RequestId request)
{
    const AppointmentRequest& shown = m_details->sheet().request;
    if (request.isValid() && shown.id == request)
        showCaller(clientOf(shown));
}

void MainWindow::showCaller(const Caller& caller)
{
    if (!caller.isSomebody())
        return;
    m_caller->setCaller(caller);
    m_side->setCurrentWidget(m_caller);
    DeskDocks::reveal(m_caller);
    m_caller->list(CallerPanel::History)->setFocus(Qt::OtherFocusReason);
}

void MainWindow::hideCaller()
{
    if (m_side->currentWidget() != m_caller)
        return;
    const bool hadFocus = m_caller->isAncestorOf(focusWidget());
    m_side->setCurrentIndex(0);
    m_caller->setCaller({});
    clearFilters(); // what found them is no filter of the board
    if (hadFocus)
        m_requests->table()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    updateSeen();
}

void MainWindow::hideEvent(QHideEvent* event)
{
    QMainWindow::hideEvent(event);
    updateSeen();
}

void MainWindow::updateSeen()
{
    const bool seen = isVisible() && !isMinimized();
    m_presence->setSeen(seen);
    if (!seen) {
        m_second.stop();
    } else if (!m_second.isActive()) {
        tick();
        m_second.start();
    }
}

} // namespace slotdesk
