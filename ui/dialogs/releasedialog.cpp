// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/releasedialog.h"

#include "ui/dialogs/reasonfield.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

ReleaseDialog::ReleaseDialog(const DeskContext& context, CommandRunner& runner, const SlotTarget& target,
                             QWidget* parent)
    : CommandDialog(context, runner, QStringLiteral("release"), parent), m_target(target)
{
    setObjectName(QStringLiteral("releaseDialog"));
    setMinimumWidth(560);
    setHeading(tr("Release %1").arg(target.name()), SlotTarget::about(target.request, context.clock.nowUtc()));
    auto* what = new QLabel(tr("%1 is freed and the slot is open again. Who had only been too late is asked again, "
                               "and everybody else who could come; somebody on the waiting list gets it at once.")
                                .arg(target.slot.therapistName),
                            this);
    what->setWordWrap(true);
    body()->addWidget(what);
    body()->addWidget(reason());
    setPrimary(tr("Release"));
    reason()->setFocus();
}

DeskServices::Reply ReleaseDialog::send(CommandId command)
{
    return context().services.release(command, m_target.slot, reason()->reason());
}

void ReleaseDialog::refresh()
{
    for (const Appointment& row : context().store.slotsOf(m_target.request.id)) {
        if (row.id == m_target.slot.id)
            m_target.slot = row;
    }
}

} // namespace slotdesk
