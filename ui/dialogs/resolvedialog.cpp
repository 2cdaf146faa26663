// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/resolvedialog.h"

#include "tables/timewords.h"
#include "ui/alerts/alertsentence.h"
#include "ui/dialogs/previewline.h"
#include "ui/dialogs/reasonfield.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>

namespace slotdesk {

ResolveDialog::ResolveDialog(const DeskContext& context, CommandRunner& runner, const Alert& alert, QWidget* parent)
    : CommandDialog(context, runner, QStringLiteral("resolve"), parent), m_alert(alert)
{
    setObjectName(QStringLiteral("resolveDialog"));
    setMinimumWidth(620);
    setHeading(tr("Resolve the double booking on %1").arg(TimeWords::number(alert.request)),
               AlertSentence::of(alert, context.clock.nowUtc()));
    auto* ask = new QLabel(mostKept() == 0   ? tr("The request is closed: nobody can stay.")
                           : mostKept() == 1 ? tr("Who stays? One at most; the others are let go.")
                                             : tr("Who stays? %1 at most; the others are let go.").arg(mostKept()),
                           this);
    ask->setProperty("role", QStringLiteral("title"));
    body()->addWidget(ask);
    m_list = new QVBoxLayout;
    m_list->setSpacing(7);
    body()->addLayout(m_list);
    m_preview = new PreviewLine(context, this);
    body()->addWidget(m_preview);
    body()->addWidget(reason());
    body()->addStretch(1);
    connect(m_preview, &PreviewLine::changed, this, &ResolveDialog::updateReady);
    setPrimary(tr("Resolve"));
    fillRows();
    // Left alone, a dialog takes two thirds of the screen at most and squeezes its lines.
    resize(sizeHint().expandedTo(minimumSize()));
    if (!m_boxes.isEmpty())
        m_boxes.first()->setFocus();
}

int ResolveDialog::mostKept() const
{
    return m_alert.kind == AlertKind::AfterClose ? 0 : m_alert.kind == AlertKind::Surplus ? m_alert.slots : 1;
}

void ResolveDialog::fillRows()
{
    QList<Appointment> rows;
    for (const RequestId id : std::as_const(m_alert.requests)) {
        for (const Appointment& row : context().store.slotsOf(id)) {
            if (isLive(row.status) && m_alert.appointments.contains(row.id))
                rows.append(row);
        }
    }
    std::sort(rows.begin(), rows.end(), [](const Appointment& a, const Appointment& b) {
        return a.bookedAt != b.bookedAt ? a.bookedAt < b.bookedAt : a.id < b.id;
    });
    const QList<AppointmentId> before = kept();
    const bool first = m_boxes.isEmpty();
    qDeleteAll(m_boxes);
    m_boxes.clear();
    m_rows.clear();
    for (qsizetype i = 0; i < rows.size(); ++i)
        addRow(rows.at(i), first ? i < mostKept() : before.contains(rows.at(i).id));
    this->ask();
}

void ResolveDialog::addRow(const Appointment& row, bool ticked)
{
    auto* box = new QCheckBox(textOf(row), this);
    box->setChecked(ticked);
    box->setEnabled(mostKept() > 0);
    connect(box, &QCheckBox::toggled, this, &ResolveDialog::ask);
    m_list->addWidget(box);
    m_boxes.insert(row.id, box);
    m_rows.insert(row.id, row);
}

QString ResolveDialog::textOf(const Appointment& row) const
{
    QStringList parts = {row.therapistName, row.position > 0 ? tr("slot %1").arg(row.position) : tr("surplus")};
    if (m_alert.requests.size() > 1) {
        const AppointmentRequest* request = context().store.request(row.request);
        const QString number = TimeWords::number(row.request);
        parts.append(request ? tr("request %1, %2").arg(number, request->clientName) : tr("request %1").arg(number));
    }
    if (row.bookedAt.isValid())
        parts.append(tr("booked %1").arg(TimeWords::exact(row.bookedAt)));
    if (!row.therapistPhone.isEmpty())
        parts.append(row.therapistPhone);
    return parts.join(QStringLiteral(" · "));
}

QList<AppointmentId> ResolveDialog::kept() const
{
    QList<AppointmentId> rows;
    for (auto box = m_boxes.cbegin(); box != m_boxes.cend(); ++box) {
        if (box.value()->isChecked())
            rows.append(box.key());
    }
    return rows;
}

void ResolveDialog::ask()
{
    QJsonArray keep;
    for (const AppointmentId row : kept())
        keep.append(row.value());
    const bool said = reason()->isComplete();
    m_preview->ask(QStringLiteral("resolve_double_booking"),
                   {{QStringLiteral("alert"), m_alert.id.value()},
                    {QStringLiteral("keep"), keep},
                    // Any reason will do: it decides nothing.
                    {QStringLiteral("reason"), said ? reason()->reason() : QStringLiteral("other")}},
                   [this](const Outcome& outcome) { return effect(outcome); });
}

QString ResolveDialog::effect(const Outcome& outcome) const
{
    QStringList gone;
    for (const auto& id : outcome.detail.value(QStringLiteral("released")).toArray()) {
        const Appointment row = m_rows.value(AppointmentId(id.toInteger()));
        gone.append(row.therapistPhone.isEmpty() ? row.therapistName
                                                 : tr("%1 (%2)").arg(row.therapistName, row.therapistPhone));
    }
    if (gone.isEmpty())
        return tr("Nothing is changed: these visits are over. The case is settled.");
    QStringList lines = {tr("Let go, and to be called: %1.").arg(gone.join(QStringLiteral(", ")))};
    if (kept().isEmpty() && mostKept() > 0)
        lines.append(tr("Nobody stays: the slot opens again and offers go out."));
    return lines.join(QLatin1Char(' '));
}

bool ResolveDialog::isComplete() const
{
    return m_preview && m_preview->refusal().isEmpty() && kept().size() <= mostKept() && CommandDialog::isComplete();
}

DeskServices::Reply ResolveDialog::send(CommandId command)
{
    return context().services.resolveAlert(command, m_alert.id, kept(), reason()->reason());
}

void ResolveDialog::refresh()
{
    if (const Alert* now = context().store.alert(m_alert.id))
        m_alert = *now;
    fillRows();
}

} // namespace slotdesk
