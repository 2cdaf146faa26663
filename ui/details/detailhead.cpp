// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/detailhead.h"

#include "tables/timewords.h"
#include "ui/delegates/pilllabel.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace slotdesk {

DetailHead::DetailHead(QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 14, 8);
    row->setSpacing(9);
    m_title = new QLabel(this);
    m_title->setProperty("role", QStringLiteral("title"));
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_times = new QLabel(this);
    m_times->setProperty("role", QStringLiteral("muted"));
    m_status = new PillLabel(this);
    m_offer = new QPushButton(tr("Offer to more O"), this);
    m_offer->setProperty("kind", QStringLiteral("primary"));
    m_cancel = new QPushButton(tr("Cancel request… Del"), this);
    m_cancel->setProperty("kind", QStringLiteral("danger"));
    m_cancel->setObjectName(QStringLiteral("cancelRequest"));
    setRefusals({}, {});
    row->addWidget(m_title, 1);
    row->addWidget(m_times);
    row->addWidget(m_status);
    row->addSpacing(8);
    row->addWidget(m_offer);
    row->addWidget(m_cancel);
    connect(m_offer, &QPushButton::clicked, this, &DetailHead::offerMoreRequested);
    connect(m_cancel, &QPushButton::clicked, this, &DetailHead::cancelRequested);
}

void DetailHead::setRefusals(const QString& offer, const QString& cancel)
{
    m_offer->setEnabled(offer.isEmpty());
    m_offer->setToolTip(offer.isEmpty() ? tr("Ask every eligible therapist who was not asked yet (O)") : offer);
    m_cancel->setEnabled(cancel.isEmpty());
    m_cancel->setToolTip(cancel.isEmpty() ? tr("Cancel all of it and let everybody go (Del)") : cancel);
}

void DetailHead::setRequest(const AppointmentRequest& request, const QDateTime& nowUtc)
{
    const QString title =
        QStringList{TimeWords::number(request.id), request.clientName, request.service}.join(QStringLiteral(" · "));
    if (m_title->text() != title)
        m_title->setText(title);
    m_title->setToolTip(title);
    const QString there = TimeWords::inZone(request.startsAt, request.timeZone, nowUtc);
    const QString here = TimeWords::here(request.startsAt, nowUtc);
    const QString until = TimeWords::until(nowUtc.secsTo(request.startsAt) / 60);
    m_times->setText(there == here ? tr("%1 in %2, as here · %3").arg(there, request.marketName, until)
                                   : tr("%1 in %2 · %3 here · %4").arg(there, request.marketName, here, until));
    StatusLook look = request.doubleBooked ? StatusLook::doubleBooked() : StatusLook::of(request.status);
    look.text += QStringLiteral(" %1/%2").arg(request.live).arg(request.slots);
    m_status->setLook(look);
    m_offer->setVisible(request.status == RequestStatus::Open && request.openSlots > 0);
    m_cancel->setVisible(request.status == RequestStatus::Open || request.status == RequestStatus::Filled);
}

} // namespace slotdesk
