// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/detailpanel.h"

#include "ui/callers/notelist.h"
#include "ui/delegates/mirroring.h"
#include "ui/details/detailhead.h"
#include "ui/details/slotcard.h"
#include "ui/details/timelinedelegate.h"
#include "ui/shell/whenready.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>
#include <algorithm>

namespace slotdesk {

namespace {

/// A burst of changes to one request asks for its timeline once.
constexpr int timelineSoonMs = 120;

} // namespace

DetailPanel::DetailPanel(const DeskContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_possible(context), m_noteReader(context)
{
    setProperty("panel", true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    m_stack = new QStackedWidget(this);
    m_empty = new QLabel(tr("Choose a request to see its slots and what happened to it."), m_stack);
    m_empty->setProperty("role", QStringLiteral("empty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_empty);
    buildBody();
    column->addWidget(m_stack);
    m_timelineSoon.setSingleShot(true);
    m_timelineSoon.setInterval(timelineSoonMs);
    connect(&m_timelineSoon, &QTimer::timeout, this, &DetailPanel::readTimeline);
    connect(&m_possible, &Possibilities::changed, this, &DetailPanel::showPossibilities);
    connectStore();
}

void DetailPanel::buildBody()
{
    auto* body = new QWidget(m_stack);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_head = new DetailHead(body);
    connect(m_head, &DetailHead::cancelRequested, this, [this] { Q_EMIT cancelRequested(m_request); });
    connect(m_head, &DetailHead::offerMoreRequested, this, [this] { Q_EMIT offerMoreRequested(m_request); });
    connect(m_head, &DetailHead::reportRequested, this, [this] { Q_EMIT reportRequested(m_request); });
    column->addWidget(m_head);
    auto* separator = new QFrame(body);
    separator->setObjectName(QStringLiteral("separator"));
    column->addWidget(separator);
    connect(m_head, &DetailHead::callerRequested, this, &DetailPanel::callerRequested);
    connect(m_head, &DetailHead::handleToggled, this, [this] { Q_EMIT handleToggled(m_request); });

    QWidget* cards = buildCards(body);
    buildTimeline(body);
    auto* edge = new QFrame(body);
    edge->setObjectName(QStringLiteral("edge"));
    edge->setFixedWidth(1);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 6);
    row->setSpacing(0);
    row->addWidget(cards, 6);
    row->addWidget(edge);
    m_pinned = new PinnedStrip(body); // beside the cards, which need all the height there is
    auto* right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(m_pinned);
    right->addWidget(m_timelineView, 1);
    row->addLayout(right, 5);
    column->addLayout(row, 1);
    m_stack->addWidget(body);
}

QWidget* DetailPanel::buildCards(QWidget* body)
{
    auto* area = new QScrollArea(body);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto* left = new QWidget(area);
    left->setObjectName(QStringLiteral("scrolled"));
    area->viewport()->setAutoFillBackground(false);
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(12, 11, 12, 11);
    leftColumn->setSpacing(9);
    m_cardGrid = new QGridLayout;
    m_cardGrid->setSpacing(9);
    m_cardGrid->setColumnStretch(0, 1);
    m_cardGrid->setColumnStretch(1, 1);
    leftColumn->addLayout(m_cardGrid);
    m_note = new QLabel(left);
    m_note->setProperty("role", QStringLiteral("muted"));
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    Mirroring::alignLeading(m_note);
    leftColumn->addWidget(m_note);
    m_noteList = new NoteList(m_context.clock, left);
    leftColumn->addWidget(m_noteList);
    connect(m_noteList, &NoteList::addRequested, this, &DetailPanel::noteRequested);
    connect(m_noteList, &NoteList::pinRequested, this, &DetailPanel::pinRequested);
    connect(&m_noteReader, &NoteReader::changed, this, &DetailPanel::showNotes);
    leftColumn->addStretch(1);
    area->setWidget(left);
    return area;
}

void DetailPanel::buildTimeline(QWidget* body)
{
    m_timelineView = new QListView(body);
    m_timelineView->setObjectName(QStringLiteral("timeline"));
    m_timelineView->setAccessibleName(tr("Timeline"));
    m_timelineView->setModel(&m_timeline);
    m_timelineView->setModelColumn(TimelineTable::What);
    m_timelineView->setItemDelegate(new TimelineDelegate(m_timelineView));
    m_timelineView->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_timelineView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_timelineView->setResizeMode(QListView::Adjust);
}

void DetailPanel::connectStore()
{
    const LiveStore& store = m_context.store;
    connect(&store, &LiveStore::requestsChanged, this,
            [this](const auto& added, const auto& changed, const auto& removed) {
                if (added.contains(m_request) || changed.contains(m_request))
                    reload();
                else if (removed.contains(m_request))
                    readSheet();
            });
    connect(&store, &LiveStore::slotsChanged, this, [this](const auto& requests) {
        if (requests.contains(m_request))
            reload();
    });
    connect(&store, &LiveStore::offersChanged, this, [this](const auto& added, const auto& changed, const auto&) {
        const auto isMine = [this](OfferId id) {
            const AppointmentOffer* offer = m_context.store.offer(id);
            return offer && offer->request == m_request;
        };
        if (m_request.isValid() && (std::any_of(added.cbegin(), added.cend(), isMine) ||
                                    std::any_of(changed.cbegin(), changed.cend(), isMine)))
            m_timelineSoon.start();
    });
}

void DetailPanel::setRequest(RequestId request)
{
    if (request == m_request)
        return;
    m_request = request;
    m_touched = {};
    m_timeline.clear();
    m_noteReader.setRequest(request);
    reload();
    showClaim();
}

void DetailPanel::setClaims(const LiveClaims& claims)
{
    m_claims = &claims;
    connect(&claims, &LiveClaims::changed, this, [this](const QList<RequestId>& requests) {
        if (requests.contains(m_request))
            showClaim();
    });
}

void DetailPanel::showClaim()
{
    m_head->setClaim(m_claims ? m_claims->find(m_request) : nullptr,
                     m_claims ? m_claims->lookers(m_request) : QStringList(), m_context.clock.nowUtc());
}

void DetailPanel::showNotes()
{
    const auto subjectOf = [this](const Note& note) {
        if (note.about == Note::About::Client)
            return tr("Client");
        for (const Appointment& slot : std::as_const(m_sheet.slots)) {
            if (note.about == Note::About::Therapist && slot.therapist.value() == note.aboutId)
                return slot.therapistName;
        }
        return QString();
    };
    m_pinned->setNotes(m_noteReader.notes(), subjectOf);
    m_noteList->setNotes(m_noteReader.notes(), subjectOf);
}

void DetailPanel::reload()
{
    const AppointmentRequest* request = m_context.store.request(m_request);
    if (!m_request.isValid())
        m_stack->setCurrentIndex(0);
    else if (request)
        show({*request, m_context.store.slotsOf(m_request), m_context.store.offersOf(m_request)});
    else
        readSheet();
    if (m_request.isValid())
        m_timelineSoon.start();
}

void DetailPanel::readSheet()
{
    whenReady(m_context.services.sheet(m_request), this, [this, asked = m_request](const Result<RequestSheet>& read) {
        if (asked != m_request || m_context.store.request(asked))
            return;
        if (read.ok()) {
            show(read.value());
        } else {
            m_empty->setText(read.error().text());
            m_stack->setCurrentIndex(0);
        }
    });
}

void DetailPanel::readTimeline()
{
    whenReady(m_context.services.timeline(m_request), this,
              [this, asked = m_request](const Result<QList<TimelineEntry>>& read) {
                  if (asked == m_request && read.ok())
                      m_timeline.setEntries(read.value());
              });
}

void DetailPanel::show(const RequestSheet& sheet)
{
    // A batch tells of a request, then of its slots: the panel is laid out once.
    if (m_stack->currentIndex() == 1 && sheet == m_sheet)
        return;
    m_sheet = sheet;
    Q_EMIT sheetChanged(m_sheet);
    m_head->setRequest(sheet.request, m_context.clock.nowUtc());
    m_note->setText(sheet.request.note.isEmpty() ? QString() : tr("Note · %1").arg(sheet.request.note));
    m_note->setVisible(!sheet.request.note.isEmpty());
    showCards();
    showNotes();
    m_possible.ask(sheet);
    showPossibilities();
    m_stack->setCurrentIndex(1);
}

void DetailPanel::showPossibilities()
{
    using Wish = Possibilities::Wish;
    m_head->setRefusals(refusal(Wish::OfferMore, m_request.value()), refusal(Wish::CancelRequest, m_request.value()));
    for (SlotCard* card : std::as_const(m_cards)) {
        const qint64 slot = card->slot().id.value();
        card->setRefusals(refusal(Wish::Release, slot), refusal(Wish::CancelSlot, slot));
    }
}

void DetailPanel::showCards()
{
    while (m_cards.size() > m_sheet.slots.size()) {
        SlotCard* card = m_cards.takeLast();
        card->hide();
        card->deleteLater();
    }
    while (m_cards.size() < m_sheet.slots.size())
        addCard();
    for (int i = 0; i < m_cards.size(); ++i)
        m_cards.at(i)->setSlot(m_sheet.request, m_sheet.slots.at(i));
    touch(m_touched);
}

SlotCard* DetailPanel::addCard()
{
    auto* card = new SlotCard(this);
    connect(card, &SlotCard::assignRequested, this, &DetailPanel::assignRequested);
    connect(card, &SlotCard::reassignRequested, this, &DetailPanel::reassignRequested);
    connect(card, &SlotCard::releaseRequested, this, &DetailPanel::releaseRequested);
    connect(card, &SlotCard::cancelRequested, this, &DetailPanel::cancelSlotRequested);
    connect(card, &SlotCard::swapRequested, this, &DetailPanel::swapRequested);
    connect(card, &SlotCard::touched, this, &DetailPanel::touch);
    const auto place = static_cast<int>(m_cards.size());
    m_cardGrid->addWidget(card, place / 2, place % 2, Qt::AlignTop);
    m_cards.append(card);
    return card;
}

void DetailPanel::touch(AppointmentId slot)
{
    m_touched = slot;
    for (SlotCard* card : std::as_const(m_cards))
        card->setCurrent(m_cards.size() > 1 && card->slot().id == slot);
}

AppointmentId DetailPanel::slotFor(SlotStatus status) const
{
    AppointmentId first;
    for (const Appointment& slot : m_sheet.slots) {
        if (slot.status != status)
            continue;
        if (slot.id == m_touched)
            return slot.id;
        if (!first.isValid())
            first = slot.id;
    }
    return first;
}

void DetailPanel::tick()
{
    if (m_request.isValid() && m_sheet.request.id == m_request)
        m_head->setRequest(m_sheet.request, m_context.clock.nowUtc());
    showClaim();
}

} // namespace slotdesk
