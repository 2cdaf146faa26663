// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/alert.h"
#include "ui/delegates/statuslook.h"
#include "ui/dialogs/calllist.h"
#include "ui/dialogs/donecommands.h"
#include "ui/dialogs/slottarget.h"
#include "ui/shell/commandrunner.h"

class QMenu;

namespace slotdesk {

class CommandDialog;

/// From a wish (a button, a letter, a menu) to its dialog or straight to the command. Says what came of it.
class DeskCommands : public QObject
{
    Q_OBJECT

public:
    DeskCommands(const DeskContext& context, QWidget* window);

    [[nodiscard]] CommandRunner& runner() { return m_runner; }
    /// Requests that are not on the live board are looked up in this sheet.
    void setSheet(const RequestSheet& sheet) { m_sheet = sheet; }
    void fillMenu(QMenu* menu, RequestId request);

public Q_SLOTS:
    void assign(slotdesk::AppointmentId slot);
    void reassign(slotdesk::AppointmentId slot);
    void release(slotdesk::AppointmentId slot);
    void cancelSlot(slotdesk::AppointmentId slot);
    void cancelRequest(slotdesk::RequestId request);
    void offerMore(slotdesk::RequestId request);
    void withdrawOffer(slotdesk::OfferId offer);
    void swap(slotdesk::AppointmentId slot);
    /// "Take me if it opens".
    void putInLine(slotdesk::OfferId offer);
    void reportProblem(slotdesk::RequestId request);
    /// Takes back what was done last here; again: what was done before that.
    void undo();
    /// Takes this one back, whatever came after it.
    void undoOne(slotdesk::CommandId command, slotdesk::RequestId request);
    /// The appointment of an alert that came last is the one to move or to cancel.
    void reassignFrom(const slotdesk::Alert& alert);
    void cancelFrom(const slotdesk::Alert& alert);

Q_SIGNALS:
    void dialogOpened(slotdesk::CommandDialog* dialog);
    void said(slotdesk::Tone tone, const QString& text, bool canUndo = false);
    /// For so long what was said last can be taken back.
    void undoWindowKnown(int minutes);
    void mustBeCalled(const slotdesk::CallList& list);

private:
    [[nodiscard]] SlotTarget find(AppointmentId slot) const;
    [[nodiscard]] const AppointmentRequest* findRequest(RequestId request) const;
    [[nodiscard]] bool mayStart();
    void open(CommandDialog* dialog);
    void openCancel(const SlotTarget& target);
    void onReply(CommandId command, RequestId request, const Result<Outcome>& result, bool canUndo = true);
    void sendUndo(const DoneCommands::Done& done);
    void onUndone(const DoneCommands::Done& done, const Result<Outcome>& result);

    const DeskContext& m_context;
    QWidget* m_window;
    CommandRunner m_runner;
    RequestSheet m_sheet;
    DoneCommands m_done;
};

} // namespace slotdesk
