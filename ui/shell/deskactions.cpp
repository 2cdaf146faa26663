// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/deskactions.h"

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>

namespace slotdesk {

DeskActions::DeskActions(QWidget* window) : QObject(window), m_window(window)
{
    qApp->installEventFilter(this);
}

QAction* DeskActions::add(const QString& group, const QString& text, const QString& keys, std::function<void()> run)
{
    auto* action = new QAction(text, m_window);
    QList<QKeySequence> shortcuts;
    for (const QString& key : keys.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        shortcuts.append(QKeySequence(key, QKeySequence::PortableText));
    action->setShortcuts(shortcuts);
    action->setShortcutContext(Qt::WindowShortcut);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    m_window->addAction(action);
    m_entries.append({action, group});
    return action;
}

QString DeskActions::keysOf(const QAction& action)
{
    QStringList keys;
    for (const QKeySequence& sequence : action.shortcuts())
        keys.append(sequence.toString(QKeySequence::NativeText));
    return keys.join(QStringLiteral(" · "));
}

bool DeskActions::eventFilter(QObject* watched, QEvent* event)
{
    // A text field takes letters for itself by accepting the override; a plain letter must never become a command
    // there.
    if (event->type() == QEvent::ShortcutOverride &&
        (qobject_cast<QLineEdit*>(watched) || qobject_cast<QPlainTextEdit*>(watched))) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (!(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) &&
            ((!key->text().isEmpty() && key->text().at(0).isPrint()) || key->key() == Qt::Key_Delete)) {
            event->accept();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace slotdesk
