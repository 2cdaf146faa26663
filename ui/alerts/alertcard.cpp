// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertcard.h"

#include "domain/money.h"
#include "tables/alerttable.h"
#include "tables/timewords.h"
#include "ui/alerts/alertsentence.h"
#include "ui/delegates/mirroring.h"
#include "ui/delegates/pilllabel.h"

#include <QtGui/QContextMenuEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyle>
#include <algorithm>

namespace slotdesk {

AlertCard::AlertCard(const QString& login, QWidget* parent) : QFrame(parent), m_login(login)
{
    setObjectName(QStringLiteral("alertCard"));
    setFocusPolicy(Qt::StrongFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 9, 12, 10);
    column->setSpacing(5);
    column->addLayout(buildTitle());
    m_text = new QLabel(this);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    Mirroring::alignLeading(m_text);
    column->addWidget(m_text);
    column->addLayout(buildButtons());
}

QLayout* AlertCard::buildTitle()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_kind = new PillLabel(this);
    m_about = new QLabel(this);
    m_about->setProperty("role", QStringLiteral("title"));
    m_about->setMinimumWidth(40);
    m_age = new QLabel(this);
    m_age->setObjectName(QStringLiteral("age"));
    m_age->setProperty("role", QStringLiteral("muted"));
    row->addWidget(m_kind);
    row->addWidget(m_about, 1);
    row->addWidget(m_age);
    return row;
}

QPushButton* AlertCard::addButton(QLayout* row, const char* name)
{
    auto* button = new QPushButton(this);
    button->setObjectName(QLatin1String(name));
    button->setFocusPolicy(
        Qt::NoFocus); // the card has the focus and every letter: forty cards are forty stops, not 200
    row->addWidget(button);
    return button;
}

QLayout* AlertCard::buildButtons()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(7);
    m_do = addButton(row, "alertDo");
    m_claim = addButton(row, "alertClaim");
    m_snooze = addButton(row, "alertSnooze");
    m_more = addButton(row, "alertMore");
    m_more->setText(tr("More…"));
    m_more->setToolTip(tr("Everything that can be done about it"));
    row->addStretch(1);
    connect(m_do, &QPushButton::clicked, this, [this] { taker()(m_first, 0); });
    connect(m_claim, &QPushButton::clicked, this, [this] { taker()(AlertWish::Claim, 0); });
    connect(m_snooze, &QPushButton::clicked, this,
            [this] { openSnooze(m_snooze->mapToGlobal(m_snooze->rect().bottomLeft())); });
    connect(m_more, &QPushButton::clicked, this,
            [this] { openMenu(m_more->mapToGlobal(m_more->rect().bottomLeft())); });
    return row;
}

void AlertCard::showButton(QPushButton* button, AlertWish wish)
{
    const QString why = AlertWishes::refusal(wish, m_alert, m_login);
    button->setText(AlertWishes::text(wish));
    button->setEnabled(why.isEmpty());
    button->setToolTip(why.isEmpty() ? AlertWishes::tip(wish) : why);
}

void AlertCard::setAlert(const Alert& alert, const AppointmentRequest* request, const QDateTime& nowUtc)
{
    m_alert = alert;
    m_first = AlertWishes::of(alert).constFirst();
    m_kind->setLook(StatusLook::of(alert.kind));
    const QString about = alert.clientName.isEmpty()
                              ? TimeWords::number(alert.request)
                              : QString(TimeWords::number(alert.request) + QStringLiteral(" · ") + alert.clientName);
    m_about->setText(about);
    m_about->setToolTip(about);
    const QString holder = AlertWishes::holder(alert, m_login, nowUtc);
    // Brought up to date once a minute, so that it must not count seconds.
    const qint64 seconds = alert.raisedAt.secsTo(nowUtc);
    const QString age = seconds < 60 ? tr("just now") : TimeWords::span(seconds);
    m_age->setText(holder.isEmpty() ? age : tr("%1, %2").arg(holder, age));
    m_age->setToolTip(tr("Raised at %1").arg(TimeWords::exact(alert.raisedAt)));
    const QString stake = alert.stakeCents > 0 ? moneyText(alert.stakeCents, alert.currency) : QString();
    QString text = AlertSentence::of(alert, nowUtc);
    if (request && alert.kind == AlertKind::AtRisk)
        text += QLatin1Char(' ') + AlertSentence::asked(*request);
    m_text->setText(stake.isEmpty() ? text : tr("%1 %2 at stake.").arg(text, stake));
    showButton(m_do, m_first);
    showButton(m_claim, AlertWish::Claim);
    showButton(m_snooze, AlertWish::Snooze);
    setAccessibleName(QStringList{m_kind->look().text, about, holder}.join(QStringLiteral(", ")));
    setAccessibleDescription(m_text->text());
    updateLook(nowUtc);
}

