// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/deskactions.h"

#include <QtWidgets/QDialog>

class QLineEdit;
class QListWidget;

namespace slotdesk {

/// Ctrl+K: type a few letters of what you want to do and press Enter.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(const DeskActions& actions, QWidget* parent);

    [[nodiscard]] QLineEdit* find() const { return m_find; }
    [[nodiscard]] QListWidget* list() const { return m_list; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void narrow(const QString& typed);
    void run();

    const DeskActions& m_actions;
    QLineEdit* m_find = nullptr;
    QListWidget* m_list = nullptr;
};

} // namespace slotdesk
