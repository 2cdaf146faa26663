// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/dismissdialog.h"

#include "tables/alerttable.h"
#include "tables/timewords.h"
#include "ui/alerts/alertsentence.h"
#include "ui/dialogs/reasonfield.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

DismissDialog::DismissDialog(const DeskContext& context, CommandRunner& runner, const Alert& alert, QWidget* parent)
    : CommandDialog(context, runner, QStringLiteral("dismiss"), parent), m_alert(alert)
{
    setObjectName(QStringLiteral("dismissDialog"));
    setMinimumWidth(560);
    setHeading(tr("Dismiss the alert on %1").arg(TimeWords::number(alert.request)),
               AlertSentence::of(alert, context.clock.nowUtc()));
    auto* what = new QLabel(AlertTable::isDoubleBooking(alert.kind)
                                ? tr("Every booking stays as it is. The alert comes back when another one joins them.")
                                : tr("Nothing is changed on the request. It is off the list for everybody."),
                            this);
    what->setWordWrap(true);
    body()->addWidget(what);
    body()->addWidget(reason());
    setPrimary(tr("Dismiss"));
    reason()->setFocus();
}

DeskServices::Reply DismissDialog::send(CommandId command)
{
    return context().services.dismissAlert(command, m_alert.id, reason()->reason());
}

} // namespace slotdesk
