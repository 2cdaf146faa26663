// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcutsheet.h"

#include <QtGui/QAction>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace slotdesk {

namespace {

QLabel* label(const QString& text, const char* role, QWidget* parent)
{
    auto* made = new QLabel(text, parent);
    made->setProperty("role", QString::fromLatin1(role));
    return made;
}

} // namespace

ShortcutSheet::ShortcutSheet(const DeskActions& actions, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcutSheet"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 18);
    column->setSpacing(12);
    column->addWidget(label(windowTitle(), "heading", this));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(26);
    grid->setVerticalSpacing(6);
    QString group;
    int row = 0;
    for (const DeskActions::Entry& entry : actions.entries()) {
        if (!entry.action->isVisible() || entry.action->shortcuts().isEmpty())
            continue;
        if (entry.group != group) {
            group = entry.group;
            if (row > 0)
                grid->setRowMinimumHeight(row++, 4);
            grid->addWidget(label(group, "muted", this), row++, 0, 1, 2);
        }
        grid->addWidget(new QLabel(entry.action->text(), this), row, 0);
        grid->addWidget(label(DeskActions::keysOf(*entry.action), "title", this), row++, 1);
    }
    column->addLayout(grid);
    column->addWidget(label(tr("A single letter works while no text is being typed."), "muted", this));
    auto* close = new QPushButton(tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    column->addWidget(close, 0, Qt::AlignRight);
}

} // namespace slotdesk
