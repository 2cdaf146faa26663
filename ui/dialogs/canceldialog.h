// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/calllist.h"
#include "ui/dialogs/commanddialog.h"
#include "ui/dialogs/slottarget.h"

class QButtonGroup;
class QLabel;

namespace slotdesk {

class PreviewLine;

/// Cancels a request with all its slots, or one appointment of it: which of them is chosen here; asks why and who
/// wanted it, says whether that is late and by a dry run what it changes, and names who has to be called afterwards.
class CancelDialog : public CommandDialog
{
    Q_OBJECT

public:
    /// `target.slot` without a valid id: the whole request, to begin with.
    CancelDialog(const DeskContext& context, CommandRunner& runner, const SlotTarget& target, QWidget* parent);

    /// 0 the client, 1 the therapist, 2 the desk.
    void setAskedBy(int index);
    /// 0 the whole request, else the place among its slots that can be cancelled, from 1.
    [[nodiscard]] QButtonGroup* what() const { return m_what; }
    [[nodiscard]] QButtonGroup* askers() const { return m_askedBy; }
    [[nodiscard]] PreviewLine* preview() const { return m_preview; }

Q_SIGNALS:
    /// It is done; these people do not know it yet.
    void mustBeCalled(const slotdesk::CallList& list);

protected:
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] RequestId request() const override { return m_target.request.id; }
    [[nodiscard]] DeskServices::Reply send(CommandId command) override;
    void succeed(const Outcome& outcome) override;
    void refresh() override;

private:
    void buildWhat();
    void buildAskedBy();
    void buildConsequences();
    void choose(int what);
    void suggestReason();
    void showConsequences();
    void askPreview();
    void follow(const QList<RequestId>& requests);
    [[nodiscard]] QString consequence() const;
    [[nodiscard]] CallList callList() const;
    [[nodiscard]] QList<Appointment> concerned() const;
    [[nodiscard]] bool isWhole() const { return !m_target.slot.id.isValid(); }
    [[nodiscard]] QString askedBy() const;

    SlotTarget m_target;
    QList<Appointment> m_choices; ///< of the request, those that can be cancelled
    QString m_suggested;
    QButtonGroup* m_what = nullptr;
    QButtonGroup* m_askedBy = nullptr;
    PreviewLine* m_preview = nullptr;
    QLabel* m_calls = nullptr;
};

} // namespace slotdesk
