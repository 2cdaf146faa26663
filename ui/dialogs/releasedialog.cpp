// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/releasedialog.h"

#include "tables/waitline.h"
#include "ui/dialogs/assigneffect.h"
#include "ui/dialogs/previewline.h"
#include "ui/dialogs/reasonfield.h"

#include <QtCore/QJsonObject>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

ReleaseDialog::ReleaseDialog(const DeskContext& context, CommandRunner& runner, const SlotTarget& target,
                             QWidget* parent)
    : CommandDialog(context, runner, QStringLiteral("release"), parent), m_target(target)
{
    setObjectName(QStringLiteral("releaseDialog"));
    setMinimumWidth(560);
    setHeading(tr("Release %1").arg(target.name()), SlotTarget::about(target.request, context.clock.nowUtc()));
    m_preview = new PreviewLine(context, this);
    connect(m_preview, &PreviewLine::changed, this, &ReleaseDialog::updateReady);
    body()->addWidget(m_preview);
    body()->addWidget(reason());
    body()->addStretch(1);
    setPrimary(tr("Release"));
    connect(&context.store, &LiveStore::slotsChanged, this, [this](const QList<RequestId>& requests) {
        if (requests.contains(m_target.request.id) && state() == State::Editing)
            refresh();
    });
    askPreview();
    reason()->setFocus();
}

void ReleaseDialog::askPreview()
{
    m_preview->ask(QStringLiteral("release"),
                   {{QStringLiteral("appointment"), m_target.slot.id.value()},
                    {QStringLiteral("expected_version"), m_target.slot.version},
                    {QStringLiteral("reason"), QStringLiteral("other")}}, // any will do: it decides nothing
                   [this](const Outcome&) {
                       QStringList line;
                       int late = 0;
                       for (const AppointmentOffer& offer : WaitLine::of(context().store, m_target.request.id))
                           line.append(offer.therapistName);
                       for (const AppointmentOffer& offer : context().store.offersOf(m_target.request.id))
                           late += int(WaitLine::canJoin(offer));
                       return AssignEffect::ofRelease(m_target, line, late);
                   });
}

bool ReleaseDialog::isComplete() const
{
    return m_preview && m_preview->refusal().isEmpty() && CommandDialog::isComplete();
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
    askPreview();
}

} // namespace slotdesk
