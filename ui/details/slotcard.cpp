// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/slotcard.h"

#include "tables/timewords.h"
#include "ui/delegates/mirroring.h"
#include "ui/delegates/pilllabel.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyle>
#include <QtWidgets/QToolButton>

namespace slotdesk {

SlotCard::SlotCard(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("slotCard"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 9, 12, 10);
    column->setSpacing(3);
    buildTitle(column);
    buildButtons(column);
}

void SlotCard::buildTitle(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(7);
    m_title = new QLabel(this);
    m_title->setProperty("role", QStringLiteral("title"));
    m_status = new PillLabel(this);
    row->addWidget(m_title);
    row->addWidget(m_status);
    row->addStretch(1);
    buildSwap();
    row->addWidget(m_swap);
    column->addLayout(row);
    m_who = new QLabel(this);
    m_who->setProperty("role", QStringLiteral("strong"));
    m_about = new QLabel(this);
    m_about->setProperty("role", QStringLiteral("muted"));
    for (QLabel* label : {m_who, m_about}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        Mirroring::alignLeading(label);
        label->setWordWrap(true);
        column->addWidget(label);
    }
}

void SlotCard::buildSwap()
{
    m_swap = new QToolButton(this);
    m_swap->setObjectName(QStringLiteral("swap"));
    m_swap->setToolTip(tr("Swap the therapist with another booking (S)"));
    m_swap->setAccessibleName(m_swap->toolTip());
    m_swap->setIconSize({16, 16});
    m_swap->installEventFilter(this);
    const auto paint = [this] { m_swap->setIcon(Icons::themed(QStringLiteral("swap"))); };
    paint();
    connect(&Theme::instance(), &Theme::changed, m_swap, paint);
    connect(m_swap, &QToolButton::clicked, this, [this] { Q_EMIT swapRequested(m_slot.id); });
}

void SlotCard::buildButtons(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 5, 0, 0);
    row->setSpacing(6);
    const auto button = [&](const QString& text, const QString& tip, auto signal) {
        auto* made = new QPushButton(text, this);
        made->setToolTip(tip);
        made->installEventFilter(this);
        connect(made, &QPushButton::clicked, this, [this, signal] { Q_EMIT(this->*signal)(m_slot.id); });
        row->addWidget(made);
        return made;
    };
    m_assign = button(tr("Assign… A"), tr("Choose a therapist for this slot (A)"), &SlotCard::assignRequested);
    m_reassign = button(tr("Reassign… R"), tr("Give this slot to another therapist (R)"), &SlotCard::reassignRequested);
    m_release = button(tr("Release… L"), {}, &SlotCard::releaseRequested);
    m_cancel = button(tr("Cancel…"), {}, &SlotCard::cancelRequested);
    setRefusals({}, {});
    m_assign->setProperty("kind", QStringLiteral("primary"));
    row->addStretch(1);
    column->addLayout(row);
}

void SlotCard::setSlot(const AppointmentRequest& request, const Appointment& slot)
{
    m_slot = slot;
    StatusLook look = StatusLook::of(slot.status);
    const bool surplus = isLive(slot.status) && slot.position == 0;
    if (surplus)
        look = {slotdesk::Shape::Square, tr("Too many"), Tone::Bad};
    m_status->setLook(look);
    m_title->setText(slot.position > 0 ? tr("Slot %1").arg(slot.position) : surplus ? tr("Surplus") : tr("Earlier"));
    const QString state = surplus                                ? QStringLiteral("surplus")
                          : slot.status == SlotStatus::Open      ? QStringLiteral("open")
                          : slot.status == SlotStatus::Cancelled ? QStringLiteral("closed")
                                                                 : QStringLiteral("booked");
    if (property("state").toString() != state) {
        setProperty("state", state);
        style()->unpolish(this);
        style()->polish(this);
    }
    updateTexts(request);
    updateButtons(request);
    setAccessibleName(m_title->text() + QStringLiteral(", ") + look.text + QStringLiteral(", ") + m_who->text());
}

void SlotCard::updateTexts(const AppointmentRequest& request)
{
    if (m_slot.status == SlotStatus::Open) {
        m_who->setText(tr("Nobody yet"));
        m_about->setText(request.pendingOffers > 0 ? tr("%n offer(s) out", nullptr, request.pendingOffers)
                                                   : tr("No offers out: nobody can answer"));
        return;
    }
    m_who->setText(m_slot.therapistName.isEmpty() ? tr("Nobody") : m_slot.therapistName);
    QStringList about;
    if (m_slot.bookedAt.isValid())
        about.append(tr("booked %1").arg(TimeWords::exact(m_slot.bookedAt)));
    if (!m_slot.therapistPhone.isEmpty())
        about.append(m_slot.therapistPhone);
    m_about->setText(about.join(QStringLiteral(" · ")));
}

void SlotCard::updateButtons(const AppointmentRequest& request)
{
    const bool closed = request.status == RequestStatus::Expired || request.status == RequestStatus::Completed;
    const bool open = m_slot.status == SlotStatus::Open;
    const bool booked = m_slot.status == SlotStatus::Booked;
    m_assign->setVisible(open && !closed);
    m_reassign->setVisible(booked && !closed && m_slot.position > 0);
    m_release->setVisible(booked && !closed && m_slot.position > 0);
    m_swap->setVisible(booked && !closed && m_slot.position > 0);
    m_cancel->setVisible((open || booked) && !closed);
}

void SlotCard::setRefusals(const QString& release, const QString& cancel)
{
    m_release->setEnabled(release.isEmpty());
    m_release->setToolTip(release.isEmpty() ? tr("Open the slot again and offer it (L)") : release);
    m_cancel->setEnabled(cancel.isEmpty());
    m_cancel->setToolTip(cancel.isEmpty() ? tr("Cancel this appointment only") : cancel);
}

void SlotCard::setCurrent(bool current)
{
    QFont font = m_title->font();
    if (font.underline() == current)
        return;
    font.setUnderline(current);
    m_title->setFont(font);
}

void SlotCard::mousePressEvent(QMouseEvent* event)
{
    QFrame::mousePressEvent(event);
    Q_EMIT touched(m_slot.id);
}

bool SlotCard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT touched(m_slot.id);
    return QFrame::eventFilter(watched, event);
}

} // namespace slotdesk
