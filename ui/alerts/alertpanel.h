// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/alerts/alertwish.h"
#include "ui/shell/deskmodels.h"

#include <QtWidgets/QFrame>

class QLabel;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace slotdesk {

class AlertCard;
class RiskAlarm;

/// The double bookings and what agents reported, as cards, gravest first; how many are still to come and how much money
/// is at stake with them. Those of visits long over stand below a heading of their own.
class AlertPanel : public QFrame
{
    Q_OBJECT

public:
    /// So many cards at most: beyond that nobody reads on, and the list has a chip for them.
    static constexpr int mostCards = 40;

    AlertPanel(const DeskContext& context, DeskModels& models, QWidget* parent = nullptr);

    [[nodiscard]] QList<AlertCard*> cards() const { return m_cards; }
    /// Its bell stands in the head.
    void setAlarm(RiskAlarm* alarm);
    /// To the card that was last looked at, else to the gravest; false when there is none.
    bool focusCards();
    /// The card the keyboard is at or was at last, else the first; nullptr when there is none.
    [[nodiscard]] AlertCard* current() const;

public Q_SLOTS:
    /// The times in the sentences moved on.
    void tick();

Q_SIGNALS:
    /// `minutes` are for Snooze.
    void wished(slotdesk::AlertWish wish, const slotdesk::Alert& alert, int minutes);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void step(AlertCard* from, int by);
    void keepFocus(AlertId before);
    void updateBell();
    void onRequestsChanged(const QList<RequestId>& changed);
    QLayout* buildHead();
    void updateSoon();
    void updateCards();
    void updateHead();
    AlertCard* addCard();

    const DeskContext& m_context;
    DeskModels& m_models;
    QList<AlertCard*> m_cards;
    AlertId m_current;
    QScrollArea* m_area = nullptr;
    QVBoxLayout* m_list = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_stake = nullptr;
    QToolButton* m_bell = nullptr;
    RiskAlarm* m_alarm = nullptr;
    QLabel* m_pastHead = nullptr;
    QLabel* m_empty = nullptr;
    QLabel* m_more = nullptr;
    bool m_due = false;
    qint64 m_shownMinute = 0;
};

} // namespace slotdesk
