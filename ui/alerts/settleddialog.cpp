// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/settleddialog.h"

#include "tables/timewords.h"
#include "ui/delegates/desktable.h"
#include "ui/shell/whenready.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <algorithm>

namespace slotdesk {

SettledDialog::SettledDialog(const DeskContext& context, QWidget* parent) : QDialog(parent), m_context(context)
{
    setObjectName(QStringLiteral("settledDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settled alerts"));
    resize(940, 480);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 17, 20, 16);
    column->setSpacing(11);
    auto* title = new QLabel(windowTitle(), this);
    title->setProperty("role", QStringLiteral("heading"));
    column->addWidget(title);
    buildTable();
    column->addWidget(m_table, 1);
    m_word = new QLabel(this);
    m_word->setObjectName(QStringLiteral("word"));
    m_word->setWordWrap(true);
    m_word->setMinimumHeight(2 * fontMetrics().height());
    m_word->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column->addWidget(m_word);
    column->addLayout(buildFoot());
    showChosen();
    connect(&context.store, &LiveStore::alertsChanged, this, &SettledDialog::read);
    read();
    m_table->setFocus();
}

void SettledDialog::buildTable()
{
    m_table = new DeskTable(this);
    m_table->setObjectName(QStringLiteral("settledAlerts"));
    m_table->setAccessibleName(windowTitle());
    m_table->setProperty("boxed", true);
    m_table->setModel(&m_alerts);
    m_table->setColumns({120, 130, 190, 120, 110, 180}, {SettledTable::Why});
    m_table->setEmptyText(tr("Nothing was settled yet."));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SettledDialog::showChosen);
    connect(m_table, &DeskTable::opened, this, [this] {
        if (const SettledAlert* row = chosen())
            Q_EMIT historyRequested(row->alert);
    });
}

QLayout* SettledDialog::buildFoot()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(9);
    const auto add = [&](const QString& text, const char* name, auto slot) {
        auto* button = new QPushButton(text, this);
        button->setObjectName(QString::fromLatin1(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, slot);
        row->addWidget(button);
        return button;
    };
    m_history = add(tr("&What happened…"), "history", [this] {
        if (const SettledAlert* one = chosen())
            Q_EMIT historyRequested(one->alert);
    });
    m_reopen = add(tr("&Reopen…"), "reopen", [this] {
        if (const SettledAlert* one = chosen())
            Q_EMIT reopenRequested(one->alert);
    });
    m_show = add(tr("&Show the request"), "showOne", [this] {
        if (const SettledAlert* one = chosen()) {
            Q_EMIT showRequested(one->alert.request);
            accept();
        }
    });
    row->addStretch(1);
    add(tr("Close"), "close", &QDialog::accept);
    return row;
}

const SettledAlert* SettledDialog::chosen() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < m_alerts.rowCount() ? &m_alerts.alertAt(row) : nullptr;
}

void SettledDialog::showChosen()
{
    const SettledAlert* row = chosen();
    if (!m_show)
        return;
    m_history->setEnabled(row != nullptr);
    m_show->setEnabled(row != nullptr);
    const bool itself = row && row->alert.status == AlertStatus::Closed;
    m_reopen->setEnabled(row && !itself);
    m_reopen->setToolTip(itself ? tr("It closed by itself: when it recurs it is back by itself too") : QString());
    if (!row)
        m_word->setText(tr("Choose one to see what became of it."));
    else if (itself)
        m_word->setText(tr("Its double booking was gone, and the alert closed by itself."));
    else if (row->signedOffBy.isEmpty())
        m_word->setText(tr("Nobody has signed it off yet."));
    else
        m_word->setText(tr("Signed off by %1.").arg(row->signedOffBy));
}

void SettledDialog::read()
{
    whenReady(m_context.services.settlements().settled(), this, [this](const Result<QList<SettledAlert>>& read) {
        if (!read.ok()) {
            m_word->setText(read.error().text());
            return;
        }
        const SettledAlert* before = chosen();
        const AlertId id = before ? before->alert.id : AlertId();
        m_alerts.setAlerts(read.value(), m_context.clock.nowUtc());
        if (m_alerts.rowCount() > 0)
            m_table->selectRow(std::max(0, m_alerts.rowOf(id)));
        showChosen();
    });
}

} // namespace slotdesk
