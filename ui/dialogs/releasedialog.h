// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/commanddialog.h"
#include "ui/dialogs/slottarget.h"

namespace slotdesk {

class PreviewLine;

/// Opens a booked slot again: the therapist is freed, the offers go out again.
class ReleaseDialog : public CommandDialog
{
    Q_OBJECT

public:
    ReleaseDialog(const DeskContext& context, CommandRunner& runner, const SlotTarget& target, QWidget* parent);

    [[nodiscard]] PreviewLine* preview() const { return m_preview; }

protected:
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] RequestId request() const override { return m_target.request.id; }
    [[nodiscard]] DeskServices::Reply send(CommandId command) override;
    void refresh() override;

private:
    void askPreview();

    PreviewLine* m_preview = nullptr;
    SlotTarget m_target;
};

} // namespace slotdesk
