// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/statuslook.h"

#include <QtCore/QTimer>
#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace slotdesk {

/// What the last command came to, on a line of its own below the work, so that it covers nothing. Good news leaves by
/// itself; bad news stays until it is closed or replaced.
class Toast : public QFrame
{
    Q_OBJECT

public:
    explicit Toast(QWidget* parent = nullptr);

    /// With a button that takes it back when `canUndo`; that message stays a little longer.
    void say(Tone tone, const QString& text, bool canUndo = false);
    void clear();
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton* undoButton() const { return m_undo; }

Q_SIGNALS:
    void undoRequested();

private:
    QLabel* m_shape = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_undo = nullptr;
    QToolButton* m_close = nullptr;
    QTimer m_leave;
};

} // namespace slotdesk
