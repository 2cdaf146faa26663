// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/commanddialog.h"

class QLineEdit;

namespace slotdesk {

/// Somebody calls whom nobody knows: the number is there, a name may follow.
class NewClientDialog : public CommandDialog
{
    Q_OBJECT

public:
    NewClientDialog(const DeskContext& context, CommandRunner& runner, const QString& phone, QWidget* parent);

    [[nodiscard]] QLineEdit* name() const { return m_name; }
    [[nodiscard]] QLineEdit* phone() const { return m_phone; }
    /// What was saved, once it was.
    [[nodiscard]] Caller saved(const Outcome& outcome) const;

protected:
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] RequestId request() const override { return {}; }
    [[nodiscard]] DeskServices::Reply send(CommandId command) override;

private:
    QLineEdit* m_name = nullptr;
    QLineEdit* m_phone = nullptr;
    QLineEdit* m_email = nullptr;
    QLineEdit* m_note = nullptr;
};

} // namespace slotdesk
