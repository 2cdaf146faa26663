// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/canceldialog.h"

#include "domain/laterule.h"
#include "tables/timewords.h"
#include "ui/delegates/pilllabel.h"
#include "ui/dialogs/calllists.h"
#include "ui/dialogs/previewline.h"
#include "ui/dialogs/reasonfield.h"

#include <QtCore/QJsonObject>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QRadioButton>
#include <algorithm>
#include <array>

namespace slotdesk {

namespace {

constexpr std::array askerCodes = {"client", "therapist", "desk"};

bool canBeCancelled(const Appointment& slot)
{
    return slot.status == SlotStatus::Open || slot.status == SlotStatus::Booked;
}

} // namespace

CancelDialog::CancelDialog(const DeskContext& context, CommandRunner& runner, const SlotTarget& target, QWidget* parent)
    : CommandDialog(context, runner, QStringLiteral("cancel"), parent), m_target(target)
{
    setObjectName(QStringLiteral("cancelDialog"));
    setMinimumWidth(600);
    const QList<Appointment> rows = context.store.slotsOf(target.request.id);
    std::copy_if(rows.cbegin(), rows.cend(), std::back_inserter(m_choices), canBeCancelled);
    if (m_choices.isEmpty() && target.slot.id.isValid())
        m_choices.append(target.slot);
    buildWhat();
    buildAskedBy();
    body()->addWidget(reason());
    buildConsequences();
    body()->addStretch(1);
    const auto isTarget = [&](const Appointment& slot) { return slot.id == target.slot.id; };
    const auto place = std::find_if(m_choices.cbegin(), m_choices.cend(), isTarget);
    const auto chosen = place == m_choices.cend() ? 0 : static_cast<int>(place - m_choices.cbegin()) + 1;
    if (QAbstractButton* button = m_what->button(chosen))
        button->setChecked(true);
    choose(chosen);
    connect(m_what, &QButtonGroup::idClicked, this, &CancelDialog::choose);
    connect(&context.store, &LiveStore::requestsChanged, this,
            [this](const QList<RequestId>&, const QList<RequestId>& changed) { follow(changed); });
    connect(&context.store, &LiveStore::slotsChanged, this, &CancelDialog::follow);
    (m_choices.size() > 1 ? m_what->button(chosen) : m_askedBy->button(0))->setFocus();
    // Left alone, a dialog takes two thirds of the screen at most and squeezes its lines.
    resize(minimumWidth(), std::max(sizeHint().height(), layout()->totalHeightForWidth(minimumWidth())));
}

void CancelDialog::buildWhat()
{
    m_what = new QButtonGroup(this);
    if (m_choices.size() < 2)
        return;
    auto* column = new QVBoxLayout;
    column->setSpacing(5);
    const auto add = [&](const QString& text) {
        auto* choice = new QRadioButton(text, this);
        m_what->addButton(choice, static_cast<int>(m_what->buttons().size()));
        column->addWidget(choice);
    };
    add(tr("&All of it: %n slot(s)", nullptr, static_cast<int>(m_choices.size())));
    for (const Appointment& slot : std::as_const(m_choices)) {
        const QString who = slot.therapistName.isEmpty() ? tr("nobody yet") : slot.therapistName;
        add(slot.position > 0 ? tr("Only slot &%1 · %2").arg(slot.position).arg(who)
                              : tr("Only the surplus appointment · %1").arg(who));
    }
    body()->addLayout(column);
}

void CancelDialog::buildAskedBy()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(14);
    row->addWidget(new QLabel(tr("Who asked for it?"), this));
    m_askedBy = new QButtonGroup(this);
    const QStringList names = {tr("The &client"), tr("The &therapist"), tr("The &desk")};
    for (int i = 0; i < names.size(); ++i) {
        auto* choice = new QRadioButton(names.at(i), this);
        m_askedBy->addButton(choice, i);
        row->addWidget(choice);
    }
    row->addStretch(1);
    body()->addLayout(row);
    connect(m_askedBy, &QButtonGroup::idToggled, this, [this] {
        suggestReason();
        updateReady();
    });
}

void CancelDialog::buildConsequences()
{
    const QDateTime now = context().clock.nowUtc();
    if (LateRule::isLate(m_target.request.startsAt, now)) {
        const qint64 minutes = now.secsTo(m_target.request.startsAt) / 60;
        const QString text = minutes >= 0
                                 ? tr("Late · it starts %1, less than %n hour(s) away", nullptr, LateRule::minutes / 60)
                                       .arg(TimeWords::until(minutes))
                                 : tr("Late · it started %1").arg(TimeWords::until(minutes));
        auto* late = new PillLabel({slotdesk::Shape::Triangle, text, Tone::Warn}, this);
        late->setObjectName(QStringLiteral("late"));
        body()->addWidget(late);
    }
    m_preview = new PreviewLine(context(), this);
    connect(m_preview, &PreviewLine::changed, this, &CancelDialog::updateReady);
    body()->addWidget(m_preview);
    m_calls = new QLabel(this);
    m_calls->setObjectName(QStringLiteral("calls"));
    m_calls->setProperty("role", QStringLiteral("muted"));
    m_calls->setWordWrap(true);
    body()->addWidget(m_calls);
}

