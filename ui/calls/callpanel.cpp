// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/callpanel.h"

#include "ui/calls/callcard.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollArea>
#include <algorithm>

namespace slotdesk {

CallPanel::CallPanel(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("callPanel"));
    setProperty("panel", true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 7, 12, 6);
    row->setSpacing(8);
    auto* title = new QLabel(tr("To be called"), this);
    title->setProperty("role", QStringLiteral("title"));
    m_count = new QLabel(this);
    m_count->setProperty("role", QStringLiteral("badge"));
    row->addWidget(title);
    row->addWidget(m_count);
    row->addStretch(1);
    column->addLayout(row);
    auto* separator = new QFrame(this);
    separator->setObjectName(QStringLiteral("separator"));
    column->addWidget(separator);

    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setAccessibleName(tr("People to be called"));
    auto* body = new QWidget(area);
    body->setObjectName(QStringLiteral("scrolled"));
    m_list = new QVBoxLayout(body);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(0);
    m_list->addStretch(1);
    area->setWidget(body);
    area->viewport()->setAutoFillBackground(false);
    column->addWidget(area);
    setMinimumHeight(128);
    hide();
}

void CallPanel::add(const CallList& list)
{
    auto* card = new CallCard(list, m_list->parentWidget());
    connect(card, &CallCard::ticked, this, &CallPanel::showWhatIsLeft);
    connect(card, &CallCard::showRequested, this, &CallPanel::showRequested);
    connect(card, &CallCard::told, this, &CallPanel::told);
    connect(card, &CallCard::closed, this, [this, card] { drop(card); });
    m_list->insertWidget(0, card);
    m_cards.prepend(card);
    showWhatIsLeft();
}

void CallPanel::drop(CallCard* card)
{
    m_cards.removeOne(card);
    card->hide();
    card->deleteLater();
    showWhatIsLeft();
}

void CallPanel::setShared(const QList<CallList>& lists)
{
    QList<CallList> fresh = lists;
    const QList<CallCard*> before = m_cards;
    for (CallCard* card : before) {
        if (!card->list().isShared())
            continue;
        const auto same = [&](const CallList& list) {
            return list.alert == card->list().alert && list.request == card->list().request;
        };
        const auto place = std::find_if(fresh.begin(), fresh.end(), same);
        if (place == fresh.end() || !card->follow(*place))
            drop(card);
        else
            fresh.erase(place);
    }
    for (const CallList& list : std::as_const(fresh))
        add(list);
    showWhatIsLeft();
}

int CallPanel::leftHere() const
{
    int left = 0;
    for (const CallCard* card : m_cards)
        left += card->list().isShared() ? 0 : card->left();
    return left;
}

int CallPanel::left() const
{
    int left = 0;
    for (const CallCard* card : m_cards)
        left += card->left();
    return left;
}

void CallPanel::showWhatIsLeft()
{
    m_count->setText(QString::number(left()));
    setVisible(!m_cards.isEmpty());
}

bool CallPanel::focusNext()
{
    for (const CallCard* card : std::as_const(m_cards)) {
        for (QCheckBox* box : card->boxes()) {
            if (box->isChecked())
                continue;
            box->setFocus(Qt::ShortcutFocusReason);
            return true;
        }
    }
    return false;
}

} // namespace slotdesk
