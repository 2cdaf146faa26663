// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/callers/notelist.h"

#include "tables/timewords.h"
#include "ui/delegates/elidedlabel.h"
#include "ui/delegates/mirroring.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

NoteList::NoteList(const Clock& clock, QWidget* parent) : QWidget(parent), m_clock(clock)
{
    setObjectName(QStringLiteral("notes"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(7);
    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    m_title = new QLabel(tr("Notes"), this);
    m_title->setProperty("role", QStringLiteral("title"));
    m_add = new QPushButton(tr("Add note… N"), this);
    m_add->setObjectName(QStringLiteral("addNote"));
    m_add->setProperty("kind", QStringLiteral("link"));
    m_add->setToolTip(tr("Write down what the next colleague should know (N)"));
    head->addWidget(m_title);
    head->addWidget(m_add);
    head->addStretch(1);
    column->addLayout(head);
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(8);
    column->addLayout(m_lines);
    connect(m_add, &QPushButton::clicked, this, &NoteList::addRequested);
}

void NoteList::setNotes(const QList<Note>& notes, const PinnedStrip::SubjectOf& subjectOf)
{
    QStringList subjects;
    for (const Note& note : notes)
        subjects.append(subjectOf(note));
    if (notes == m_notes && subjects == m_subjects)
        return;
    m_notes = notes;
    m_subjects = subjects;
    while (QLayoutItem* item = m_lines->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (int i = 0; i < notes.size(); ++i)
        m_lines->addWidget(lineOf(notes.at(i), subjects.at(i)));
    m_title->setText(notes.isEmpty() ? tr("Notes") : tr("Notes · %1").arg(notes.size()));
}

QWidget* NoteList::lineOf(const Note& note, const QString& subject)
{
    auto* line = new QWidget(this);
    line->setObjectName(QStringLiteral("note"));
    auto* column = new QVBoxLayout(line);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    auto* text = new QLabel(line);
    text->setTextFormat(Qt::PlainText);
    text->setText(note.text);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    Mirroring::alignLeading(text);
    QStringList about;
    if (note.pinned)
        about.append(tr("Pinned"));
    if (!subject.isEmpty())
        about.append(subject);
    about.append(note.author);
    about.append(TimeWords::onDayHere(note.at, m_clock.nowUtc()));
    auto* meta = new ElidedLabel(line);
    meta->setProperty("role", QStringLiteral("muted"));
    meta->setWhole(about.join(QStringLiteral(" · ")));
    meta->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred); // the pin stands right behind it
    auto* pin = new QPushButton(note.pinned ? tr("Unpin") : tr("Pin"), line);
    pin->setObjectName(QStringLiteral("pin"));
    pin->setProperty("kind", QStringLiteral("link"));
    pin->setToolTip(note.pinned ? tr("It is no warning any more; the note stays")
                                : tr("Show it as a warning at the head"));
    pin->setAccessibleName(pin->text() + QStringLiteral(": ") + note.text);
    connect(pin, &QPushButton::clicked, this, [this, note] { Q_EMIT pinRequested(note, !note.pinned); });
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(meta, 0);
    row->addWidget(pin, 0);
    row->addStretch(1);
    column->addWidget(text);
    column->addLayout(row);
    return line;
}

QStringList NoteList::texts() const
{
    QStringList all;
    for (const Note& note : m_notes)
        all.append(note.text);
    return all;
}

} // namespace slotdesk
