// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alerthistorydialog.h"

#include "tables/timewords.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/statuslook.h"
#include "ui/shell/whenready.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace slotdesk {

AlertHistoryDialog::AlertHistoryDialog(const DeskContext& context, const Alert& alert, QWidget* parent)
    : QDialog(parent), m_context(context), m_alert(alert)
{
    setObjectName(QStringLiteral("alertHistoryDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What happened to the alert on %1").arg(TimeWords::number(alert.request)));
    resize(820, 420);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 17, 20, 16);
    column->setSpacing(11);
    auto* title = new QLabel(windowTitle(), this);
    title->setProperty("role", QStringLiteral("heading"));
    column->addWidget(title);
    m_word = new QLabel(this);
    m_word->setObjectName(QStringLiteral("word"));
    m_word->setProperty("role", QStringLiteral("muted"));
    m_word->setWordWrap(true);
    m_word->setText(QStringList{StatusLook::of(alert.kind).text, alert.clientName}.join(QStringLiteral(" · ")));
    column->addWidget(m_word);
    m_table = new DeskTable(this);
    m_table->setObjectName(QStringLiteral("alertHistory"));
    m_table->setAccessibleName(windowTitle());
    m_table->setProperty("boxed", true);
    m_table->setModel(&m_events);
    m_table->setColumns({120, 130, 220, 220}, {AlertHistoryTable::Why});
    m_table->setEmptyText(tr("Reading…"));
    column->addWidget(m_table, 1);
    column->addLayout(buildFoot());
    connect(&context.store, &LiveStore::alertsChanged, this, &AlertHistoryDialog::read);
    read();
    m_table->setFocus();
}

QLayout* AlertHistoryDialog::buildFoot()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(9);
    auto* copy = new QPushButton(tr("&Copy all"), this);
    copy->setObjectName(QStringLiteral("copyAll"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_events.text()); });
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    row->addWidget(copy);
    row->addStretch(1);
    row->addWidget(close);
    return row;
}

void AlertHistoryDialog::read()
{
    whenReady(m_context.services.settlements().history(m_alert.id), this,
              [this](const Result<QList<AlertEvent>>& read) {
                  if (!read.ok()) {
                      m_word->setText(read.error().text());
                      return;
                  }
                  m_table->setEmptyText(tr("Nothing is known of it any more."));
                  m_events.setEvents(read.value(), m_context.clock.nowUtc());
                  m_table->scrollToBottom();
              });
}

} // namespace slotdesk
