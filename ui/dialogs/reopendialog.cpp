// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/reopendialog.h"

#include "tables/timewords.h"
#include "ui/delegates/statuslook.h"
#include "ui/dialogs/reasonfield.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

ReopenDialog::ReopenDialog(const DeskContext& context, CommandRunner& runner, const Alert& alert, QWidget* parent)
    : CommandDialog(context, runner, QStringLiteral("reopen"), parent), m_alert(alert)
{
    setObjectName(QStringLiteral("reopenDialog"));
    setMinimumWidth(560);
    setHeading(tr("Reopen the alert on %1").arg(TimeWords::number(alert.request)),
               QStringList{StatusLook::of(alert.kind).text, alert.clientName}.join(QStringLiteral(" · ")));
    auto* what = new QLabel(tr("It is on everybody's list again, as new. Bookings stay as they are."), this);
    what->setWordWrap(true);
    body()->addWidget(what);
    body()->addWidget(reason());
    setPrimary(tr("Reopen"));
    reason()->setFocus();
}

DeskServices::Reply ReopenDialog::send(CommandId command)
{
    return context().services.settlements().reopen(command, m_alert.id, reason()->reason());
}

} // namespace slotdesk
