// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/commanddialog.h"
#include "ui/dialogs/slottarget.h"

class QButtonGroup;

namespace slotdesk {

/// Cancels a request with all its slots, or one appointment of it; asks why and who wanted it.
class CancelDialog : public CommandDialog
{
    Q_OBJECT

public:
    /// `target.slot` without a valid id: the whole request.
    CancelDialog(const DeskContext& context, CommandRunner& runner, const SlotTarget& target, QWidget* parent);

    void setAskedBy(int index);

protected:
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] RequestId request() const override { return m_target.request.id; }
    [[nodiscard]] DeskServices::Reply send(CommandId command) override;
    void refresh() override;

private:
    void buildAskedBy();
    void buildWhat();
    [[nodiscard]] bool isWhole() const { return !m_target.slot.id.isValid(); }
    [[nodiscard]] QString askedBy() const;

    SlotTarget m_target;
    QButtonGroup* m_askedBy = nullptr;
};

} // namespace slotdesk
