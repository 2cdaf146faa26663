// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertcard.h"

#include "tables/alerttable.h"
#include "tables/statuswords.h"
#include "tables/timewords.h"
#include "ui/alerts/alertsentence.h"
#include "ui/delegates/pilllabel.h"

#include <QtGui/QContextMenuEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyle>

namespace slotdesk {

AlertCard::AlertCard(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("alertCard"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 9, 12, 10);
    column->setSpacing(5);
    column->addLayout(buildTitle());
    m_text = new QLabel(this);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
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
    m_age->setProperty("role", QStringLiteral("muted"));
    row->addWidget(m_kind);
    row->addWidget(m_about, 1);
    row->addWidget(m_age);
    return row;
}

QLayout* AlertCard::buildButtons()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(7);
    m_show = new QPushButton(tr("Show"), this);
    m_reassign = new QPushButton(tr("Reassign one…"), this);
    m_cancel = new QPushButton(tr("Cancel one…"), this);
    m_show->setObjectName(QStringLiteral("alertShow"));
    m_reassign->setObjectName(QStringLiteral("alertReassign"));
    m_cancel->setObjectName(QStringLiteral("alertCancel"));
    for (QPushButton* button : {m_show, m_reassign, m_cancel})
        row->addWidget(button);
    row->addStretch(1);
    connect(m_show, &QPushButton::clicked, this, [this] { Q_EMIT showRequested(m_alert.request); });
    connect(m_reassign, &QPushButton::clicked, this, [this] { Q_EMIT reassignRequested(m_alert); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { Q_EMIT cancelRequested(m_alert); });
    return row;
}

void AlertCard::setAlert(const Alert& alert, const QDateTime& nowUtc)
{
    m_alert = alert;
    const bool doubled = AlertTable::isDoubleBooking(alert.kind);
    m_kind->setLook(StatusLook::of(alert.kind));
    const QString about = alert.clientName.isEmpty()
                              ? TimeWords::number(alert.request)
                              : QString(TimeWords::number(alert.request) + QStringLiteral(" · ") + alert.clientName);
    m_about->setText(about);
    m_about->setToolTip(about);
    const QString state =
        alert.status == AlertStatus::New ? QString() : QString(StatusWords::of(alert.status) + QStringLiteral(", "));
    m_age->setText(state + TimeWords::span(alert.raisedAt.secsTo(nowUtc)));
    m_age->setToolTip(tr("Raised at %1").arg(TimeWords::exact(alert.raisedAt)));
    m_text->setText(AlertSentence::of(alert, nowUtc));
    m_reassign->setVisible(doubled && alert.kind != AlertKind::AfterClose);
    m_cancel->setVisible(doubled);
    setAccessibleName(m_kind->look().text + QStringLiteral(", ") + about);
    const qint64 seconds = nowUtc.secsTo(alert.startsAt);
    const bool grave = doubled && alert.startsAt.isValid() && seconds < 7200 && seconds > -10800;
    if (property("grave").toBool() != grave) {
        setProperty("grave", grave);
        style()->unpolish(this);
        style()->polish(this);
    }
}

void AlertCard::contextMenuEvent(QContextMenuEvent* event)
{
    // Not modal: the card may go while its menu is open.
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QPushButton* button : {m_show, m_reassign, m_cancel}) {
        if (button->isVisibleTo(this))
            menu->addAction(button->text(), button, &QPushButton::click);
    }
    menu->popup(event->globalPos());
}

void AlertCard::mouseDoubleClickEvent(QMouseEvent*)
{
    Q_EMIT showRequested(m_alert.request);
}

} // namespace slotdesk