void AlertCard::updateLook(const QDateTime& nowUtc)
{
    const qint64 seconds = nowUtc.secsTo(m_alert.startsAt);
    const bool soon = m_alert.startsAt.isValid() && seconds < 7200 && seconds > -10800;
    const bool grave = AlertTable::isDoubleBooking(m_alert.kind) && soon && m_alert.status != AlertStatus::Snoozed;
    const bool risk = m_alert.kind == AlertKind::AtRisk && soon && m_alert.status == AlertStatus::New;
    if (property("grave").toBool() == grave && property("risk").toBool() == risk)
        return;
    setProperty("grave", grave);
    setProperty("risk", risk);
    m_do->setProperty("kind", grave || risk ? QStringLiteral("primary") : QString());
    for (QWidget* widget : QList<QWidget*>{this, m_do}) {
        widget->style()->unpolish(widget);
        widget->style()->polish(widget);
    }
}

AlertWishes::Take AlertCard::taker()
{
    return [this, alert = m_alert](AlertWish wish, int minutes) { Q_EMIT wished(wish, alert, minutes); };
}

void AlertCard::openMenu(const QPoint& at)
{
    // Not modal: the card may go while its menu is open.
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    AlertWishes::fill(menu, m_alert, m_login, taker());
    menu->popup(at);
}

void AlertCard::openSnooze(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    AlertWishes::fillSnooze(menu, taker());
    menu->popup(at);
    menu->setActiveAction(menu->actions().constFirst());
}

bool AlertCard::isMine(const QKeyEvent& event) const
{
    if (event.modifiers() & ~Qt::KeypadModifier)
        return false;
    const QList<AlertWish> wishes = AlertWishes::of(m_alert);
    return event.key() == Qt::Key_Up || event.key() == Qt::Key_Down || event.key() == Qt::Key_Enter ||
           std::any_of(wishes.cbegin(), wishes.cend(),
                       [&](AlertWish wish) { return AlertWishes::key(wish) == event.key(); });
}

bool AlertCard::event(QEvent* event)
{
    // The letters are the desk's too, about the chosen request; here they are about this card.
    if (event->type() == QEvent::ShortcutOverride && isMine(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

void AlertCard::keyPressEvent(QKeyEvent* event)
{
    if (!isMine(*event)) {
        QFrame::keyPressEvent(event);
        return;
    }
    const int key = event->key() == Qt::Key_Enter ? int(Qt::Key_Return) : event->key();
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
        Q_EMIT stepped(key == Qt::Key_Up ? -1 : 1);
        return;
    }
    for (const AlertWish wish : AlertWishes::of(m_alert)) {
        if (AlertWishes::key(wish) != key)
            continue;
        if (wish == AlertWish::Snooze)
            openSnooze(mapToGlobal(rect().center()));
        else
            taker()(wish, 0);
        return;
    }
}

void AlertCard::contextMenuEvent(QContextMenuEvent* event)
{
    openMenu(event->reason() == QContextMenuEvent::Keyboard ? mapToGlobal(rect().center()) : event->globalPos());
}

void AlertCard::mouseDoubleClickEvent(QMouseEvent*)
{
    taker()(AlertWish::Show, 0);
}

void AlertCard::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setPen(QPen(Theme::instance().colors().accent, 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -2));
}

} // namespace slotdesk
