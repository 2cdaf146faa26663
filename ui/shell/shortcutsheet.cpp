// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcutsheet.h"

#include "ui/alerts/alertwish.h"

#include <QtGui/QAction>
#include <QtGui/QKeySequence>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
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

/// Where the second half begins: with a group of its own, so that none is torn apart.
qsizetype halfOf(const QList<DeskActions::Entry>& entries)
{
    qsizetype at = (entries.size() + 1) / 2;
    while (at < entries.size() && at > 0 && entries.at(at).group == entries.at(at - 1).group)
        ++at;
    return at;
}

void addHalf(QHBoxLayout* halves, const QList<DeskActions::Entry>& entries, QWidget* parent)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(26);
    grid->setVerticalSpacing(6);
    QString group;
    int row = 0;
    for (const DeskActions::Entry& entry : entries) {
        if (entry.group != group) {
            group = entry.group;
            if (row > 0)
                grid->setRowMinimumHeight(row++, 4);
            grid->addWidget(label(group, "muted", parent), row++, 0, 1, 2);
        }
        grid->addWidget(new QLabel(entry.action->text(), parent), row, 0);
        grid->addWidget(label(DeskActions::keysOf(*entry.action), "title", parent), row++, 1);
    }
    grid->setRowStretch(row, 1);
    halves->addLayout(grid);
}

/// What a card of an alert takes while it has the focus: the same list as its menu.
QString lettersOfCards()
{
    QStringList letters;
    for (const AlertWish wish :
         {AlertWish::Resolve, AlertWish::Assign, AlertWish::Claim, AlertWish::Snooze, AlertWish::Dismiss,
          AlertWish::OfferMore, AlertWish::Reassign, AlertWish::Cancel, AlertWish::History, AlertWish::Race}) {
        letters.append(QKeySequence(AlertWishes::key(wish)).toString(QKeySequence::NativeText) + QChar(QChar::Nbsp) +
                       AlertWishes::text(wish).remove(QChar(0x2026)));
    }
    return ShortcutSheet::tr("On an alert that has the focus: %1.").arg(letters.join(QStringLiteral(" · ")));
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
    auto* halves = new QHBoxLayout;
    halves->setSpacing(44);
    QList<DeskActions::Entry> shown = actions.entries();
    shown.removeIf([](const DeskActions::Entry& entry) {
        return !entry.action->isVisible() || entry.action->shortcuts().isEmpty();
    });
    const qsizetype half = halfOf(shown);
    addHalf(halves, shown.mid(0, half), this);
    addHalf(halves, shown.mid(half), this);
    column->addLayout(halves);
    auto* onCards = label(lettersOfCards(), "muted", this);
    onCards->setWordWrap(true);
    column->addWidget(onCards);
    column->addWidget(label(tr("A single letter works while no text is being typed."), "muted", this));
    auto* close = new QPushButton(tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    column->addWidget(close, 0, Qt::AlignRight);
}

} // namespace slotdesk
