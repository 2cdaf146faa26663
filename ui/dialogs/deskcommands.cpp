// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/deskcommands.h"

#include "tables/serverwords.h"
#include "tables/timewords.h"
#include "ui/dialogs/canceldialog.h"
#include "ui/dialogs/reassigndialog.h"
#include "ui/dialogs/releasedialog.h"
#include "ui/dialogs/reportdialog.h"
#include "ui/dialogs/swapdialog.h"
#include "ui/dialogs/withdrawdialog.h"
#include "ui/shell/whenready.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QMenu>
#include <algorithm>

namespace slotdesk {

DeskCommands::DeskCommands(const DeskContext& context, QWidget* window)
    : QObject(window), m_context(context), m_window(window), m_runner(context)
{
}

SlotTarget DeskCommands::find(AppointmentId slot) const
{
    const auto in = [&](const QList<Appointment>& rows) {
        return std::find_if(rows.cbegin(), rows.cend(), [&](const Appointment& row) { return row.id == slot; });
    };
    if (const auto row = in(m_sheet.slots); row != m_sheet.slots.cend()) {
        const QList<Appointment> live = m_context.store.slotsOf(m_sheet.request.id);
        const auto newer = in(live);
        const AppointmentRequest* request = m_context.store.request(m_sheet.request.id);
        return {request ? *request : m_sheet.request, newer != live.cend() ? *newer : *row};
    }
    for (const RequestId id : m_context.store.requestIds()) {
        const QList<Appointment> rows = m_context.store.slotsOf(id);
        if (const auto row = in(rows); row != rows.cend())
            return {*m_context.store.request(id), *row};
    }
    return {};
}

const AppointmentRequest* DeskCommands::findRequest(RequestId request) const
{
    const AppointmentRequest* live = m_context.store.request(request);
    return live || m_sheet.request.id != request ? live : &m_sheet.request;
}

bool DeskCommands::mayStart()
{
    const QString refusal = m_runner.refusalNow();
    if (!refusal.isEmpty())
        Q_EMIT said(Tone::Bad, refusal);
    return refusal.isEmpty();
}

void DeskCommands::open(CommandDialog* dialog)
{
    connect(dialog, &CommandDialog::succeeded, this, [this, dialog](const Outcome& outcome) {
        onReply(dialog->command(), outcome.request, outcome, dialog->canUndo());
    });
    Q_EMIT dialogOpened(dialog);
    dialog->open();
}

void DeskCommands::assign(AppointmentId slot)
{
    const SlotTarget target = find(slot);
    if (target.slot.status == SlotStatus::Open && mayStart())
        open(new ReassignDialog(m_context, m_runner, target, m_window));
}

void DeskCommands::reassign(AppointmentId slot)
{
    const SlotTarget target = find(slot);
    if (target.slot.status == SlotStatus::Booked && mayStart())
        open(new ReassignDialog(m_context, m_runner, target, m_window));
}

void DeskCommands::release(AppointmentId slot)
{
    const SlotTarget target = find(slot);
    if (target.slot.status == SlotStatus::Booked && mayStart())
        open(new ReleaseDialog(m_context, m_runner, target, m_window));
}

void DeskCommands::cancelSlot(AppointmentId slot)
{
    const SlotTarget target = find(slot);
    if (target.slot.id.isValid() && mayStart())
        openCancel(target);
}

void DeskCommands::cancelRequest(RequestId request)
{
    const AppointmentRequest* row = findRequest(request);
    if (row && mayStart())
        openCancel({*row, {}});
}

void DeskCommands::openCancel(const SlotTarget& target)
{
    auto* dialog = new CancelDialog(m_context, m_runner, target, m_window);
    connect(dialog, &CancelDialog::mustBeCalled, this, &DeskCommands::mustBeCalled);
    open(dialog);
}

void DeskCommands::reportProblem(RequestId request)
{
    const AppointmentRequest* row = findRequest(request);
    if (row && mayStart())
        open(new ReportDialog(m_context, m_runner, *row, m_window));
}

void DeskCommands::offerMore(RequestId request)
{
    if (!findRequest(request) || !mayStart())
        return;
    const CommandId command = CommandId::make();
    const auto send = [this, request](CommandId id) { return m_context.services.sendOffers(id, request); };
    m_runner.run(this, {command, request, send},
                 [this, command, request](const Result<Outcome>& result) { onReply(command, request, result); });
}

void DeskCommands::withdrawOffer(OfferId offer)
{
    const AppointmentOffer* row = m_context.store.offer(offer);
    const AppointmentRequest* request = row ? findRequest(row->request) : nullptr;
    if (request && row->status == OfferStatus::Pending && mayStart())
        open(new WithdrawDialog(m_context, m_runner, *request, *row, m_window));
}

void DeskCommands::swap(AppointmentId slot)
{
    const SlotTarget target = find(slot);
    if (target.slot.status == SlotStatus::Booked && target.slot.position > 0 && mayStart())
        open(new SwapDialog(m_context, m_runner, target, m_window));
}

void DeskCommands::putInLine(OfferId offer)
{
    const AppointmentOffer* row = m_context.store.offer(offer);
    if (!row || !mayStart())
        return;
    const CommandId command = CommandId::make();
    const auto send = [this, offer](CommandId id) { return m_context.services.joinWaitlist(id, offer); };
    m_runner.run(
        this, {command, row->request, send},
        [this, command, request = row->request](const Result<Outcome>& result) { onReply(command, request, result); });
}

void DeskCommands::onReply(CommandId command, RequestId request, const Result<Outcome>& result, bool canUndo)
{
    const QString number = TimeWords::number(request);
    if (!result.ok()) {
        Q_EMIT said(Tone::Bad, tr("%1 · %2").arg(number, result.error().text()));
        return;
    }
    canUndo = canUndo && result->ok;
    if (canUndo)
        m_done.add(command, request);
    Q_EMIT said(result->ok ? Tone::Good : Tone::Warn, tr("%1 · %2").arg(number, ServerWords::of(result->message)),
                canUndo);
    if (!canUndo)
        return;
    whenReady(m_context.services.undoMinutes(), this, [this, command](const Result<QList<int>>& minutes) {
        const std::optional<DoneCommands::Done> last = m_done.last();
        if (minutes.ok() && !minutes->isEmpty() && last && last->command == command)
            Q_EMIT undoWindowKnown(minutes->first());
    });
}

void DeskCommands::undo()
{
    const std::optional<DoneCommands::Done> done = m_done.last();
    if (!done) {
        Q_EMIT said(Tone::Warn, tr("There is nothing of yours to undo."));
        return;
    }
    if (mayStart())
        sendUndo(*done);
}

void DeskCommands::undoOne(CommandId command, RequestId request)
{
    if (mayStart())
        sendUndo(m_done.find(command).value_or(DoneCommands::Done{command, request}));
}

void DeskCommands::sendUndo(const DoneCommands::Done& done)
{
    const auto send = [this, what = done.command](CommandId id) { return m_context.services.undo(id, what); };
    m_runner.run(this, {done.undo, done.request, send},
                 [this, done](const Result<Outcome>& result) { onUndone(done, result); });
}

void DeskCommands::onUndone(const DoneCommands::Done& done, const Result<Outcome>& result)
{
    const QString number = TimeWords::number(done.request);
    if (!result.ok()) { // kept: Ctrl+Z asks for the same undo again
        Q_EMIT said(Tone::Bad, tr("%1 · %2").arg(number, result.error().text()));
        return;
    }
    if (result->code != Outcome::Code::Busy)
        m_done.forget(done.command);
    Q_EMIT said(result->ok ? Tone::Good : Tone::Warn,
                (result->ok ? tr("%1 · %2") : tr("%1 · Not undone. %2")).arg(number, ServerWords::of(result->message)));
}

void DeskCommands::reassignFrom(const Alert& alert)
{
    for (auto slot = alert.appointments.crbegin(); slot != alert.appointments.crend(); ++slot) {
        if (find(*slot).slot.status == SlotStatus::Booked) {
            reassign(*slot);
            return;
        }
    }
}

void DeskCommands::cancelFrom(const Alert& alert)
{
    AppointmentId last;
    for (const AppointmentId slot : alert.appointments) {
        const SlotTarget target = find(slot);
        if (target.slot.status == SlotStatus::Booked && (target.slot.position == 0 || !last.isValid()))
            last = slot;
    }
    if (last.isValid())
        cancelSlot(last);
}

void DeskCommands::fillMenu(QMenu* menu, RequestId request)
{
    for (const Appointment& slot : m_context.store.slotsOf(request)) {
        const SlotTarget target{{}, slot};
        if (slot.status == SlotStatus::Open)
            menu->addAction(tr("Assign %1…").arg(target.name()), this, [this, id = slot.id] { assign(id); });
        if (slot.status != SlotStatus::Booked)
            continue;
        if (slot.position > 0) {
            menu->addAction(tr("Reassign %1 (%2)…").arg(target.name(), slot.therapistName), this,
                            [this, id = slot.id] { reassign(id); });
            menu->addAction(tr("Release %1 (%2)…").arg(target.name(), slot.therapistName), this,
                            [this, id = slot.id] { release(id); });
            menu->addAction(tr("Swap %1 (%2) with another booking…").arg(target.name(), slot.therapistName), this,
                            [this, id = slot.id] { swap(id); });
        } else {
            menu->addAction(tr("Cancel %1…").arg(target.name()), this, [this, id = slot.id] { cancelSlot(id); });
        }
    }
    const AppointmentRequest* row = m_context.store.request(request);
    if (!row)
        return;
    menu->addSeparator();
    if (row->openSlots > 0)
        menu->addAction(tr("Offer to more"), this, [this, request] { offerMore(request); });
    if (row->status == RequestStatus::Open || row->status == RequestStatus::Filled)
        menu->addAction(tr("Cancel request…"), this, [this, request] { cancelRequest(request); });
    menu->addAction(tr("Report a problem…"), this, [this, request] { reportProblem(request); });
    menu->addSeparator();
    if (const std::optional<DoneCommands::Done> done = m_done.lastAbout(request))
        menu->addAction(tr("Undo what you did here last"), this,
                        [this, command = done->command, request] { undoOne(command, request); });
    menu->addAction(tr("Copy phone number"), this,
                    [phone = row->clientPhone] { QGuiApplication::clipboard()->setText(phone); });
    menu->addAction(tr("Copy request number"), this,
                    [request] { QGuiApplication::clipboard()->setText(QString::number(request.value())); });
}

} // namespace slotdesk
