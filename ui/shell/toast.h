// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/statuslook.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>
#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace slotdesk {

/// What the last command came to, on a line of its own below the work, so that it covers nothing. Good news leaves by
/// itself, with the chance to take it back when there is one; bad news stays until it is closed or replaced.
class Toast : public QFrame
{
    Q_OBJECT

public:
    explicit Toast(QWidget* parent = nullptr);

    /// With a button that takes it back when `canUndo`.
    void say(Tone tone, const QString& text, bool canUndo = false);
    /// How long what was said last can be taken back, from when it was said: shown on the button, and gone after it.
    void setUndoWindow(int minutes);
    void clear();
    /// Once a second.
    void tick();
    /// The keyboard's way to it: the first of its buttons. False when there is nothing to read.
    bool focusMessage();
    [[nodiscard]] QString text() const { return m_whole; }
    [[nodiscard]] QPushButton* undoButton() const { return m_undo; }
    [[nodiscard]] QPushButton* myDayButton() const { return m_myDay; }

Q_SIGNALS:
    void undoRequested();
    void myDayRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildRow();
    void drawShape(Tone tone);
    void fitText();

    QString m_whole;
    QLabel* m_shape = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_undo = nullptr;
    QToolButton* m_close = nullptr;
    QPushButton* m_myDay = nullptr;
    QTimer m_leave;
    QElapsedTimer m_said;
    int m_undoSeconds = 0; ///< 0: not known
};

} // namespace slotdesk
