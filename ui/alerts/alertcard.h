// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointmentrequest.h"
#include "ui/alerts/alertwish.h"

#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;

namespace slotdesk {

class PillLabel;

/// One alert: its kind, whom it is about, what is wrong, who looks after it, and what can be done about it right here,
/// by button, by context menu, or by letter while the card has the focus.
class AlertCard : public QFrame
{
    Q_OBJECT

public:
    /// `login` is whose desk it is.
    explicit AlertCard(const QString& login, QWidget* parent = nullptr);

    /// `request`: of the alert, when it is on the board.
    void setAlert(const Alert& alert, const AppointmentRequest* request, const QDateTime& nowUtc);
    [[nodiscard]] const Alert& alert() const { return m_alert; }

Q_SIGNALS:
    /// `minutes` are for Snooze.
    void wished(slotdesk::AlertWish wish, const slotdesk::Alert& alert, int minutes);
    /// To the card that many further down.
    void stepped(int by);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QLayout* buildTitle();
    QLayout* buildButtons();
    QPushButton* addButton(QLayout* row, const char* name);
    void showButton(QPushButton* button, AlertWish wish);
    void updateLook(const QDateTime& nowUtc);
    [[nodiscard]] bool isMine(const QKeyEvent& event) const;
    void openMenu(const QPoint& at);
    void openSnooze(const QPoint& at);
    [[nodiscard]] AlertWishes::Take taker();

    QString m_login;
    Alert m_alert;
    AlertWish m_first = AlertWish::Show;
    PillLabel* m_kind = nullptr;
    QLabel* m_about = nullptr;
    QLabel* m_age = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_do = nullptr;
    QPushButton* m_claim = nullptr;
    QPushButton* m_snooze = nullptr;
    QPushButton* m_more = nullptr;
};

} // namespace slotdesk
