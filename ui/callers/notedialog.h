// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/commanddialog.h"

class QCheckBox;
class QComboBox;
class QPlainTextEdit;

namespace slotdesk {

/// Something to write down, about the request, its client or a therapist who comes.
class NoteDialog : public CommandDialog
{
    Q_OBJECT

public:
    struct Subject
    {
        Note::About about = Note::About::Request;
        qint64 id = 0;
        QString name;
    };

    NoteDialog(const DeskContext& context, CommandRunner& runner, const QList<Subject>& subjects, RequestId request,
               QWidget* parent);

    [[nodiscard]] QComboBox* subject() const { return m_subject; }
    [[nodiscard]] QPlainTextEdit* text() const { return m_text; }
    [[nodiscard]] QCheckBox* pin() const { return m_pin; }

protected:
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] RequestId request() const override { return m_request; }
    [[nodiscard]] DeskServices::Reply send(CommandId command) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QList<Subject> m_subjects;
    RequestId m_request;
    QComboBox* m_subject = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QCheckBox* m_pin = nullptr;
};

} // namespace slotdesk
