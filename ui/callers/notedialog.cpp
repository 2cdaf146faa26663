// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/callers/notedialog.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

NoteDialog::NoteDialog(const DeskContext& context, CommandRunner& runner, const QList<Subject>& subjects,
                       RequestId request, QWidget* parent)
    : CommandDialog(context, runner, QString(), parent), m_subjects(subjects), m_request(request)
{
    setObjectName(QStringLiteral("noteDialog"));
    setMinimumWidth(520);
    setHeading(tr("Add a note"), tr("Everybody who opens it reads this. A note is never changed, only added to."));
    setCloseText(tr("Discard"));
    m_subject = new QComboBox(this);
    m_subject->setObjectName(QStringLiteral("noteSubject"));
    // A long name ends in an ellipsis instead of pushing its label away.
    m_subject->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_subject->setMinimumContentsLength(20);
    m_subject->setAccessibleName(tr("What the note is about"));
    for (const Subject& about : subjects)
        m_subject->addItem(about.name);
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(QStringLiteral("noteText"));
    m_text->setAccessibleName(tr("The note"));
    m_text->setPlaceholderText(tr("Gate code 4471, dog in the house"));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(96);
    m_text->installEventFilter(this);
    m_pin = new QCheckBox(tr("&Pin it as a warning at the head"), this);
    m_pin->setObjectName(QStringLiteral("notePin"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(14);
    form->addRow(tr("About"), m_subject);
    body()->addLayout(form);
    body()->addWidget(m_text, 1);
    body()->addWidget(m_pin);
    setPrimary(tr("Add note"));
    connect(m_text, &QPlainTextEdit::textChanged, this, &NoteDialog::updateReady);
    m_text->setFocus();
}

bool NoteDialog::isComplete() const
{
    return m_text && m_subject->currentIndex() >= 0 && !m_text->toPlainText().trimmed().isEmpty();
}

DeskServices::Reply NoteDialog::send(CommandId command)
{
    const Subject& about = m_subjects.at(m_subject->currentIndex());
    Note note;
    note.about = about.about;
    note.aboutId = about.id;
    note.text = m_text->toPlainText().trimmed();
    note.pinned = m_pin->isChecked();
    return context().services.callers().addNote(command, note);
}

bool NoteDialog::eventFilter(QObject* watched, QEvent* event)
{
    // Enter is a new line in a text; with Ctrl it sends, as in every messenger.
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if ((key->modifiers() & Qt::ControlModifier) && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            submit();
            return true;
        }
    }
    return CommandDialog::eventFilter(watched, event);
}

} // namespace slotdesk
