// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/guarddialog.h"

#include "ui/delegates/desktable.h"
#include "ui/review/guardwatch.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

GuardDialog::GuardDialog(GuardWatch& watch, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("guardDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("The guard on the old backend"));
    resize(900, 460);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 18);
    column->setSpacing(12);
    auto* title = new QLabel(windowTitle(), this);
    title->setProperty("role", QStringLiteral("heading"));
    m_sentence = new QLabel(this);
    m_sentence->setWordWrap(true);
    m_table = new DeskTable(this);
    m_table->setModel(&m_findings);
    m_table->setAccessibleName(tr("Double bookings of the old backend that still stand"));
    m_table->setColumns({150, 130, 90, 100, 70, 130, 180}, {GuardFindingTable::Writer});
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    column->addWidget(title);
    column->addWidget(m_sentence);
    column->addWidget(m_table, 1);
    column->addStretch(); // what stands above stays at the top without the table too
    column->addWidget(close, 0, Qt::AlignRight);
    connect(&watch, &GuardWatch::changed, this, &GuardDialog::show);
    show(watch.status());
    watch.look();
}

void GuardDialog::show(const ForeignGuard::Status& status)
{
    m_findings.setStatus(status);
    m_table->setVisible(status.installed);
    m_table->setEmptyText(tr("No double booking stands."));
    if (!status.installed)
        m_sentence->setText(tr("No guard that you may read is installed in this database. The engineer of the old "
                               "backend installs it with “slotctl guard install”."));
    else if (!status.active)
        m_sentence->setText(tr("Its trigger on %1 is missing or disabled: nothing is watched. Whoever looks after the "
                               "old backend has to install it again.")
                                .arg(status.appointments));
    else if (status.mode == QLatin1String("enforce"))
        m_sentence->setText(tr("It refuses double bookings on %1.").arg(status.appointments));
    else
        m_sentence->setText(tr("It observes %1: double bookings are stored, and listed here until they are repaired.")
                                .arg(status.appointments));
}

} // namespace slotdesk
