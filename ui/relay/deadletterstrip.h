// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QPushButton;

namespace slotdesk {

class DeadLetterWatch;
class Notice;

/// One line above the board while something could not be delivered.
class DeadLetterStrip : public QWidget
{
    Q_OBJECT

public:
    explicit DeadLetterStrip(DeadLetterWatch& watch, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton* button() const { return m_open; }

Q_SIGNALS:
    void openRequested();

private:
    void say();

    DeadLetterWatch& m_watch;
    Notice* m_notice = nullptr;
    QPushButton* m_open = nullptr;
};

} // namespace slotdesk
