// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/alert.h"

#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;

namespace slotdesk {

class PillLabel;

/// One alert: its kind, whom it is about, what is wrong, and what can be done about it right here.
class AlertCard : public QFrame
{
    Q_OBJECT

public:
    explicit AlertCard(QWidget* parent = nullptr);

    void setAlert(const Alert& alert, const QDateTime& nowUtc);
    [[nodiscard]] const Alert& alert() const { return m_alert; }

Q_SIGNALS:
    void showRequested(slotdesk::RequestId request);
    void reassignRequested(const slotdesk::Alert& alert);
    void cancelRequested(const slotdesk::Alert& alert);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    QLayout* buildTitle();
    QLayout* buildButtons();

    Alert m_alert;
    PillLabel* m_kind = nullptr;
    QLabel* m_about = nullptr;
    QLabel* m_age = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_show = nullptr;
    QPushButton* m_reassign = nullptr;
    QPushButton* m_cancel = nullptr;
};

} // namespace slotdesk
