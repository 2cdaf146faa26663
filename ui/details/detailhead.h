// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointmentrequest.h"
#include "services/noteservice.h"

#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace slotdesk {

class ElidedLabel;
class PillLabel;

/// The title line of the chosen request: number, client, service, the time there and here, status, and what can be
/// done with all of it.
class DetailHead : public QWidget
{
    Q_OBJECT

public:
    explicit DetailHead(QWidget* parent = nullptr);
    void setRequest(const AppointmentRequest& request, const QDateTime& nowUtc);
    /// Why it cannot be offered or cancelled now; empty when it can.
    void setRefusals(const QString& offer, const QString& cancel);
    /// Who is at it now (nullptr: nobody), and who else has it in front of them.
    void setClaim(const RequestClaim* claim, const QStringList& lookers, const QDateTime& nowUtc);
    [[nodiscard]] PillLabel* claim() const { return m_claim; }

Q_SIGNALS:
    void offerMoreRequested();
    void cancelRequested();
    void callerRequested();
    void handleToggled();
    void reportRequested();

private:
    void buildTools();
    void setLookers(const QStringList& lookers);

    ElidedLabel* m_title = nullptr;
    QLabel* m_times = nullptr;
    PillLabel* m_claim = nullptr;
    PillLabel* m_status = nullptr;
    QToolButton* m_caller = nullptr;
    QToolButton* m_handle = nullptr;
    QPushButton* m_offer = nullptr;
    QPushButton* m_cancel = nullptr;
};

} // namespace slotdesk
