// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/commanddialog.h"

class QPlainTextEdit;

namespace slotdesk {

/// Something is wrong at a visit right now: a sentence, Enter, and everybody's alert panel has it, with who holds the
/// slots and what happened last as evidence. The commonest sentences are one key each.
class ReportDialog : public CommandDialog
{
    Q_OBJECT

public:
    ReportDialog(const DeskContext& context, CommandRunner& runner, const AppointmentRequest& request, QWidget* parent);

    [[nodiscard]] QPlainTextEdit* text() const { return m_text; }
    [[nodiscard]] bool canUndo() const override { return false; }

protected:
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] RequestId request() const override { return m_request.id; }
    [[nodiscard]] DeskServices::Reply send(CommandId command) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildPhrases();
    [[nodiscard]] QString evidence() const;

    AppointmentRequest m_request;
    QPlainTextEdit* m_text = nullptr;
};

} // namespace slotdesk
