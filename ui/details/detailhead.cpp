// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/detailhead.h"

#include "tables/timewords.h"
#include "ui/delegates/elidedlabel.h"
#include "ui/delegates/mirroring.h"
#include "ui/delegates/pilllabel.h"
#include "ui/shell/icons.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

namespace slotdesk {

DetailHead::DetailHead(QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 14, 8);
    row->setSpacing(9);
    m_title = new ElidedLabel(this);
    m_title->setProperty("role", QStringLiteral("title"));
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    Mirroring::alignLeading(m_title);
    m_times = new QLabel(this);
    m_times->setProperty("role", QStringLiteral("muted"));
    m_status = new PillLabel(this);
    m_claim = new PillLabel(this);
    m_claim->setObjectName(QStringLiteral("claim"));
    m_claim->hide();
    buildTools();
    auto* report = new QPushButton(tr("Report… P"), this);
    report->setObjectName(QStringLiteral("reportProblem"));
    report->setToolTip(tr("Raise an alert about this booking for everybody (P)"));
    m_offer = new QPushButton(tr("Offer to more O"), this);
    m_offer->setProperty("kind", QStringLiteral("primary"));
    m_cancel = new QPushButton(tr("Cancel request… Del"), this);
    m_cancel->setProperty("kind", QStringLiteral("danger"));
    m_cancel->setObjectName(QStringLiteral("cancelRequest"));
    setRefusals({}, {});
    row->addWidget(m_title, 1);
    row->addWidget(m_claim);
    row->addWidget(m_times);
    row->addWidget(m_status);
    row->addSpacing(2);
    row->addWidget(m_caller);
    row->addWidget(m_handle);
    row->addSpacing(2);
    row->addWidget(report);
    row->addWidget(m_offer);
    row->addWidget(m_cancel);
    connect(m_offer, &QPushButton::clicked, this, &DetailHead::offerMoreRequested);
    connect(report, &QPushButton::clicked, this, &DetailHead::reportRequested);
    connect(m_cancel, &QPushButton::clicked, this, &DetailHead::cancelRequested);
}

void DetailHead::buildTools()
{
    const auto button = [this](const QString& name, const QString& tip, auto signal) {
        auto* made = new QToolButton(this);
        made->setObjectName(name);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setIconSize({17, 17});
        connect(made, &QToolButton::clicked, this, signal);
        return made;
    };
    m_caller = button(QStringLiteral("showCaller"), tr("All about the client (C)"), &DetailHead::callerRequested);
    m_handle =
        button(QStringLiteral("handle"), tr("I handle this: other desks see it (H)"), &DetailHead::handleToggled);
    m_handle->setCheckable(true);
    const auto tint = [this] {
        m_caller->setIcon(Icons::themed(QStringLiteral("phone-in")));
        m_handle->setIcon(Icons::themed(QStringLiteral("handling")));
    };
    tint();
    connect(&Theme::instance(), &Theme::changed, this, tint);
}

void DetailHead::setClaim(const RequestClaim* claim, const QStringList& lookers, const QDateTime& nowUtc)
{
    m_claim->setVisible(claim || !lookers.isEmpty());
    m_handle->setChecked(claim && claim->mine);
    if (!claim) {
        setLookers(lookers);
        return;
    }
    const StatusLook look{slotdesk::Shape::Person,
                          claim->mine ? tr("You are on it") : tr("%1 is on it").arg(claim->holder),
                          claim->mine ? Tone::Neutral : Tone::Info};
    m_claim->setLook(look);
    QString tip = tr("Since %1, for %2. It stops nobody.")
                      .arg(TimeWords::clock(claim->since), TimeWords::span(claim->since.secsTo(nowUtc)));
    if (!lookers.isEmpty())
        tip += QLatin1Char('\n') + tr("Looking at it: %1").arg(lookers.join(QStringLiteral(", ")));
    m_claim->setToolTip(tip);
}

void DetailHead::setLookers(const QStringList& lookers)
{
    if (lookers.isEmpty())
        return;
    const QString text = lookers.size() == 1 ? tr("%1 looks at it").arg(lookers.constFirst())
                                             : tr("%n look at it", nullptr, int(lookers.size()));
    const StatusLook look{slotdesk::Shape::Person, text, Tone::Neutral};
    m_claim->setLook(look);
    m_claim->setToolTip(tr("Looking at it: %1").arg(lookers.join(QStringLiteral(", "))));
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
    m_title->setWhole(
        QStringList{TimeWords::number(request.id), request.clientName, request.service}.join(QStringLiteral(" · ")));
    const QString until = TimeWords::until(nowUtc.secsTo(request.startsAt) / 60);
    m_times->setText(TimeWords::thereAndHere(request.startsAt, request.timeZone, request.marketName, nowUtc) +
                     QStringLiteral(" · ") + until);
    StatusLook look = request.doubleBooked ? StatusLook::doubleBooked() : StatusLook::of(request.status);
    look.text += QStringLiteral(" %1/%2").arg(request.live).arg(request.slots);
    m_status->setLook(look);
    m_offer->setVisible(request.status == RequestStatus::Open && request.openSlots > 0);
    m_cancel->setVisible(request.status == RequestStatus::Open || request.status == RequestStatus::Filled);
}

} // namespace slotdesk
