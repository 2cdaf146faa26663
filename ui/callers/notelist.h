// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clock.h"
#include "ui/callers/pinnedstrip.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace slotdesk {

/// What colleagues wrote down, newest below the pinned, each with its author and time, and a way to add one.
class NoteList : public QWidget
{
    Q_OBJECT

public:
    explicit NoteList(const Clock& clock, QWidget* parent = nullptr);

    void setNotes(const QList<Note>& notes, const PinnedStrip::SubjectOf& subjectOf);
    [[nodiscard]] QPushButton* addButton() const { return m_add; }
    /// Top down.
    [[nodiscard]] const QList<Note>& notes() const { return m_notes; }
    /// Of each note whom it is about; empty: the request itself.
    [[nodiscard]] const QStringList& subjects() const { return m_subjects; }
    /// The text of each note, top down.
    [[nodiscard]] QStringList texts() const;

Q_SIGNALS:
    void addRequested();
    void pinRequested(const slotdesk::Note& note, bool pinned);

private:
    [[nodiscard]] QWidget* lineOf(const Note& note, const QString& subject);

    const Clock& m_clock;
    QList<Note> m_notes;
    QStringList m_subjects;
    QLabel* m_title = nullptr;
    QPushButton* m_add = nullptr;
    QVBoxLayout* m_lines = nullptr;
};

} // namespace slotdesk
