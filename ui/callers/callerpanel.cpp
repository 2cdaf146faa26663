// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/callers/callerpanel.h"

#include "ui/callers/callerdelegate.h"
#include "ui/callers/notelist.h"
#include "ui/delegates/elidedlabel.h"
#include "ui/delegates/mirroring.h"
#include "ui/delegates/pilllabel.h"
#include "ui/shell/icons.h"
#include "ui/shell/whenready.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QToolButton>

namespace slotdesk {

namespace {

/// However much the board moves, the caller's own lines are read at most this often.
constexpr int readAgainMs = 700;

} // namespace

CallerPanel::CallerPanel(const DeskContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_history(context.clock), m_feed(context.clock), m_reader(context)
{
    setObjectName(QStringLiteral("caller"));
    setProperty("panel", true);
    setAccessibleName(tr("Caller"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    buildHead(column);
    buildButtons(column);
    buildTabs(column);
    m_soon.setSingleShot(true);
    m_soon.setInterval(readAgainMs);
    connect(&m_soon, &QTimer::timeout, this, &CallerPanel::readAll);
    connect(&m_reader, &NoteReader::changed, this, &CallerPanel::showNotes);
    connectStore();
}

void CallerPanel::buildHead(QVBoxLayout* column)
{
    auto* head = new QVBoxLayout;
    head->setContentsMargins(14, 9, 8, 7);
    head->setSpacing(3);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_name = new ElidedLabel(this);
    m_name->setProperty("role", QStringLiteral("heading"));
    m_kind = new PillLabel(this);
    m_close = new QToolButton(this);
    m_close->setObjectName(QStringLiteral("closeCaller"));
    m_close->setIconSize({13, 13});
    m_close->setToolTip(tr("The call is over (Esc)"));
    m_close->setAccessibleName(tr("Close the caller"));
    row->addWidget(m_name, 1);
    row->addWidget(m_kind);
    row->addWidget(m_close);
    head->addLayout(row);
    auto* below = new QHBoxLayout;
    below->setSpacing(8);
    m_phone = new QLabel(this);
    m_phone->setProperty("role", QStringLiteral("title"));
    m_about = new QLabel(this);
    m_about->setProperty("role", QStringLiteral("muted"));
    for (QLabel* label : {m_phone, m_about}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        Mirroring::alignLeading(label);
        below->addWidget(label);
    }
    m_about->setMinimumWidth(40);
    below->addStretch(1);
    head->addLayout(below);
    m_pinned = new PinnedStrip(this);
    m_pinned->setContentsMargins(0, 6, 6, 2); // in line with the name above and the buttons below
    head->addWidget(m_pinned);
    column->addLayout(head);
    const auto tint = [this] { m_close->setIcon(Icons::themed(QStringLiteral("close"))); };
    tint();
    connect(&Theme::instance(), &Theme::changed, this, tint);
    connect(m_close, &QToolButton::clicked, this, &CallerPanel::closed);
}

void CallerPanel::buildButtons(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(14, 0, 14, 9);
    row->setSpacing(7);
    m_newRequest = new QPushButton(tr("New request…"), this);
    m_newRequest->setObjectName(QStringLiteral("newRequest"));
    m_newRequest->setProperty("kind", QStringLiteral("primary"));
    m_newRequest->setToolTip(tr("Book something for this client"));
    auto* note = new QPushButton(tr("Add note…"), this);
    note->setObjectName(QStringLiteral("callerNote"));
    row->addWidget(m_newRequest);
    row->addWidget(note);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_newRequest, &QPushButton::clicked, this, [this] { Q_EMIT newRequestRequested(m_caller); });
    connect(note, &QPushButton::clicked, this, [this] { Q_EMIT noteRequested(m_caller); });
}

QListView* CallerPanel::buildList(CallerTable* table, const QString& name)
{
    auto* view = new QListView(m_pages);
    view->setAccessibleName(name);
    view->setModel(table);
    view->setItemDelegate(new CallerDelegate(view));
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setMouseTracking(true);
    m_pages->addWidget(view);
    const auto open = [this, table](const QModelIndex& index) {
        if (const RequestId request = table->requestAt(index.row()); request.isValid())
            Q_EMIT requestOpened(request);
    };
    connect(view, &QListView::clicked, this, open);
    connect(view, &QListView::activated, this, open);
    return view;
}

void CallerPanel::buildTabs(QVBoxLayout* column)
{
    m_tabs = new QTabBar(this);
    m_tabs->setObjectName(QStringLiteral("callerTabs"));
    m_tabs->setAccessibleName(tr("What to see of the caller"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    for (int tab = History; tab <= Notes; ++tab)
        m_tabs->addTab(QString());
    m_tabs->setTabToolTip(Feed, tr("What the caller sees on the own screen right now"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(10, 0, 10, 0);
    row->addWidget(m_tabs);
    row->addStretch(1);
    column->addLayout(row);
    auto* separator = new QFrame(this);
    separator->setObjectName(QStringLiteral("separator"));
    column->addWidget(separator);
    m_trouble = new QLabel(this);
    m_trouble->setProperty("role", QStringLiteral("empty"));
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    column->addWidget(m_trouble);
    m_pages = new QStackedWidget(this);
    m_historyView = buildList(&m_history, tr("All requests of the caller, today first"));
    m_historyView->setObjectName(QStringLiteral("callerHistory"));
    m_feedView = buildList(&m_feed, tr("What the caller sees"));
    m_feedView->setObjectName(QStringLiteral("callerFeed"));
    auto* area = new QScrollArea(m_pages);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto* body = new QWidget(area);
    body->setObjectName(QStringLiteral("scrolled"));
    auto* lines = new QVBoxLayout(body);
    lines->setContentsMargins(14, 10, 14, 10);
    m_noteList = new NoteList(m_context.clock, body);
    lines->addWidget(m_noteList);
    lines->addStretch(1);
    area->setWidget(body);
    area->viewport()->setAutoFillBackground(false);
    m_pages->addWidget(area);
    column->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_noteList, &NoteList::addRequested, this, [this] { Q_EMIT noteRequested(m_caller); });
    connect(m_noteList, &NoteList::pinRequested, this, &CallerPanel::pinRequested);
    showCounts();
}

void CallerPanel::connectStore()
{
    const auto soon = [this] {
        if (m_caller.isSomebody() && isVisible() && !m_soon.isActive())
            m_soon.start();
    };
    connect(&m_context.store, &LiveStore::requestsChanged, this, soon);
    connect(&m_context.store, &LiveStore::slotsChanged, this, soon);
    connect(&m_context.store, &LiveStore::offersChanged, this, soon);
}

void CallerPanel::setCaller(const Caller& caller)
{
    if (!caller.isSame(m_caller)) {
        m_history.clear();
        m_feed.clear();
        m_fresh = true;
        m_tabs->setCurrentIndex(History);
    }
    m_caller = caller;
    m_trouble->hide();
    m_reader.setCaller(caller);
    showHead();
    showCounts();
    if (caller.isSomebody())
        readAll();
}

void CallerPanel::showHead()
{
    const bool client = m_caller.kind == Caller::Kind::Client;
    m_name->setWhole(m_caller.name);
    m_kind->setLook(client ? StatusLook{slotdesk::Shape::Phone, tr("Client"), Tone::Info}
                           : StatusLook{slotdesk::Shape::Person, tr("Therapist"), Tone::Neutral});
    m_phone->setText(m_caller.phone.isEmpty() ? tr("no number") : m_caller.phone);
    QStringList about;
    if (!m_caller.marketName.isEmpty())
        about.append(m_caller.marketName);
    about.append(tr("%1 to come, %2 in all").arg(m_caller.coming).arg(m_caller.inAll));
    m_about->setText(about.join(QStringLiteral(" · ")));
    m_newRequest->setVisible(client);
    m_tabs->setTabToolTip(Feed, client
                                    ? tr("The client's own list, as their program shows it now")
                                    : tr("The therapist's own offers and appointments, as their program shows them"));
    setAccessibleName(tr("Caller: %1").arg(m_caller.name));
}

void CallerPanel::showNotes()
{
    const auto nothing = [](const Note&) { return QString(); };
    m_pinned->setNotes(m_reader.notes(), nothing);
    m_noteList->setNotes(m_reader.notes(), nothing);
    showCounts();
}

void CallerPanel::showCounts()
{
    const auto label = [](const QString& name, qsizetype count) {
        return count > 0 ? QString(name + QLatin1Char(' ') + QString::number(count)) : name;
    };
    m_tabs->setTabText(History, label(tr("History"), m_history.lineCount()));
    m_tabs->setTabText(Feed, label(tr("What they see"), m_feed.lineCount()));
    m_tabs->setTabText(Notes, label(tr("Notes"), m_reader.notes().size()));
}

void CallerPanel::readAll()
{
    CallerServices& services = m_context.services.callers();
    whenReady(services.history(m_caller), this, [this, asked = m_caller](const Result<QList<CallerVisit>>& read) {
        if (asked.isSame(m_caller))
            onHistory(read);
    });
    whenReady(services.feed(m_caller), this, [this, asked = m_caller](const Result<QList<CallerFeedLine>>& read) {
        if (asked.isSame(m_caller))
            onFeed(read);
    });
}

void CallerPanel::onHistory(const Result<QList<CallerVisit>>& read)
{
    if (!read.ok()) {
        say(read.error().text());
        return;
    }
    m_trouble->setVisible(read->isEmpty());
    m_trouble->setText(tr("Nothing was ever booked."));
    m_history.setHistory(read.value());
    const QDateTime now = m_context.clock.nowUtc();
    m_caller.inAll = static_cast<int>(read->size());
    m_caller.coming = static_cast<int>(std::count_if(read->cbegin(), read->cend(), [&](const CallerVisit& visit) {
        return visit.endsAt > now && (visit.status == RequestStatus::Open || visit.status == RequestStatus::Filled) &&
               visit.visit != SlotStatus::Cancelled;
    }));
    if (std::exchange(m_fresh, false))
        m_historyView->setCurrentIndex(m_history.index(m_history.likeliestRow()));
    showHead();
    showCounts();
}

void CallerPanel::onFeed(const Result<QList<CallerFeedLine>>& read)
{
    if (read.ok())
        m_feed.setFeed(read.value());
    else
        say(read.error().text());
    showCounts();
}

void CallerPanel::say(const QString& trouble)
{
    m_trouble->setText(trouble);
    m_trouble->show();
}

QString CallerPanel::title() const
{
    return m_name->whole();
}

void CallerPanel::tick()
{
    if (!isVisible())
        return;
    m_history.tick();
    m_feed.tick();
}

void CallerPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QFrame::keyPressEvent(event);
}

} // namespace slotdesk
