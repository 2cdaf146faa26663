// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandpalette.h"

#include "ui/shell/palettedelegate.h"

#include <QtCore/QPointer>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

CommandPalette::CommandPalette(const DeskActions& actions, QWidget* parent) : QDialog(parent), m_actions(actions)
{
    setObjectName(QStringLiteral("commandPalette"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Commands"));
    setModal(true);
    resize(520, 420);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    m_find = new QLineEdit(this);
    m_find->setPlaceholderText(tr("What do you want to do?"));
    m_find->setAccessibleName(tr("Find a command"));
    m_find->installEventFilter(this);
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    column->addWidget(m_find);
    column->addWidget(m_list);
    connect(m_find, &QLineEdit::textChanged, this, &CommandPalette::narrow);
    connect(m_find, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    narrow({});
}

void CommandPalette::narrow(const QString& typed)
{
    m_list->clear();
    const QList<DeskActions::Entry>& entries = m_actions.entries();
    for (int i = 0; i < entries.size(); ++i) {
        const QAction& action = *entries.at(i).action;
        if (!action.isEnabled() || !action.text().contains(typed, Qt::CaseInsensitive))
            continue;
        const QString keys = DeskActions::keysOf(action);
        auto* item = new QListWidgetItem(action.text(), m_list);
        item->setData(PaletteDelegate::keysRole, keys);
        item->setData(Qt::AccessibleTextRole,
                      keys.isEmpty() ? action.text() : QString(action.text() + QStringLiteral(", ") + keys));
        item->setData(Qt::UserRole, i);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::run()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item)
        return;
    const QPointer<QAction> action = m_actions.entries().at(item->data(Qt::UserRole).toInt()).action;
    accept();
    // After this dialog is gone, so that the next one has the window as its ground.
    QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_find && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            QApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace slotdesk
