// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/resolvedialog.h"

#include "domain/money.h"
#include "tables/timewords.h"
#include "ui/alerts/alertsentence.h"
#include "ui/delegates/elidedcheckbox.h"
#include "ui/dialogs/previewline.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/dialogs/settlementwords.h"
#include "ui/shell/whenready.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>

namespace slotdesk {

namespace {

constexpr QSize widestResolve(980, 760); ///< a longer name ends in an ellipsis

} // namespace

ResolveDialog::ResolveDialog(const DeskContext& context, CommandRunner& runner, const Alert& alert, QWidget* parent)
    : CommandDialog(context, runner, QStringLiteral("resolve"), parent), m_alert(alert)
{
    setObjectName(QStringLiteral("resolveDialog"));
    setMinimumWidth(780);
    setHeading(tr("Resolve the double booking on %1").arg(TimeWords::number(alert.request)),
               AlertSentence::of(alert, context.clock.nowUtc()));
    m_proposal = new QLabel(this);
    m_proposal->setObjectName(QStringLiteral("proposal"));
    m_proposal->setProperty("role", QStringLiteral("title"));
    m_proposal->setWordWrap(true);
    body()->addWidget(m_proposal);
    auto* ask = new QLabel(mostKept() == 0   ? tr("The request is closed: nobody can stay.")
                           : mostKept() == 1 ? tr("Who stays? One at most; the others are let go.")
                                             : tr("Who stays? %1 at most; the others are let go.").arg(mostKept()),
                           this);
    ask->setProperty("role", QStringLiteral("title"));
    body()->addWidget(ask);
    buildGrid();
    m_preview = new PreviewLine(context, this);
    body()->addWidget(m_preview);
    body()->addWidget(reason());
    body()->addStretch(1);
    connect(m_preview, &PreviewLine::changed, this, &ResolveDialog::updateReady);
    setPrimary(tr("Resolve"));
    fillRows();
    readChoices();
    // Left alone, a dialog takes two thirds of the screen at most and squeezes its lines.
    resize(sizeHint().boundedTo(widestResolve).expandedTo(minimumSize()));
    if (!m_lines.isEmpty())
        m_lines.first().box->setFocus();
}

void ResolveDialog::buildGrid()
{
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(22);
    m_grid->setVerticalSpacing(7);
    m_grid->setColumnStretch(0, 1);
    const QStringList heads = {tr("Therapist"), tr("Booked"), tr("Other visits that day"), tr("Pay")};
    for (int column = 0; column < heads.size(); ++column) {
        auto* head = new QLabel(heads.at(column), this);
        head->setProperty("role", QStringLiteral("muted"));
        m_grid->addWidget(head, 0, column, column == heads.size() - 1 ? Qt::AlignRight : Qt::AlignLeft);
    }
    body()->addLayout(m_grid);
}

int ResolveDialog::mostKept() const
{
    return m_alert.kind == AlertKind::AfterClose ? 0 : m_alert.kind == AlertKind::Surplus ? m_alert.slots : 1;
}

void ResolveDialog::readChoices()
{
    whenReady(context().services.settlements().choices(m_alert.id), this,
              [this](const Result<QList<SettlementChoice>>& read) {
                  if (!read.ok())
                      return; // without them it can be decided all the same
                  m_choices.clear();
                  for (const SettlementChoice& choice : read.value())
                      m_choices.insert(choice.appointment, choice);
                  showFacts();
                  ask();
              });
}

QList<Appointment> ResolveDialog::liveRows() const
{
    QList<Appointment> rows;
    for (const RequestId id : m_alert.requests) {
        for (const Appointment& row : context().store.slotsOf(id)) {
            if (isLive(row.status) && m_alert.appointments.contains(row.id))
                rows.append(row);
        }
    }
    std::sort(rows.begin(), rows.end(), [](const Appointment& a, const Appointment& b) {
        return a.bookedAt != b.bookedAt ? a.bookedAt < b.bookedAt : a.id < b.id;
    });
    return rows;
}

void ResolveDialog::fillRows()
{
    const QList<Appointment> rows = liveRows();
    const QList<AppointmentId> before = kept();
    const bool first = m_lines.isEmpty();
    for (const Line& line : std::as_const(m_lines)) {
        for (QWidget* widget : QList<QWidget*>{line.box, line.commit, line.visits, line.pay})
            delete widget;
    }
    m_lines.clear();
    m_rows.clear();
    const bool proposed = !m_alert.proposedBy.isEmpty();
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const AppointmentId id = rows.at(i).id;
        const bool atFirst = proposed ? m_alert.proposedKeep.contains(id) : i < mostKept();
        addLine(rows.at(i), static_cast<int>(i) + 1, first ? atFirst : before.contains(id));
    }
    QWidget* above = nullptr;
    for (const Appointment& row : rows) {
        QWidget* box = m_lines.value(row.id).box;
        setTabOrder(above ? above : m_proposal, box);
        above = box;
    }
    showFacts();
    showProposal();
    ask();
}

void ResolveDialog::addLine(const Appointment& row, int at, bool ticked)
{
    Line line;
    line.box = new ElidedCheckBox(this);
    line.box->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    line.box->setText(textOf(row));
    line.box->setToolTip(line.box->text());
    line.box->setChecked(ticked);
    line.box->setEnabled(mostKept() > 0);
    connect(line.box, &QCheckBox::toggled, this, &ResolveDialog::ask);
    line.commit = new QLabel(this);
    line.visits = new QLabel(this);
    line.pay = new QLabel(this);
    m_grid->addWidget(line.box, at, 0);
    m_grid->addWidget(line.commit, at, 1);
    m_grid->addWidget(line.visits, at, 2);
    m_grid->addWidget(line.pay, at, 3, Qt::AlignRight);
    m_lines.insert(row.id, line);
    m_rows.insert(row.id, row);
}

