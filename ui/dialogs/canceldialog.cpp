// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/canceldialog.h"

#include "tables/timewords.h"
#include "ui/delegates/notice.h"
#include "ui/dialogs/reasonfield.h"

#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QRadioButton>
#include <array>

namespace slotdesk {

namespace {

constexpr std::array askers = {"client", "therapist", "call_center"};
constexpr int lateMinutes = 4 * 60;

} // namespace

CancelDialog::CancelDialog(const DeskContext& context, CommandRunner& runner, const SlotTarget& target, QWidget* parent)
    : CommandDialog(context, runner, QStringLiteral("cancel"), parent), m_target(target)
{
    setObjectName(QStringLiteral("cancelDialog"));
    setMinimumWidth(580);
    const QString number = TimeWords::number(target.request.id);
    setHeading(isWhole() ? tr("Cancel request %1").arg(number) : tr("Cancel %1").arg(target.name()),
               SlotTarget::about(target.request, context.clock.nowUtc()));
    buildWhat();
    buildAskedBy();
    body()->addWidget(reason());
    body()->addStretch(1);
    setPrimary(isWhole() ? tr("Cancel request %1").arg(number) : tr("Cancel this appointment"), true);
    reason()->setFocus();
}

void CancelDialog::buildWhat()
{
    QStringList lines;
    const AppointmentRequest& about = m_target.request;
    if (isWhole()) {
        lines.append(about.live > 0 ? tr("%n booked therapist(s) will be let go.", nullptr, about.live)
                                    : tr("Nobody is booked yet."));
        if (about.pendingOffers > 0)
            lines.append(tr("%n offer(s) will be withdrawn.", nullptr, about.pendingOffers));
    } else if (m_target.slot.therapistName.isEmpty()) {
        lines.append(tr("The open slot is taken off the request; the other slots stay."));
    } else {
        lines.append(m_target.slot.position > 0
                         ? tr("%1 will be let go; the slot is not offered again. The other slots stay.")
                               .arg(m_target.slot.therapistName)
                         : tr("%1 will be let go; the other appointments stay.").arg(m_target.slot.therapistName));
    }
    const qint64 minutes = context().clock.nowUtc().secsTo(about.startsAt) / 60;
    if (minutes >= 0 && minutes < lateMinutes)
        lines.append(tr("This is late: it starts %1.").arg(TimeWords::until(minutes)));
    auto* what = new QLabel(lines.join(QLatin1Char(' ')), this);
    what->setWordWrap(true);
    body()->addWidget(what);
}

void CancelDialog::buildAskedBy()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(14);
    row->addWidget(new QLabel(tr("Who asked for it?"), this));
    m_askedBy = new QButtonGroup(this);
    const QStringList names = {tr("The client"), tr("The therapist"), tr("The call center")};
    for (int i = 0; i < names.size(); ++i) {
        auto* choice = new QRadioButton(names.at(i), this);
        m_askedBy->addButton(choice, i);
        row->addWidget(choice);
    }
    row->addStretch(1);
    body()->addLayout(row);
    connect(m_askedBy, &QButtonGroup::idToggled, this, &CancelDialog::updateReady);
}

void CancelDialog::setAskedBy(int index)
{
    m_askedBy->button(index)->setChecked(true);
}

QString CancelDialog::askedBy() const
{
    const int id = m_askedBy->checkedId();
    return id < 0 ? QString() : QString::fromLatin1(askers.at(static_cast<size_t>(id)));
}

bool CancelDialog::isComplete() const
{
    return m_askedBy && m_askedBy->checkedId() >= 0 && CommandDialog::isComplete();
}

DeskServices::Reply CancelDialog::send(CommandId command)
{
    DeskServices& services = context().services;
    return isWhole() ? services.cancelRequest(command, m_target.request, reason()->reason(), askedBy())
                     : services.cancelSlot(command, m_target.slot, reason()->reason(), askedBy());
}

void CancelDialog::refresh()
{
    if (const AppointmentRequest* row = context().store.request(m_target.request.id))
        m_target.request = *row;
    for (const Appointment& row : context().store.slotsOf(m_target.request.id)) {
        if (row.id == m_target.slot.id)
            m_target.slot = row;
    }
}

} // namespace slotdesk
