// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/reassigndialog.h"

#include "ui/delegates/desktable.h"
#include "ui/delegates/notice.h"
#include "ui/dialogs/assigneffect.h"
#include "ui/dialogs/candidatedelegate.h"
#include "ui/dialogs/previewline.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/shell/whenready.h"

#include <QtCore/QJsonObject>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>

namespace slotdesk {

ReassignDialog::ReassignDialog(const DeskContext& context, CommandRunner& runner, const SlotTarget& target,
                               QWidget* parent)
    : CommandDialog(context, runner,
                    target.slot.status == SlotStatus::Open ? QStringLiteral("assign") : QStringLiteral("reassign"),
                    parent),
      m_target(target)
{
    setObjectName(QStringLiteral("reassignDialog"));
    resize(820, 560);
    m_shown.setSourceModel(&m_candidates);
    m_shown.setFilterRole(CandidateTable::SearchRole);
    m_shown.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_find = new QLineEdit(this);
    m_find->setPlaceholderText(tr("Find a therapist by name or phone"));
    m_find->setAccessibleName(tr("Find a therapist"));
    m_find->setClearButtonEnabled(true);
    connect(m_find, &QLineEdit::textChanged, &m_shown, &QSortFilterProxyModel::setFilterFixedString);
    body()->addWidget(m_find);
    buildTable();
    m_preview = new PreviewLine(context, this);
    connect(m_preview, &PreviewLine::changed, this, &ReassignDialog::updateReady);
    body()->addWidget(m_preview);
    body()->addWidget(reason());
    setTabOrder(m_find, m_table);
    setTabOrder(m_table, reason()->codes());
    setTabOrder(reason()->codes(), reason()->text());
    setTabOrder(reason()->text(), primary());
    updateHeading();
    updatePrimary();
    readCandidates();
    connect(&context.store, &LiveStore::slotsChanged, this, [this](const QList<RequestId>& requests) {
        if (requests.contains(m_target.request.id))
            followSlot();
    });
    m_find->setFocus();
}

void ReassignDialog::buildTable()
{
    m_table = new DeskTable(this);
    m_table->setObjectName(QStringLiteral("candidates"));
    m_table->setAccessibleName(tr("Candidates, best first"));
    m_table->setProperty("boxed", true);
    m_table->setItemDelegate(new CandidateDelegate(m_table));
    m_table->setModel(&m_shown);
    m_table->horizontalHeader()->setSortIndicatorShown(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->setColumns({176, 58, 88, 82, 74, 260}, {CandidateTable::Note});
    m_table->setEmptyText(tr("Looking for who is free…"));
    body()->addWidget(m_table, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        updatePrimary();
        askPreview();
    });
    connect(m_table, &DeskTable::opened, this, [this] {
        if (isComplete())
            submit();
        else
            reason()->setFocus();
    });
}

void ReassignDialog::updateHeading()
{
    const QString what = isOpen() ? tr("Assign %1").arg(m_target.name()) : tr("Reassign %1").arg(m_target.name());
    QString about = SlotTarget::about(m_target.request, context().clock.nowUtc());
    if (!isOpen())
        about += tr(" · now %1").arg(m_target.slot.therapistName);
    setHeading(what, about);
}

TherapistId ReassignDialog::therapist() const
{
    const QModelIndex current = m_table->currentIndex();
    const bool eligible = current.data(CandidateTable::EligibleRole).toBool();
    return eligible ? TherapistId(current.data(CandidateTable::TherapistRole).toLongLong()) : TherapistId();
}

void ReassignDialog::updatePrimary()
{
    const QModelIndex current = m_table->currentIndex();
    const QString name = current.siblingAtColumn(CandidateTable::Name).data(Qt::DisplayRole).toString();
    if (!therapist().isValid())
        setPrimary(isOpen() ? tr("Assign") : tr("Reassign"));
    else
        setPrimary(isOpen() ? tr("Assign %1").arg(name) : tr("Reassign to %1").arg(name));
}

bool ReassignDialog::isComplete() const
{
    if (m_waiting.isValid())
        return true;
    return m_preview && therapist().isValid() && m_preview->refusal().isEmpty() && CommandDialog::isComplete();
}

DeskServices::Reply ReassignDialog::send(CommandId command)
{
    DeskServices& services = context().services;
    if (m_waiting.isValid())
        return services.joinWaitlist(command, m_waiting);
    return isOpen() ? services.assign(command, m_target.slot, therapist(), reason()->reason())
                    : services.reassign(command, m_target.slot, therapist(), reason()->reason());
}

void ReassignDialog::askPreview()
{
    if (!m_preview)
        return;
    if (!therapist().isValid()) {
        m_preview->clear(tr("Choose who comes: what changes then is shown here."));
        return;
    }
    const Candidate chosen = m_candidates.candidateAt(m_shown.mapToSource(m_table->currentIndex()).row());
    m_preview->ask(
        isOpen() ? QStringLiteral("assign") : QStringLiteral("reassign"),
        {{QStringLiteral("appointment"), m_target.slot.id.value()},
         {QStringLiteral("therapist"), chosen.therapist.value()},
         {QStringLiteral("expected_version"), m_target.slot.version},
         {QStringLiteral("reason"), QStringLiteral("other")}}, // any will do: it decides nothing
        [this, chosen](const Outcome&) { return AssignEffect::of(m_target, chosen, context().clock.nowUtc()); });
}

void ReassignDialog::lost(const Outcome& outcome)
{
    m_waiting = {};
    m_loser = therapist();
    m_why = outcome.code;
}

void ReassignDialog::offerNextBest()
{
    const TherapistId loser = std::exchange(m_loser, {});
    if (!loser.isValid() || state() != State::Editing)
        return;
    if (m_why == Outcome::Code::AlreadyFilled || m_why == Outcome::Code::Changed) {
        for (const Appointment& slot : context().store.slotsOf(m_target.request.id)) {
            if (slot.status == SlotStatus::Open && slot.id != m_target.slot.id && m_why == Outcome::Code::Changed)
                return offerOtherSlot(slot);
        }
        for (const AppointmentOffer& offer : context().store.offersOf(m_target.request.id)) {
            if (offer.therapist == loser && m_why == Outcome::Code::AlreadyFilled)
                return offerWaiting(offer);
        }
        return;
    }
    for (int row = 0; row < m_candidates.rowCount(); ++row) {
        const Candidate& next = m_candidates.candidateAt(row);
        if (next.therapist == loser || !next.eligible)
            continue;
        offerNext(tr("&Next best: %1").arg(next.name), [this, therapist = next.therapist] {
            m_find->clear();
            const int source = m_candidates.rowOf(therapist);
            m_table->selectRow(m_shown.mapFromSource(m_candidates.index(source, 0)).row());
        });
        return;
    }
}

void ReassignDialog::offerOtherSlot(const Appointment& slot)
{
    offerNext(tr("&Next best: slot %1").arg(slot.position), [this, slot] {
        m_target.slot = slot;
        updateHeading();
        updatePrimary();
    });
}

void ReassignDialog::offerWaiting(const AppointmentOffer& offer)
{
    offerNext(tr("&Next best: %1 on the waiting list").arg(offer.therapistName),
              [this, id = offer.id] { m_waiting = id; });
}

void ReassignDialog::refresh()
{
    followSlot();
    readCandidates();
}

void ReassignDialog::readCandidates()
{
    whenReady(context().services.candidates(m_target.slot.id), this, [this](const Result<QList<Candidate>>& read) {
        if (read.ok()) {
            showCandidates(read.value());
            return;
        }
        m_table->setEmptyText(tr("The candidates could not be read."));
        notice()->say(Tone::Bad, read.error().message, read.error().hint);
    });
}

void ReassignDialog::showCandidates(const QList<Candidate>& candidates)
{
    const TherapistId chosen = therapist();
    m_candidates.setCandidates(candidates);
    m_table->setEmptyText(candidates.isEmpty() ? tr("There is no therapist in this market.")
                                               : tr("No therapist matches what was typed."));
    const int row = m_candidates.rowOf(chosen);
    const QModelIndex index = row < 0 ? QModelIndex() : m_shown.mapFromSource(m_candidates.index(row, 0));
    if (index.isValid() && index.data(CandidateTable::EligibleRole).toBool())
        m_table->selectRow(index.row());
    else
        m_table->setCurrentIndex({});
    updatePrimary();
    askPreview();
    offerNextBest();
}

void ReassignDialog::followSlot()
{
    const QList<Appointment> rows = context().store.slotsOf(m_target.request.id);
    const auto now =
        std::find_if(rows.cbegin(), rows.cend(), [this](const Appointment& row) { return row.id == m_target.slot.id; });
    if (now == rows.cend() || *now == m_target.slot || state() != State::Editing)
        return;
    const bool moved = now->therapist != m_target.slot.therapist || now->status != m_target.slot.status;
    m_target.slot = *now;
    if (const AppointmentRequest* row = context().store.request(m_target.request.id))
        m_target.request = *row;
    updateHeading();
    updatePrimary();
    readCandidates();
    if (moved && notice()->text().isEmpty())
        notice()->say(Tone::Warn,
                      now->status == SlotStatus::Booked
                          ? tr("%1 holds this slot since a moment ago.").arg(now->therapistName)
                          : tr("This slot changed a moment ago."),
                      tr("The list is up to date now."));
}

} // namespace slotdesk
