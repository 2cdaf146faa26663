// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/swapdialog.h"

#include "tables/timewords.h"
#include "ui/delegates/desktable.h"
#include "ui/dialogs/previewline.h"
#include "ui/dialogs/reasonfield.h"

#include <QtCore/QJsonObject>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

SwapDialog::SwapDialog(const DeskContext& context, CommandRunner& runner, const SlotTarget& target, QWidget* parent)
    : CommandDialog(context, runner, QStringLiteral("swap"), parent),
      m_target(target),
      m_wished(target.slot),
      m_bookings(context.store, context.clock)
{
    setObjectName(QStringLiteral("swapDialog"));
    resize(880, 560);
    const QString about = SlotTarget::about(target.request, context.clock.nowUtc());
    setHeading(tr("Swap %1 of %2").arg(target.slot.therapistName, target.name()), about);
    m_shown.setSourceModel(&m_bookings);
    m_shown.setFilterRole(SwapTable::SearchRole);
    m_shown.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_find = new QLineEdit(this);
    m_find->setPlaceholderText(tr("Find a booking by therapist, client or request number"));
    m_find->setAccessibleName(tr("Find a booking"));
    m_find->setClearButtonEnabled(true);
    connect(m_find, &QLineEdit::textChanged, &m_shown, &QSortFilterProxyModel::setFilterFixedString);
    body()->addWidget(m_find);
    buildTable();
    m_preview = new PreviewLine(context, this);
    body()->addWidget(m_preview);
    body()->addWidget(reason());
    connect(m_preview, &PreviewLine::changed, this, &SwapDialog::updateReady);
    m_bookings.setSlot(target.slot);
    choose();
    connect(&context.store, &LiveStore::slotsChanged, this, &SwapDialog::follow);
    setTabOrder(m_find, m_table);
    setTabOrder(m_table, reason()->codes());
    setTabOrder(reason()->codes(), reason()->text());
    setTabOrder(reason()->text(), primary());
    m_find->setFocus();
}

void SwapDialog::buildTable()
{
    m_table = new DeskTable(this);
    m_table->setObjectName(QStringLiteral("bookings"));
    m_table->setAccessibleName(tr("Bookings of this market, the nearest in time first"));
    m_table->setProperty("boxed", true);
    m_table->setModel(&m_shown);
    m_table->horizontalHeader()->setSortIndicatorShown(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->setColumns({140, 70, 140, 120, 170, 120}, {SwapTable::Client});
    m_table->setEmptyText(tr("There is no other booking in this market to swap with."));
    body()->addWidget(m_table, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SwapDialog::choose);
    connect(m_table, &DeskTable::opened, this, [this] {
        if (isComplete())
            submit();
        else
            reason()->setFocus();
    });
}

Appointment SwapDialog::other() const
{
    const QModelIndex current = m_shown.mapToSource(m_table->currentIndex());
    return current.isValid() ? m_bookings.slotAt(current.row()) : Appointment();
}

void SwapDialog::choose()
{
    if (m_reading)
        return;
    const Appointment chosen = other();
    setPrimary(chosen.id.isValid() ? tr("Swap with %1").arg(chosen.therapistName) : tr("Swap"));
    if (!chosen.id.isValid()) {
        m_preview->clear(tr("Choose a booking: what changes then is shown here."));
        return;
    }
    m_preview->ask(QStringLiteral("swap"),
                   {{QStringLiteral("appointment_a"), m_target.slot.id.value()},
                    {QStringLiteral("version_a"), m_target.slot.version},
                    {QStringLiteral("appointment_b"), chosen.id.value()},
                    {QStringLiteral("version_b"), chosen.version},
                    {QStringLiteral("reason"), QStringLiteral("other")}}, // any will do: it decides nothing
                   [this, chosen](const Outcome&) { return effect(chosen); });
}

QString SwapDialog::effect(const Appointment& other) const
{
    const auto told = [](const Appointment& row) {
        return row.therapistPhone.isEmpty() ? row.therapistName
                                            : tr("%1 (%2)").arg(row.therapistName, row.therapistPhone);
    };
    const AppointmentRequest* there = context().store.request(other.request);
    const QString time =
        there ? TimeWords::thereHere(other.startsAt, there->timeZone, context().clock.nowUtc()) : QString();
    const QString client = there ? there->clientName : TimeWords::number(other.request);
    return tr("%1 goes to %2 at %3, %4 comes here. To be told: %5 and %6.")
        .arg(m_target.slot.therapistName, client, time, other.therapistName, told(m_target.slot), told(other));
}

bool SwapDialog::isComplete() const
{
    return m_preview && m_preview->refusal().isEmpty() && m_table->isEnabledTo(m_table->parentWidget()) &&
           other().id.isValid() && CommandDialog::isComplete();
}

DeskServices::Reply SwapDialog::send(CommandId command)
{
    return context().services.swap(command, m_target.slot, other(), reason()->reason());
}

void SwapDialog::refresh()
{
    readAgain();
    choose();
}

void SwapDialog::readAgain()
{
    for (const Appointment& row : context().store.slotsOf(m_target.request.id)) {
        if (row.id == m_target.slot.id)
            m_target.slot = row;
    }
    const AppointmentId chosen = other().id;
    const int place = m_table->verticalScrollBar()->value();
    m_reading = true;
    m_bookings.setSlot(m_target.slot);
    const int row = m_bookings.rowOf(chosen);
    const QModelIndex index = row < 0 ? QModelIndex() : m_shown.mapFromSource(m_bookings.index(row, 0));
    if (index.isValid())
        m_table->selectRow(index.row());
    m_table->verticalScrollBar()->setValue(place);
    m_reading = false;
}

void SwapDialog::follow()
{
    if (state() != State::Editing)
        return;
    const Appointment mine = m_target.slot;
    const Appointment chosen = other();
    readAgain();
    if (m_target.slot == mine && other() == chosen)
        return;
    const bool stillHeld = m_target.slot.status == SlotStatus::Booked && m_target.slot.therapist == m_wished.therapist;
    m_table->setEnabled(stillHeld);
    choose();
    if (!stillHeld) {
        setPrimary(tr("Swap"));
        m_preview->clear(tr("%1 is not booked here any more: there is nothing to swap.").arg(m_wished.therapistName));
    } else if (chosen.id.isValid() && !other().id.isValid()) {
        m_preview->clear(tr("The booking of %1 has changed. Choose another one.").arg(chosen.therapistName));
    }
}

} // namespace slotdesk
