// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/deskactions.h"
#include "ui/shell/mainwindow.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>
#include <functional>

namespace slotdesk::test {

/// Everything that can be opened from a desk, found by doing everything that the desk can do: so that what is added
/// later is looked at too.
class EveryWindow
{
public:
    using Look = std::function<void(QWidget& opened, const QString& name)>;

    EveryWindow(MainWindow& window, Look look) : m_window(window), m_look(std::move(look)) {}

    /// Triggers each action, shows what opened to `look`, page by page where it has pages, and closes it again.
    void visit()
    {
        const QList<DeskActions::Entry> entries = m_window.actions().entries();
        for (const DeskActions::Entry& entry : entries)
            visit(entry.action);
    }

    /// One action alone.
    void visit(QAction* action)
    {
        if (!action || !action->isEnabled() || leaves(*action))
            return;
        const QWidgetList before = QApplication::topLevelWidgets();
        // A window that waits for its end with exec() is looked at from inside of it.
        QTimer inside;
        QObject::connect(&inside, &QTimer::timeout, [&] { lookAtNew(before, action->text()); });
        inside.start(150);
        action->trigger();
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        lookAtNew(before, action->text());
    }

    [[nodiscard]] const QStringList& seen() const { return m_seen; }

private:
    /// What would end the program or show another one's window.
    [[nodiscard]] static bool leaves(const QAction& action)
    {
        return action.menuRole() == QAction::QuitRole || action.shortcut() == QKeySequence(QStringLiteral("Ctrl+Q"));
    }

    void lookAtNew(const QWidgetList& before, const QString& name)
    {
        for (int round = 0; round < 5; ++round) {
            QPointer<QWidget> opened;
            for (QWidget* widget : QApplication::topLevelWidgets()) {
                if (!before.contains(widget) && widget->isVisible() && widget != m_current)
                    opened = widget;
            }
            if (!opened)
                return;
            show(opened, name);
            if (opened)
                opened->close();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }

    void show(const QPointer<QWidget>& opened, const QString& name)
    {
        m_current = opened;
        QCoreApplication::processEvents();
        if (opened && !qobject_cast<QFileDialog*>(opened.data())) {
            const QString what = QStringLiteral("%1 (%2)").arg(opened->objectName(), name);
            m_seen.append(opened->objectName());
            auto* pages = opened->findChild<QStackedWidget*>();
            auto* list = opened->findChild<QListWidget*>();
            const bool paged = pages && list && list->count() == pages->count();
            for (int page = 0; opened && page < (paged ? pages->count() : 1); ++page) {
                if (paged)
                    list->setCurrentRow(page);
                QCoreApplication::processEvents();
                m_look(*opened, paged ? QStringLiteral("%1 page %2").arg(what).arg(page) : what);
            }
        }
        m_current = nullptr;
    }

    MainWindow& m_window;
    Look m_look;
    QStringList m_seen;
    QPointer<QWidget> m_current;
};

} // namespace slotdesk::test
