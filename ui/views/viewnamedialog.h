// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

class QLineEdit;

namespace slotdesk {

class SavedViews;

/// Asks under which name the view is saved, and says when that replaces another one.
class ViewNameDialog : public QDialog
{
    Q_OBJECT

public:
    ViewNameDialog(const SavedViews& views, QWidget* parent);

    [[nodiscard]] QLineEdit* name() const { return m_name; }
    void accept() override;

Q_SIGNALS:
    void named(const QString& name);

private:
    QLineEdit* m_name = nullptr;
};

} // namespace slotdesk
