// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsdialog.h"

#include "ui/settings/settingspages.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

SettingsDialog::SettingsDialog(QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("settingsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    resize(620, 400);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("sidebar"));
    m_list->setAccessibleName(tr("Pages of the settings"));
    m_list->setFixedWidth(170);
    m_stack = new QStackedWidget(this);
    for (SettingsPage* page : settingsPages()) {
        m_list->addItem(page->title());
        m_stack->addWidget(page);
    }
    connect(m_list, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    m_list->setCurrentRow(0);

    auto* upper = new QHBoxLayout;
    upper->setSpacing(18);
    upper->addWidget(m_list);
    upper->addWidget(m_stack, 1);
    auto* reset = new QPushButton(tr("Reset window layout"), this);
    reset->setAutoDefault(false);
    reset->setToolTip(tr("Panels and columns as they were at first"));
    connect(reset, &QPushButton::clicked, this, &SettingsDialog::layoutResetRequested);
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* lower = new QHBoxLayout;
    lower->addWidget(reset);
    lower->addStretch(1);
    lower->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 16);
    column->setSpacing(14);
    column->addLayout(upper, 1);
    column->addLayout(lower);
}

} // namespace slotdesk
