// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/foreignguard.h"

#include <QtWidgets/QWidget>

class QPushButton;

namespace slotdesk {

class GuardWatch;
class Notice;

/// One line above the board while the guard on an old backend has findings that stand, or has stopped watching.
class GuardStrip : public QWidget
{
    Q_OBJECT

public:
    explicit GuardStrip(GuardWatch& watch, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton* button() const { return m_open; }

public Q_SLOTS:
    void openDialog();

private:
    void show(const ForeignGuard::Status& status);

    GuardWatch& m_watch;
    Notice* m_notice = nullptr;
    QPushButton* m_open = nullptr;
};

} // namespace slotdesk
