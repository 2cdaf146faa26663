// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/guardstrip.h"

#include "ui/delegates/notice.h"
#include "ui/review/guarddialog.h"
#include "ui/review/guardwatch.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>

namespace slotdesk {

GuardStrip::GuardStrip(GuardWatch& watch, QWidget* parent) : QWidget(parent), m_watch(watch)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(8);
    m_notice = new Notice(this);
    m_open = new QPushButton(tr("Show them"), this);
    m_open->setAccessibleDescription(tr("The double bookings of the old backend, one by one"));
    row->addWidget(m_notice, 1);
    row->addWidget(m_open);
    connect(m_open, &QPushButton::clicked, this, &GuardStrip::openDialog);
    connect(&watch, &GuardWatch::changed, this, &GuardStrip::show);
    show(watch.status());
}

QString GuardStrip::text() const
{
    return isHidden() ? QString() : m_notice->text();
}

void GuardStrip::openDialog()
{
    (new GuardDialog(m_watch, window()))->open();
}

void GuardStrip::show(const ForeignGuard::Status& status)
{
    int standing = 0;
    for (const auto& count : status.standing)
        standing += count.toInt();
    const bool isBlind = status.installed && !status.active;
    setVisible(isBlind || standing > 0);
    if (isBlind)
        m_notice->say(Tone::Bad, tr("The guard on the old backend is switched off: its double bookings are not seen."));
    else if (standing > 0)
        m_notice->say(Tone::Warn, tr("%n double booking(s) of the old backend still stand.", nullptr, standing));
}

} // namespace slotdesk
