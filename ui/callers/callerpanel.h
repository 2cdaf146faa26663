// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/callertable.h"
#include "ui/callers/notereader.h"

#include <QtCore/QTimer>
#include <QtWidgets/QFrame>

class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QToolButton;
class QVBoxLayout;

namespace slotdesk {

class ElidedLabel;
class NoteList;
class PillLabel;
class PinnedStrip;

/// Who is on the phone: their number, pinned warnings, all they booked (today first), what stands on their own screen,
/// and what colleagues noted. Follows the board while it is open.
class CallerPanel : public QFrame
{
    Q_OBJECT

public:
    enum Tab { History, Feed, Notes };

    explicit CallerPanel(const DeskContext& context, QWidget* parent = nullptr);

    void setCaller(const Caller& caller);
    [[nodiscard]] const Caller& caller() const { return m_caller; }
    [[nodiscard]] QTabBar* tabs() const { return m_tabs; }
    [[nodiscard]] QListView* list(Tab tab) const { return tab == Feed ? m_feedView : m_historyView; }
    [[nodiscard]] PinnedStrip* pinned() const { return m_pinned; }
    [[nodiscard]] NoteList* noteList() const { return m_noteList; }
    [[nodiscard]] QPushButton* newRequestButton() const { return m_newRequest; }
    [[nodiscard]] QString title() const;

public Q_SLOTS:
    void refreshNotes() { m_reader.refresh(); }
    void tick();

Q_SIGNALS:
    void requestOpened(slotdesk::RequestId request);
    void newRequestRequested(const slotdesk::Caller& caller);
    void noteRequested(const slotdesk::Caller& caller);
    void pinRequested(const slotdesk::Note& note, bool pinned);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildHead(QVBoxLayout* column);
    void buildButtons(QVBoxLayout* column);
    void buildTabs(QVBoxLayout* column);
    [[nodiscard]] QListView* buildList(CallerTable* table, const QString& name);
    void connectStore();
    void showHead();
    void showNotes();
    void showCounts();
    void readAll();
    void onHistory(const Result<QList<CallerVisit>>& read);
    void onFeed(const Result<QList<CallerFeedLine>>& read);
    void say(const QString& trouble);

    const DeskContext& m_context;
    Caller m_caller;
    bool m_fresh = false; ///< nothing of this caller was shown yet
    CallerTable m_history;
    CallerTable m_feed;
    NoteReader m_reader;
    QTimer m_soon;
    ElidedLabel* m_name = nullptr;
    PillLabel* m_kind = nullptr;
    QToolButton* m_close = nullptr;
    QLabel* m_phone = nullptr;
    QLabel* m_about = nullptr;
    PinnedStrip* m_pinned = nullptr;
    QPushButton* m_newRequest = nullptr;
    QTabBar* m_tabs = nullptr;
    QLabel* m_trouble = nullptr;
    QStackedWidget* m_pages = nullptr;
    QListView* m_historyView = nullptr;
    QListView* m_feedView = nullptr;
    NoteList* m_noteList = nullptr;
};

} // namespace slotdesk
