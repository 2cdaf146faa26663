// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewdialog.h"

#include "tables/statuswords.h"
#include "ui/delegates/pilllabel.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <array>

namespace slotdesk {

namespace {

constexpr std::array kinds = {AlertKind::Surplus,    AlertKind::Overlap,  AlertKind::SameTherapist,
                              AlertKind::AfterClose, AlertKind::Reported, AlertKind::AtRisk};
constexpr std::array stages = {AlertStatus::New, AlertStatus::Claimed, AlertStatus::Snoozed};

int countOf(const AlertTable& alerts, AlertKind kind, AlertStatus status)
{
    int count = 0;
    for (int row = 0; row < alerts.rowCount(); ++row) {
        const Alert* alert = alerts.alertAt(row);
        count += int(alert && alert->kind == kind && alert->status == status);
    }
    return count;
}

} // namespace

ReviewDialog::ReviewDialog(const AlertTable& alerts, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("reviewDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What is flagged"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 18);
    column->setSpacing(14);
    auto* title = new QLabel(windowTitle(), this);
    title->setProperty("role", QStringLiteral("heading"));
    column->addWidget(title);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(28);
    grid->setVerticalSpacing(9);
    fill(grid, alerts);
    column->addLayout(grid);
    auto* queue = new QPushButton(tr("&Review queue…"), this);
    queue->setObjectName(QStringLiteral("reviewQueue"));
    queue->setAutoDefault(false);
    connect(queue, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT queueRequested();
    });
    auto* close = new QPushButton(tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(9);
    foot->addWidget(queue);
    foot->addStretch(1);
    foot->addWidget(close);
    column->addLayout(foot);
}

void ReviewDialog::fill(QGridLayout* grid, const AlertTable& alerts)
{
    for (size_t stage = 0; stage < stages.size(); ++stage) {
        auto* head = new QLabel(StatusWords::of(stages[stage]), this);
        head->setProperty("role", QStringLiteral("muted"));
        grid->addWidget(head, 0, static_cast<int>(stage) + 1, Qt::AlignRight);
    }
    for (size_t kind = 0; kind < kinds.size(); ++kind) {
        const auto row = static_cast<int>(kind) + 1;
        grid->addWidget(new PillLabel(StatusLook::of(kinds[kind]), this), row, 0);
        for (size_t stage = 0; stage < stages.size(); ++stage) {
            const int count = countOf(alerts, kinds[kind], stages[stage]);
            auto* figure = new QLabel(QString::number(count), this);
            figure->setProperty("role", count > 0 ? QStringLiteral("title") : QStringLiteral("muted"));
            grid->addWidget(figure, row, static_cast<int>(stage) + 1, Qt::AlignRight);
        }
    }
}

} // namespace slotdesk
