// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

class QListWidget;
class QStackedWidget;

namespace slotdesk {

/// The settings: a list of pages, the page. Everything takes effect at once.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SettingsDialog(QWidget* parent = nullptr);

    [[nodiscard]] QListWidget* pages() const { return m_list; }

Q_SIGNALS:
    void layoutResetRequested();

private:
    QListWidget* m_list = nullptr;
    QStackedWidget* m_stack = nullptr;
};

} // namespace slotdesk
