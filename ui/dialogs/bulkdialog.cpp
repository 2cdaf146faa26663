// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/bulkdialog.h"

#include "tables/serverwords.h"
#include "ui/delegates/bulkpilldelegate.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/notice.h"
#include "ui/dialogs/calllists.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/shell/whenready.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

namespace {

QJsonArray itemsOf(const Outcome& outcome)
{
    return outcome.detail.value(QStringLiteral("items")).toArray();
}

template <typename AnyId>
QList<AnyId> asIds(const QList<qint64>& numbers)
{
    QList<AnyId> ids;
    ids.reserve(numbers.size());
    for (const qint64 number : numbers)
        ids.append(AnyId(number));
    return ids;
}

} // namespace

BulkDialog::BulkDialog(const DeskContext& context, CommandRunner& runner, const BulkPlan& plan, QWidget* parent)
    : CommandDialog(context, runner, plan.reasonUse(), parent), m_plan(plan)
{
    setObjectName(QStringLiteral("bulkDialog"));
    resize(760, 460);
    m_rows.setItems(plan.items(context.store));
    setHeading(plan.heading(), plan.about());
    buildTable();
    reason()->setVisible(!plan.reasonUse().isEmpty());
    body()->addWidget(reason());
    m_copy = new QPushButton(tr("&Copy the results"), this);
    m_copy->setObjectName(QStringLiteral("copyResults"));
    m_copy->setAutoDefault(false);
    m_copy->hide();
    connect(m_copy, &QPushButton::clicked, this, &BulkDialog::copy);
    body()->addWidget(m_copy, 0, Qt::AlignLeft);
    showPlan();
    askDryRun();
    plan.reasonUse().isEmpty() ? primary()->setFocus() : reason()->setFocus();
}

void BulkDialog::buildTable()
{
    m_table = new DeskTable(this);
    m_table->setObjectName(QStringLiteral("bulk"));
    m_table->setAccessibleName(tr("What happens to each"));
    m_table->setProperty("boxed", true);
    m_table->setModel(&m_rows);
    m_table->setItemDelegateForColumn(BulkTable::Fate, new BulkPillDelegate(m_table));
    m_table->setColumns({72, 140, 100, 280}, {BulkTable::Word});
    m_table->setMinimumHeight(150);
    body()->addWidget(m_table, 1);
}

void BulkDialog::askDryRun()
{
    QJsonArray ids;
    for (const qint64 id : m_rows.planned())
        ids.append(id);
    if (ids.isEmpty()) {
        m_isKnown = true;
        showPlan();
        return;
    }
    // Any reason will do: it decides nothing.
    QJsonObject arguments{{QStringLiteral("items"), ids}};
    if (!m_plan.reasonUse().isEmpty())
        arguments.insert(QStringLiteral("reason"), QStringLiteral("other"));
    whenReady(context().services.preview(m_plan.function(), arguments), this, [this](const Result<Outcome>& answer) {
        m_isKnown = true;
        if (answer.ok())
            m_rows.applyPreview(itemsOf(answer.value()));
        showPlan();
    });
}

void BulkDialog::showPlan()
{
    const int left = m_rows.count(BulkTable::State::LeftOut);
    const auto possible = static_cast<int>(m_rows.planned().size());
    if (m_isKnown && left > 0)
        notice()->say(possible > 0 ? Tone::Info : Tone::Warn,
                      tr("%n cannot be done and will be left out.", nullptr, left));
    setPrimary(possible > 0 ? m_plan.verb(possible) : tr("Nothing to do"), m_plan.kind == BulkPlan::Kind::Cancel);
}

bool BulkDialog::isComplete() const
{
    return m_isKnown && !m_rows.planned().isEmpty() && (m_plan.reasonUse().isEmpty() || CommandDialog::isComplete());
}

DeskServices::Reply BulkDialog::send(CommandId command)
{
    rememberPeople();
    DeskServices& services = context().services;
    const QList<qint64> ids = m_rows.planned();
    switch (m_plan.kind) {
    case BulkPlan::Kind::Release:
        return services.releaseAll(command, asIds<AppointmentId>(ids), reason()->reason());
    case BulkPlan::Kind::Cancel:
        return services.cancelAll(command, asIds<RequestId>(ids), reason()->reason());
    case BulkPlan::Kind::Offer:
        break;
    }
    return services.sendOffersAll(command, asIds<RequestId>(ids));
}

void BulkDialog::rememberPeople()
{
    m_people.clear();
    if (m_plan.kind != BulkPlan::Kind::Cancel)
        return;
    for (const qint64 id : m_rows.planned()) {
        if (const AppointmentRequest* row = context().store.request(RequestId(id)))
            m_people.append(CallLists::of(*row, context().store.slotsOf(row->id), context().clock.nowUtc()));
    }
}

void BulkDialog::succeed(const Outcome& outcome)
{
    m_rows.applyOutcome(itemsOf(outcome));
    const int done = m_rows.count(BulkTable::State::Done);
    const int refusals = m_rows.count(BulkTable::State::Refused);
    reason()->hide();
    m_copy->show();
    notice()->say(refusals > 0 ? Tone::Warn : Tone::Good,
                  refusals > 0 ? tr("%1 done, %2 refused.").arg(done).arg(refusals) : tr("%n done.", nullptr, done));
    for (const BulkTable::Item& item : m_rows.items()) {
        for (const CallList& list : std::as_const(m_people)) {
            if (item.state == BulkTable::State::Done && list.request == item.request)
                Q_EMIT mustBeCalled(list);
        }
    }
    finish();
}

void BulkDialog::lost(const Outcome& outcome)
{
    // None of them: what is said about each is the new plan.
    m_rows.applyPreview(itemsOf(outcome));
    showPlan();
    notice()->say(Tone::Warn, ServerWords::of(outcome.message));
}

void BulkDialog::copy() const
{
    QGuiApplication::clipboard()->setText(m_rows.text());
}

} // namespace slotdesk
