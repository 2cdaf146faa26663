// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/reasonfield.h"

#include <QtGui/QContextMenuEvent>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QMenu>

namespace slotdesk::test {

constexpr int patience = 20000; ///< at most; what is waited for is a condition

/// The dialog of this kind that is open on the window.
template <typename T>
[[nodiscard]] T* opened(const QWidget& window)
{
    return window.findChild<T*>();
}

/// The window that a window manager would make active again after a menu or a dialog is gone.
inline void comeBack()
{
    if (QApplication::activePopupWidget() || QApplication::focusWidget())
        return;
    QWidget* window = QApplication::activeModalWidget();
    for (QWidget* one : QApplication::topLevelWidgets()) {
        if (!window && one->isVisible() && one->inherits("QMainWindow"))
            window = one;
    }
    QVERIFY(window);
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
}

/// A key to whatever has the focus, as a keyboard does it.
inline void press(int key, Qt::KeyboardModifiers modifiers = {})
{
    comeBack();
    QWidget* target = QApplication::activePopupWidget();
    if (!target)
        target = QApplication::focusWidget();
    if (!target)
        target = QApplication::activeWindow();
    QVERIFY(target);
    QTest::keyClick(target, static_cast<Qt::Key>(key), modifiers);
}

inline void type(const QString& text)
{
    QVERIFY(QApplication::focusWidget());
    QTest::keyClicks(QApplication::focusWidget(), text);
}

/// The right mouse button on a widget.
inline void openContextMenu(QWidget* widget, const QPoint& at = QPoint(6, 6))
{
    QVERIFY(widget);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, widget->mapToGlobal(at));
    QApplication::sendEvent(widget, &event);
}

/// The entry of the menu that is open, by its beginning; with the mouse.
inline void clickMenu(const QString& text)
{
    QTRY_VERIFY(qobject_cast<QMenu*>(QApplication::activePopupWidget()));
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    for (QAction* action : menu->actions()) {
        if (!action->text().startsWith(text))
            continue;
        QVERIFY2(action->isEnabled(), qPrintable(action->toolTip()));
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        return;
    }
    QFAIL(qPrintable(QStringLiteral("no entry “%1” in the menu").arg(text)));
}

/// Chooses a reason in its list, which may still be on its way.
inline void chooseReason(ReasonField& field, const QString& code)
{
    QTRY_VERIFY_WITH_TIMEOUT(field.codes()->findData(code) >= 0, patience);
    field.codes()->setCurrentIndex(field.codes()->findData(code));
}

} // namespace slotdesk::test
