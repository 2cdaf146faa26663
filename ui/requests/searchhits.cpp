// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/searchhits.h"

#include "domain/phonenumber.h"
#include "tables/timewords.h"
#include "ui/requests/hitdelegate.h"
#include "ui/shell/whenready.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

namespace {

constexpr int mostRows = 9;
constexpr int mostRequests = 30;
constexpr int leastTyped = 2;
constexpr int wholeNumber = 7; ///< digits; fewer may be a request's number
constexpr int leastWidth = 560;
constexpr int personRole = Qt::UserRole + 1;  ///< index into the people found
constexpr int requestRole = Qt::UserRole + 2; ///< its id

/// A link's scheme and parameters are no part of the number that is looked for, saved and shown.
QString withoutLink(const QString& typed)
{
    QString text = typed.trimmed();
    if (!text.startsWith(QLatin1String("tel:"), Qt::CaseInsensitive))
        return text;
    text = text.mid(4);
    return text.left(text.indexOf(QLatin1Char(';'))).trimmed();
}

} // namespace

SearchHits::SearchHits(const DeskContext& context, QLineEdit* box, QWidget* parent)
    : QFrame(parent), m_context(context), m_box(box)
{
    setProperty("panel", true);
    setObjectName(QStringLiteral("searchHits"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    m_note = new QLabel(this);
    m_note->setProperty("role", QStringLiteral("muted"));
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Found in the database"));
    m_list->setItemDelegate(new HitDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_note);
    column->addWidget(m_list);
    m_list->installEventFilter(this);
    box->installEventFilter(this);
    connect(m_list, &QListWidget::itemClicked, this, &SearchHits::take);
    connect(m_list, &QListWidget::itemActivated, this, &SearchHits::take);
    connect(box, &QLineEdit::textChanged, this, &SearchHits::type);
    hide();
}

void SearchHits::type(const QString& typed)
{
    m_typed = withoutLink(typed);
    m_submitted.clear();
    if (m_typed.size() < leastTyped)
        hide();
    if (m_waiting > 0) {
        m_isStopped = true;
        m_context.services.callers().stopTyping();
    } else if (m_typed.size() >= leastTyped) {
        ask();
    }
}

void SearchHits::submit(const QString& typed)
{
    m_typed = withoutLink(typed);
    if (m_typed.size() < leastTyped)
        return;
    m_submitted = m_typed;
    if (m_waiting > 0)
        return;
    if (m_found.typed == m_typed && m_found.trouble.isEmpty())
        showFound();
    else
        ask();
}

void SearchHits::ask()
{
    m_asked = {};
    m_asked.typed = m_typed;
    m_isStopped = false;
    m_waiting = 2;
    whenReady(
        m_context.services.callers().people(m_typed), this,
        [this](const Result<QList<Caller>>& read) {
            if (read.ok())
                m_asked.people = read.value();
            else
                m_asked.trouble = read.error().text();
            answered();
        },
        [this] { answered(); });
    whenReady(
        m_context.services.search(m_typed), this,
        [this](const Result<QList<SearchHit>>& read) {
            if (read.ok())
                m_asked.requests = read.value();
            else
                m_asked.trouble = read.error().text();
            answered();
        },
        [this] { answered(); });
}

void SearchHits::answered()
{
    --m_waiting;
    if (m_waiting > 0)
        return;
    const bool newest = m_asked.typed == m_typed && !m_isStopped;
    const bool none = m_asked.people.isEmpty() && m_asked.requests.isEmpty() && m_asked.trouble.isEmpty();
    if (!newest && m_typed.size() >= leastTyped)
        ask();
    else if (newest && none && !PhoneNumber::digits(m_typed, wholeNumber).isEmpty())
        askAllMarkets();
    else if (newest)
        finish();
}

void SearchHits::askAllMarkets()
{
    // Somebody who calls for the first time, or of a market that is not the agent's: only the whole number tells.
    m_waiting = 1;
    whenReady(
        m_context.services.callers().clientsByPhone(m_typed), this,
        [this](const Result<QList<ClientRecord>>& read) {
            m_waiting = 0;
            m_asked.nobody = read.ok() && read->isEmpty();
            if (!read.ok())
                m_asked.trouble = read.error().text();
            for (const ClientRecord& client : read.ok() ? read.value() : QList<ClientRecord>())
                m_asked.people.append({Caller::Kind::Client, client.id.value(), client.name, client.phone, {}, 0, 0});
            if (m_asked.typed == m_typed && !m_isStopped)
                finish();
            else if (m_typed.size() >= leastTyped)
                ask();
        },
        [this] { m_waiting = 0; });
}

void SearchHits::finish()
{
    m_found = m_asked;
    const bool seen = m_box->hasFocus() || m_list->hasFocus() || !m_submitted.isEmpty();
    if (seen)
        showFound();
}

bool SearchHits::isCall() const
{
    const QString digits = PhoneNumber::digits(m_typed, wholeNumber);
    const auto isNumber = [&](const SearchHit& hit) { return QString::number(hit.request.value()) == digits; };
    return !digits.isEmpty() && m_found.people.size() == 1 &&
           std::none_of(m_found.requests.cbegin(), m_found.requests.cend(), isNumber);
}

void SearchHits::showFound()
{
    if (std::exchange(m_submitted, {}) == m_typed && isCall()) {
        hide();
        Q_EMIT callerChosen(m_found.people.first());
        return;
    }
    m_list->clear();
    for (const Caller& caller : std::as_const(m_found.people))
        addPerson(caller);
    for (const SearchHit& hit : m_found.requests.mid(0, mostRequests))
        addRequest(hit);
    if (m_found.nobody)
        addNobody();
    if (!m_found.trouble.isEmpty())
        m_note->setText(m_found.trouble);
    else
        m_note->setText(m_list->count() == 0 ? tr("Nothing in the database matches “%1”.").arg(m_found.typed)
                                             : tr("Found in the database: Down and Enter to open, Esc to close"));
    m_list->setCurrentRow(0);
    place();
}

void SearchHits::addPerson(const Caller& caller)
{
    const bool client = caller.kind == Caller::Kind::Client;
    HitDelegate::Parts parts;
    parts.look = {client ? slotdesk::Shape::Phone : slotdesk::Shape::Person, {}, Tone::Info};
    parts.strong = caller.name;
    parts.soft.append(client ? tr("Client") : tr("Therapist"));
    for (const QString& part : {caller.phone, caller.marketName}) {
        if (!part.isEmpty() && part != caller.name)
            parts.soft.append(part);
    }
    parts.soft.append(tr("%1 to come, %2 in all").arg(caller.coming).arg(caller.inAll));
    auto* item = new QListWidgetItem(m_list);
    HitDelegate::dress(item, parts);
    item->setData(personRole, static_cast<int>(m_list->count()));
}

void SearchHits::addRequest(const SearchHit& hit)
{
    HitDelegate::Parts parts;
    if (hit.startsAt.isValid())
        parts.look = StatusLook::of(hit.status);
    parts.strong = hit.request.isValid() ? TimeWords::number(hit.request) : hit.name;
    if (hit.request.isValid())
        parts.soft.append(hit.name);
    if (hit.startsAt.isValid()) {
        parts.soft.append(TimeWords::dated(hit.startsAt, hit.timeZone, m_context.clock.nowUtc()));
        parts.soft.append(hit.service);
        parts.soft.append(hit.marketName);
    }
    auto* item = new QListWidgetItem(m_list);
    HitDelegate::dress(item, parts);
    item->setData(requestRole, hit.request.value());
    if (!hit.request.isValid())
        item->setFlags(Qt::NoItemFlags);
}

void SearchHits::addNobody()
{
    HitDelegate::Parts parts;
    parts.look = {slotdesk::Shape::Dashed, {}, Tone::Info};
    parts.strong = tr("New client…");
    parts.soft.append(tr("nobody has the number %1").arg(m_found.typed));
    HitDelegate::dress(new QListWidgetItem(m_list), parts);
}

void SearchHits::place()
{
    const int rows = std::min(mostRows, m_list->count());
    m_list->setFixedHeight(rows * HitDelegate::rowHeight + (rows > 0 ? 4 : 0));
    m_list->setVisible(rows > 0);
    setFixedWidth(std::max(leastWidth, m_box->width()));
    adjustSize();
    move(parentWidget()->mapFromGlobal(m_box->mapToGlobal(QPoint(0, m_box->height() + 4))));
    raise();
    QFrame::show();
}

void SearchHits::take(const QListWidgetItem* item)
{
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const qint64 request = item->data(requestRole).toLongLong();
    const int person = item->data(personRole).toInt() - 1;
    hide();
    if (request > 0)
        Q_EMIT chosen(RequestId(request));
    else if (person >= 0 && person < m_found.people.size())
        Q_EMIT callerChosen(m_found.people.at(person));
    else
        Q_EMIT newClientWanted(m_typed);
}

void SearchHits::leaveSoon()
{
    // Where the keyboard went is known only after this event.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_box->hasFocus() && !m_list->hasFocus() && window()->isActiveWindow())
                hide();
        },
        Qt::QueuedConnection);
}

bool SearchHits::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && isVisible())
        leaveSoon();
    if (isVisible() && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape) {
            hide();
            m_box->setFocus();
            return true;
        }
        if (key == Qt::Key_Down && watched == m_box && m_list->count() > 0) {
            m_list->setFocus();
            return true;
        }
        if (key == Qt::Key_Up && watched == m_list && m_list->currentRow() == 0) {
            m_box->setFocus();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace slotdesk
