// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/timelinetable.h"
#include "ui/details/possibilities.h"

#include <QtCore/QTimer>
#include <QtWidgets/QFrame>

class QGridLayout;
class QLabel;
class QListView;
class QStackedWidget;

namespace slotdesk {

class DetailHead;
class SlotCard;

/// The chosen request with its slots and its timeline. Shows what the live store says; a request that is not on the
/// board is read once. Follows the feed: the timeline is read again when its request changes.
class DetailPanel : public QFrame
{
    Q_OBJECT

public:
    explicit DetailPanel(const DeskContext& context, QWidget* parent = nullptr);

    void setRequest(RequestId request);
    [[nodiscard]] RequestId request() const { return m_request; }
    [[nodiscard]] const RequestSheet& sheet() const { return m_sheet; }
    /// The slot the letters work on: the one last touched, else the first that suits `status`.
    [[nodiscard]] AppointmentId slotFor(SlotStatus status) const;
    [[nodiscard]] QList<SlotCard*> cards() const { return m_cards; }
    /// Why that cannot be done with the chosen request now; empty when nothing is known against it.
    [[nodiscard]] QString refusal(Possibilities::Wish wish, qint64 id) const { return m_possible.refusal(wish, id); }
    void tick();

Q_SIGNALS:
    void sheetChanged(const slotdesk::RequestSheet& sheet);
    void assignRequested(slotdesk::AppointmentId slot);
    void reassignRequested(slotdesk::AppointmentId slot);
    void releaseRequested(slotdesk::AppointmentId slot);
    void cancelSlotRequested(slotdesk::AppointmentId slot);
    void cancelRequested(slotdesk::RequestId request);
    void offerMoreRequested(slotdesk::RequestId request);

private:
    void buildBody();
    QWidget* buildCards(QWidget* body);
    void buildTimeline(QWidget* body);
    void connectStore();
    void reload();
    void readSheet();
    void readTimeline();
    void show(const RequestSheet& sheet);
    void showCards();
    SlotCard* addCard();
    void touch(AppointmentId slot);
    void showPossibilities();

    const DeskContext& m_context;
    RequestId m_request;
    RequestSheet m_sheet;
    AppointmentId m_touched;
    Possibilities m_possible;
    TimelineTable m_timeline;
    QTimer m_timelineSoon;
    QList<SlotCard*> m_cards;
    QStackedWidget* m_stack = nullptr;
    QLabel* m_empty = nullptr;
    DetailHead* m_head = nullptr;
    QGridLayout* m_cardGrid = nullptr;
    QLabel* m_note = nullptr;
    QListView* m_timelineView = nullptr;
};

} // namespace slotdesk
