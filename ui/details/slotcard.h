// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointment.h"
#include "domain/appointmentrequest.h"

#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace slotdesk {

class PillLabel;

/// One slot of the chosen request: who comes, or that nobody does yet, and what can be done about it.
class SlotCard : public QFrame
{
    Q_OBJECT

public:
    explicit SlotCard(QWidget* parent = nullptr);

    void setSlot(const AppointmentRequest& request, const Appointment& slot);
    [[nodiscard]] const Appointment& slot() const { return m_slot; }
    /// Why it can be neither released nor cancelled now; empty when it can.
    void setRefusals(const QString& release, const QString& cancel);
    /// The letters work on one card at a time.
    void setCurrent(bool current);

Q_SIGNALS:
    void assignRequested(slotdesk::AppointmentId slot);
    void reassignRequested(slotdesk::AppointmentId slot);
    void releaseRequested(slotdesk::AppointmentId slot);
    void cancelRequested(slotdesk::AppointmentId slot);
    void swapRequested(slotdesk::AppointmentId slot);
    void touched(slotdesk::AppointmentId slot);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildTitle(QVBoxLayout* column);
    void buildSwap();
    void buildButtons(QVBoxLayout* column);
    void updateTexts(const AppointmentRequest& request);
    void updateButtons(const AppointmentRequest& request);

    Appointment m_slot;
    PillLabel* m_status = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_who = nullptr;
    QLabel* m_about = nullptr;
    QPushButton* m_assign = nullptr;
    QPushButton* m_reassign = nullptr;
    QPushButton* m_release = nullptr;
    QPushButton* m_cancel = nullptr;
    QToolButton* m_swap = nullptr;
};

} // namespace slotdesk
