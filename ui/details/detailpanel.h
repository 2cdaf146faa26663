// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/liveclaims.h"
#include "tables/timelinetable.h"
#include "ui/callers/notereader.h"
#include "ui/details/possibilities.h"

#include <QtCore/QTimer>
#include <QtWidgets/QFrame>

class QGridLayout;
class QLabel;
class QListView;
class QStackedWidget;

namespace slotdesk {

class DetailHead;
class NoteList;
class PinnedStrip;
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
    /// Who is at which request; asked of it from now on.
    void setClaims(const LiveClaims& claims);
    void refreshNotes() { m_noteReader.refresh(); }
    [[nodiscard]] PinnedStrip* pinned() const { return m_pinned; }
    [[nodiscard]] NoteList* noteList() const { return m_noteList; }
    [[nodiscard]] DetailHead* head() const { return m_head; }

Q_SIGNALS:
    void sheetChanged(const slotdesk::RequestSheet& sheet);
    void assignRequested(slotdesk::AppointmentId slot);
    void reassignRequested(slotdesk::AppointmentId slot);
    void releaseRequested(slotdesk::AppointmentId slot);
    void cancelSlotRequested(slotdesk::AppointmentId slot);
    void swapRequested(slotdesk::AppointmentId slot);
    void cancelRequested(slotdesk::RequestId request);
    void offerMoreRequested(slotdesk::RequestId request);
    void noteRequested();
    void pinRequested(const slotdesk::Note& note, bool pinned);
    void callerRequested();
    void handleToggled(slotdesk::RequestId request);
    void reportRequested(slotdesk::RequestId request);

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
    void showNotes();
    void showClaim();

    const DeskContext& m_context;
    RequestId m_request;
    RequestSheet m_sheet;
    AppointmentId m_touched;
    Possibilities m_possible;
    TimelineTable m_timeline;
    QTimer m_timelineSoon;
    NoteReader m_noteReader;
    const LiveClaims* m_claims = nullptr;
    QList<SlotCard*> m_cards;
    QStackedWidget* m_stack = nullptr;
    QLabel* m_empty = nullptr;
    DetailHead* m_head = nullptr;
    QGridLayout* m_cardGrid = nullptr;
    QLabel* m_note = nullptr;
    PinnedStrip* m_pinned = nullptr;
    NoteList* m_noteList = nullptr;
    QListView* m_timelineView = nullptr;
};

} // namespace slotdesk