int ResolveDialog::nearest() const
{
    int near = -1;
    for (const SettlementChoice& choice : m_choices) {
        const int distance = SettlementWords::distance(choice);
        if (distance >= 0 && (near < 0 || distance < near))
            near = distance;
    }
    return near;
}

void ResolveDialog::showFacts()
{
    const int near = m_choices.size() > 1 ? nearest() : -1;
    for (auto line = m_lines.cbegin(); line != m_lines.cend(); ++line) {
        const auto found = m_choices.constFind(line.key());
        if (found == m_choices.cend()) {
            line->commit->setText(TimeWords::exact(m_rows.value(line.key()).bookedAt));
            continue;
        }
        const SettlementChoice& choice = found.value();
        line->commit->setText(SettlementWords::commit(choice));
        line->commit->setToolTip(tr("Written by %1").arg(choice.writer));
        const QString visits = SettlementWords::visits(choice);
        const bool isNearest = near >= 0 && SettlementWords::distance(choice) == near;
        line->visits->setText(isNearest ? tr("%1 · nearest").arg(visits) : visits);
        line->pay->setText(SettlementWords::pay(choice));
        line->box->setAccessibleDescription(tr("Booked %1. Other visits that day: %2. Pay %3.")
                                                .arg(line->commit->text(), line->visits->text(), line->pay->text()));
    }
}

void ResolveDialog::showProposal()
{
    m_proposal->setVisible(!m_alert.proposedBy.isEmpty());
    QStringList names;
    for (const AppointmentId id : std::as_const(m_alert.proposedKeep))
        names.append(m_rows.value(id).therapistName);
    const QString who = m_alert.proposedByName;
    const QString at = TimeWords::here(m_alert.proposedAt, context().clock.nowUtc());
    m_proposal->setText(names.isEmpty()
                            ? tr("%1 proposed at %2 that nobody stays. Somebody else confirms it.").arg(who, at)
                            : tr("%1 proposed at %2 who stays: %3. Somebody else confirms it.")
                                  .arg(who, at, names.join(QStringLiteral(", "))));
}

QString ResolveDialog::textOf(const Appointment& row) const
{
    QStringList parts = {row.therapistName, row.position > 0 ? tr("slot %1").arg(row.position) : tr("surplus")};
    if (m_alert.requests.size() > 1) {
        const AppointmentRequest* request = context().store.request(row.request);
        const QString number = TimeWords::number(row.request);
        parts.append(request ? tr("request %1, %2").arg(number, request->clientName) : tr("request %1").arg(number));
    }
    if (!row.therapistPhone.isEmpty())
        parts.append(row.therapistPhone);
    return parts.join(QStringLiteral(" · "));
}

QList<AppointmentId> ResolveDialog::kept() const
{
    QList<AppointmentId> rows;
    for (auto line = m_lines.cbegin(); line != m_lines.cend(); ++line) {
        if (line->box->isChecked())
            rows.append(line.key());
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

QString ResolveDialog::effect(const Outcome& outcome)
{
    const QString second = outcome.detail.value(QStringLiteral("second_person")).toString();
    const bool proposes = second == QLatin1String("proposes");
    setPrimary(proposes                              ? tr("Propose")
               : second == QLatin1String("confirms") ? tr("Confirm and resolve")
                                                     : tr("Resolve"));
    QStringList gone;
    QList<AppointmentId> ids;
    for (const auto& id : outcome.detail.value(QStringLiteral("released")).toArray()) {
        const Appointment row = m_rows.value(AppointmentId(id.toInteger()));
        ids.append(row.id);
        gone.append(row.therapistPhone.isEmpty() ? row.therapistName
                                                 : tr("%1 (%2)").arg(row.therapistName, row.therapistPhone));
    }
    if (gone.isEmpty())
        return tr("Nothing is changed: these visits are over. The case is settled.");
    QStringList lines = {tr("Let go, and to be called: %1.").arg(gone.join(QStringLiteral(", ")))};
    if (kept().isEmpty() && mostKept() > 0)
        lines.append(tr("Nobody stays: the slot opens again and offers go out."));
    else if (m_alert.kind == AlertKind::Overlap || m_alert.kind == AlertKind::SameTherapist)
        lines.append(tr("The slot opens again and offers go out."));
    if (const QString money = cost(ids); !money.isEmpty())
        lines.append(money);
    if (proposes)
        lines.append(tr("Two people end a double booking here: this is a proposal, and somebody else confirms it."));
    return lines.join(QLatin1Char(' '));
}

QString ResolveDialog::cost(const QList<AppointmentId>& gone) const
{
    qint64 paid = 0;
    qint64 saved = 0;
    QByteArray currency;
    for (const SettlementChoice& choice : m_choices) {
        (gone.contains(choice.appointment) ? saved : paid) += choice.payCents;
        currency = choice.currency;
    }
    return paid + saved == 0 ? QString()
                             : tr("Paid: %1, not paid: %2.").arg(moneyText(paid, currency), moneyText(saved, currency));
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
    readChoices();
}

} // namespace slotdesk
