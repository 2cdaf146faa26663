// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/bulkcommands.h"

#include "tables/serverwords.h"
#include "tables/timewords.h"
#include "ui/dialogs/bulkdialog.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QMenu>

namespace slotdesk {

BulkCommands::BulkCommands(const DeskContext& context, CommandRunner& runner, QWidget* window)
    : QObject(window), m_context(context), m_runner(runner), m_window(window)
{
}

void BulkCommands::start(BulkPlan::Kind kind, const QList<RequestId>& requests)
{
    if (const QString refusal = m_runner.refusalNow(); !refusal.isEmpty()) {
        Q_EMIT said(Tone::Bad, refusal);
        return;
    }
    const BulkPlan plan{kind, requests};
    auto* dialog = new BulkDialog(m_context, m_runner, plan, m_window);
    connect(dialog, &BulkDialog::mustBeCalled, this, &BulkCommands::mustBeCalled);
    connect(dialog, &CommandDialog::succeeded, this,
            [this](const Outcome& outcome) { Q_EMIT said(Tone::Good, ServerWords::of(outcome.message)); });
    dialog->open();
}

void BulkCommands::fillMenu(QMenu* menu, const QList<RequestId>& requests)
{
    const auto many = static_cast<int>(requests.size());
    const auto add = [&](const QString& text, BulkPlan::Kind kind) {
        menu->addAction(text, this, [this, kind, requests] { start(kind, requests); });
    };
    add(tr("Offer %n request(s) to more…", nullptr, many), BulkPlan::Kind::Offer);
    add(tr("Release the booked slots of %n request(s)…", nullptr, many), BulkPlan::Kind::Release);
    add(tr("Cancel %n request(s)…", nullptr, many), BulkPlan::Kind::Cancel);
    menu->addSeparator();
    menu->addAction(tr("Copy the numbers"), this, [requests] {
        QStringList numbers;
        for (const RequestId request : requests)
            numbers.append(QString::number(request.value()));
        QGuiApplication::clipboard()->setText(numbers.join(QLatin1Char('\n')));
    });
}

} // namespace slotdesk
