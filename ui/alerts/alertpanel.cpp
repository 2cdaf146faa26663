// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertpanel.h"

#include "domain/money.h"
#include "ui/alerts/alertcard.h"
#include "ui/alerts/riskalarm.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QtCore/QEvent>
#include <QtCore/QMap>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStyle>
#include <QtWidgets/QToolButton>

namespace slotdesk {

AlertPanel::AlertPanel(const DeskContext& context, DeskModels& models, QWidget* parent)
    : QFrame(parent), m_context(context), m_models(models)
{
    setProperty("panel", true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(buildHead());
    auto* separator = new QFrame(this);
    separator->setObjectName(QStringLiteral("separator"));
    column->addWidget(separator);

    m_area = new QScrollArea(this);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setAccessibleName(tr("Alerts"));
    auto* body = new QWidget(m_area);
    body->setObjectName(QStringLiteral("scrolled"));
    m_list = new QVBoxLayout(body);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(0);
    m_empty = new QLabel(tr("No double bookings.\nEvery slot has at most one therapist."), body);
    m_empty->setProperty("role", QStringLiteral("empty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_pastHead = new QLabel(body);
    m_pastHead->setProperty("role", QStringLiteral("section"));
    m_more = new QLabel(body);
    m_more->setProperty("role", QStringLiteral("empty"));
    m_list->addWidget(m_empty, 1);
    m_list->addWidget(m_more);
    m_list->addStretch(1);
    m_area->setWidget(body);
    m_area->viewport()->setAutoFillBackground(false);
    column->addWidget(m_area);

    connect(&models.alerts, &QAbstractItemModel::rowsInserted, this, &AlertPanel::updateSoon);
    connect(&models.alerts, &QAbstractItemModel::rowsRemoved, this, &AlertPanel::updateSoon);
    connect(&models.alerts, &QAbstractItemModel::dataChanged, this, &AlertPanel::updateSoon);
    connect(&context.store, &LiveStore::requestsChanged, this,
            [this](const auto&, const QList<RequestId>& changed) { onRequestsChanged(changed); });
    updateCards();
}

QLayout* AlertPanel::buildHead()
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 3, 8, 2);
    row->setSpacing(8);
    auto* title = new QLabel(tr("Alerts"), this);
    title->setProperty("role", QStringLiteral("title"));
    m_count = new QLabel(this);
    m_count->setProperty("role", QStringLiteral("badge"));
    m_stake = new QLabel(this);
    m_stake->setObjectName(QStringLiteral("stake"));
    m_stake->setProperty("role", QStringLiteral("muted"));
    m_stake->setToolTip(tr("The pay of the appointments there are too many of, in visits that are not over"));
    row->addWidget(title);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_stake);
    m_bell = new QToolButton(this);
    m_bell->setObjectName(QStringLiteral("alarmBell"));
    m_bell->setAccessibleName(tr("Sound"));
    m_bell->setIconSize(QSize(16, 16));
    m_bell->hide();
    row->addWidget(m_bell);
    connect(&Theme::instance(), &Theme::changed, this, &AlertPanel::updateBell);
    return row;
}

void AlertPanel::setAlarm(RiskAlarm* alarm)
{
    m_alarm = alarm;
    m_bell->show();
    connect(m_bell, &QToolButton::clicked, alarm, [alarm] { alarm->setMuted(!alarm->isMuted()); });
    connect(alarm, &RiskAlarm::changed, this, &AlertPanel::updateBell);
    updateBell();
}

void AlertPanel::updateBell()
{
    if (!m_alarm)
        return;
    const Theme::Colors& c = Theme::instance().colors();
    const bool muted = m_alarm->isMuted();
    const bool calls = m_alarm->isRinging() && !muted;
    m_bell->setIcon(
        Icons::tinted(muted ? QStringLiteral("sound-off") : QStringLiteral("sound"), calls ? c.warn : c.muted));
    m_bell->setToolTip(muted ? tr("The sound for what nobody takes is off (Ctrl+Shift+M)")
                             : tr("It sounds until what is new is claimed (Ctrl+Shift+M)"));
    m_bell->setAccessibleDescription(m_bell->toolTip());
}

void AlertPanel::onRequestsChanged(const QList<RequestId>& changed)
{
    // A card about a risk says how many were asked, and that changes without its alert.
    for (const AlertCard* card : std::as_const(m_cards)) {
        if (card->alert().kind == AlertKind::AtRisk && changed.contains(card->alert().request)) {
            updateSoon();
            return;
        }
    }
}

void AlertPanel::updateSoon()
{
    if (std::exchange(m_due, true))
        return;
    QMetaObject::invokeMethod(this, &AlertPanel::updateCards, Qt::QueuedConnection);
}

void AlertPanel::tick()
{
    const qint64 minute = m_context.clock.nowUtc().toSecsSinceEpoch() / 60;
    if (std::exchange(m_shownMinute, minute) != minute)
        updateCards();
}

AlertCard* AlertPanel::addCard()
{
    auto* card = new AlertCard(m_context.login, m_list->parentWidget());
    card->installEventFilter(this);
    connect(card, &AlertCard::wished, this, &AlertPanel::wished);
    connect(card, &AlertCard::stepped, this, [this, card](int by) { step(card, by); });
    m_list->insertWidget(static_cast<int>(m_cards.size()), card);
    m_cards.append(card);
    return card;
}

void AlertPanel::updateCards()
{
    m_due = false;
    const int rows = m_models.alerts.rowCount();
    const int shown = std::min(rows, mostCards);
    const QDateTime now = m_context.clock.nowUtc();
    const AlertId before = m_current;
    const bool focused = m_area->isAncestorOf(QApplication::focusWidget());
    while (m_cards.size() > shown) {
        // Its own menu or key may be what brought us here.
        AlertCard* card = m_cards.takeLast();
        card->hide();
        card->deleteLater();
    }
    m_list->removeWidget(m_pastHead); // so that a card's place in the layout is its number
    int firstPast = -1;
    for (int row = 0; row < shown; ++row) {
        const Alert* alert = m_models.alerts.alertAt(row);
        AlertCard* card = row < m_cards.size() ? m_cards.at(row) : addCard();
        if (alert)
            card->setAlert(*alert, m_context.store.request(alert->request), now);
        if (alert && firstPast < 0 && AlertTable::isDoubleBooking(alert->kind) && m_models.alerts.isPast(*alert))
            firstPast = row;
    }
    m_list->insertWidget(std::max(0, firstPast), m_pastHead);
    m_pastHead->setVisible(firstPast >= 0);
    if (focused)
        keepFocus(before);
    m_empty->setVisible(rows == 0);
    m_more->setVisible(rows > shown);
    m_more->setText(tr("and %n more: see the chip “Double-booked”", nullptr, rows - shown));
    updateHead();
}

AlertCard* AlertPanel::current() const
{
    for (AlertCard* card : m_cards) {
        if (card->alert().id == m_current)
            return card;
    }
    return m_cards.isEmpty() ? nullptr : m_cards.constFirst();
}

bool AlertPanel::focusCards()
{
    AlertCard* card = current();
    if (!card)
        return false;
    card->setFocus(Qt::ShortcutFocusReason);
    m_area->ensureWidgetVisible(card, 0, 4);
    return true;
}

void AlertPanel::step(AlertCard* from, int by)
{
    AlertCard* to = m_cards.value(m_cards.indexOf(from) + by);
    if (!to)
        return;
    to->setFocus(Qt::TabFocusReason);
    m_area->ensureWidgetVisible(to, 0, 4);
}

void AlertPanel::keepFocus(AlertId before)
{
    // The cards hold their places and the alerts move through them: a letter must meet the alert it was meant for.
    for (AlertCard* card : std::as_const(m_cards)) {
        if (card->alert().id == before) {
            card->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    // Gone, and with it the focus: what took its place was not looked at yet.
    setFocus(Qt::OtherFocusReason);
    m_current = {};
}

bool AlertPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn) {
        if (const auto* card = qobject_cast<AlertCard*>(watched))
            m_current = card->alert().id;
    }
    return QFrame::eventFilter(watched, event);
}

void AlertPanel::updateHead()
{
    int count = 0;
    int doubled = 0;
    int past = 0;
    QMap<QByteArray, qint64> stakes;
    for (int row = 0; row < m_models.alerts.rowCount(); ++row) {
        const Alert* alert = m_models.alerts.alertAt(row);
        if (!alert)
            continue;
        const bool isDouble = AlertTable::isDoubleBooking(alert->kind);
        const bool isPast = isDouble && m_models.alerts.isPast(*alert);
        ++(isPast ? past : count);
        if (!isDouble)
            continue;
        doubled += isPast ? 0 : 1;
        if (!isPast && alert->stakeCents > 0)
            stakes[alert->currency] += alert->stakeCents;
    }
    m_count->setText(QString::number(count));
    m_pastHead->setText(tr("%n of visits long over, to be settled", nullptr, past));
    m_count->setProperty("tone", doubled > 0 ? QStringLiteral("bad") : count > 0 ? QStringLiteral("warn") : QString());
    m_count->style()->unpolish(m_count);
    m_count->style()->polish(m_count);
    QStringList amounts;
    for (auto stake = stakes.cbegin(); stake != stakes.cend(); ++stake)
        amounts.append(moneyText(stake.value(), stake.key()));
    m_stake->setText(amounts.isEmpty() ? QString() : tr("%1 at stake").arg(amounts.join(QStringLiteral(" + "))));
}

} // namespace slotdesk