void CancelDialog::choose(int what)
{
    m_target.slot = what > 0 ? m_choices.at(what - 1) : Appointment();
    const QString number = TimeWords::number(m_target.request.id);
    const QDateTime now = context().clock.nowUtc();
    setHeading(isWhole() ? tr("Cancel request %1").arg(number) : tr("Cancel %1").arg(m_target.name()),
               SlotTarget::about(m_target.request, now));
    setPrimary(isWhole() ? tr("Cancel request %1").arg(number) : tr("Cancel this appointment"), true);
    showConsequences();
}

void CancelDialog::showConsequences()
{
    askPreview();
    QStringList people;
    for (const CallList::Person& person : callList().people)
        people.append(tr("%1 (%2)").arg(person.name, person.part));
    m_calls->setText(tr("To be called afterwards: %1.").arg(people.join(QStringLiteral(", "))));
}

void CancelDialog::askPreview()
{
    const QString other = QStringLiteral("other"); // any reason will do: it decides nothing
    QJsonObject arguments{{QStringLiteral("reason"), other}};
    const auto add = [&](const char* name, qint64 id, int version) {
        arguments.insert(QLatin1String(name), id);
        arguments.insert(QStringLiteral("expected_version"), version);
    };
    if (isWhole())
        add("request", m_target.request.id.value(), m_target.request.version);
    else
        add("appointment", m_target.slot.id.value(), m_target.slot.version);
    m_preview->ask(isWhole() ? QStringLiteral("cancel_request") : QStringLiteral("cancel_appointment"), arguments,
                   [this](const Outcome&) { return consequence(); });
}

QString CancelDialog::consequence() const
{
    const AppointmentRequest& about = m_target.request;
    if (isWhole()) {
        const QString booked = about.live > 0 ? tr("%n booked therapist(s) will be let go.", nullptr, about.live)
                                              : tr("Nobody is booked yet.");
        return about.pendingOffers > 0 ? QString(booked + QLatin1Char(' ') +
                                                 tr("%n offer(s) will be withdrawn.", nullptr, about.pendingOffers))
                                       : booked;
    }
    if (m_target.slot.therapistName.isEmpty())
        return tr("The open slot is taken off the request; the other slots stay.");
    return m_target.slot.position > 0
               ? tr("%1 will be let go; the slot is not offered again. The other slots stay.")
                     .arg(m_target.slot.therapistName)
               : tr("%1 will be let go; the other appointments stay.").arg(m_target.slot.therapistName);
}

QList<Appointment> CancelDialog::concerned() const
{
    return isWhole() ? m_choices : QList<Appointment>{m_target.slot};
}

CallList CancelDialog::callList() const
{
    return CallLists::of(m_target.request, concerned(), context().clock.nowUtc());
}

void CancelDialog::setAskedBy(int index)
{
    m_askedBy->button(index)->setChecked(true);
}

void CancelDialog::suggestReason()
{
    // Who asked is mostly why; a reason that the agent chose stands.
    const QString code = m_askedBy->checkedId() == 0   ? QStringLiteral("client_cancelled")
                         : m_askedBy->checkedId() == 1 ? QStringLiteral("therapist_cancelled")
                                                       : QString();
    QComboBox* codes = reason()->codes();
    const QString chosen = codes->currentData().toString();
    if (chosen.isEmpty() || chosen == m_suggested)
        codes->setCurrentIndex(code.isEmpty() ? -1 : codes->findData(code));
    m_suggested = code;
}

QString CancelDialog::askedBy() const
{
    const int id = m_askedBy->checkedId();
    return id < 0 ? QString() : QString::fromLatin1(askerCodes.at(static_cast<size_t>(id)));
}

bool CancelDialog::isComplete() const
{
    return m_askedBy && m_askedBy->checkedId() >= 0 && m_preview && m_preview->refusal().isEmpty() &&
           CommandDialog::isComplete();
}

DeskServices::Reply CancelDialog::send(CommandId command)
{
    DeskServices& services = context().services;
    return isWhole() ? services.cancelRequest(command, m_target.request, reason()->reason(), askedBy())
                     : services.cancelSlot(command, m_target.slot, reason()->reason(), askedBy());
}

void CancelDialog::succeed(const Outcome& outcome)
{
    Q_EMIT mustBeCalled(callList());
    CommandDialog::succeed(outcome);
}

void CancelDialog::follow(const QList<RequestId>& requests)
{
    if (requests.contains(m_target.request.id) && state() == State::Editing)
        refresh();
}

void CancelDialog::refresh()
{
    if (const AppointmentRequest* row = context().store.request(m_target.request.id))
        m_target.request = *row;
    for (const Appointment& row : context().store.slotsOf(m_target.request.id)) {
        const auto isRow = [&](const Appointment& slot) { return slot.id == row.id; };
        const auto place = std::find_if(m_choices.begin(), m_choices.end(), isRow);
        if (place != m_choices.end())
            *place = row;
        if (row.id == m_target.slot.id)
            m_target.slot = row;
    }
    showConsequences();
}

} // namespace slotdesk
