// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"
#include "ui/delegates/desktable.h"
#include "ui/details/detailpanel.h"
#include "ui/requests/requestpanel.h"
#include "ui/shell/desk.h"
#include "ui/shell/toast.h"

#include <QtGui/QWindow>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>

namespace slotdesk::test {

/// A desk on a database of its own with a market in it, and the hands to work it: a mouse that clicks where things are,
/// keys that go where the focus is.
class RealDesk
{
public:
    static constexpr int patience = 20000; ///< at most; what is waited for is a condition

    explicit RealDesk(PgFixture& pg, int therapists = 4)
        : m_pg(pg),
          m_database(pg.freshDatabase(QStringLiteral("flow"))),
          m_connection(PgFixture::connect(m_database)),
          m_world(*m_connection, therapists)
    {
    }

    [[nodiscard]] BookingWorld& world() { return m_world; }
    [[nodiscard]] MainWindow& window() { return m_desk->window(); }
    [[nodiscard]] LiveStore& store() { return m_desk->store(); }
    [[nodiscard]] DeskTable* table() { return window().requests()->table(); }
    [[nodiscard]] Toast* toast() { return window().toast(); }

    /// Another agent at another desk.
    [[nodiscard]] std::unique_ptr<Desk> desk(const QString& login, const QString& name)
    {
        auto made = std::make_unique<Desk>(m_pg.login(m_database, login, {QStringLiteral("slotdesk_agent")}), name);
        made->show();
        return made;
    }

    /// Opens the window and gives the list the keyboard.
    void open(int requests)
    {
        m_desk = desk(QStringLiteral("ana"), QStringLiteral("Ana Ruiz"));
        window().resize(1280, 800);
        QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), requests, patience);
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
        focusList();
    }

    void focusList()
    {
        window().activateWindow();
        table()->setFocus();
        QTRY_VERIFY(table()->hasFocus());
    }

    /// A row of the list, by its request.
    [[nodiscard]] QPoint rowOf(RequestId request)
    {
        const QModelIndex index = window().models().filter.indexOf(request);
        return table()->viewport()->mapTo(&window(), table()->visualRect(index.siblingAtColumn(2)).center());
    }

    void click(RequestId request, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(window().windowHandle(), Qt::LeftButton, modifiers, rowOf(request));
    }

    /// The context menu of a row, and the entry that starts with `text`.
    void chooseFromMenu(RequestId request, const QString& text)
    {
        QMenu* menu = openMenu(request);
        QVERIFY(menu);
        for (QAction* action : menu->actions()) {
            if (!action->text().startsWith(text))
                continue;
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
            return;
        }
        QFAIL(qPrintable(text));
    }

    /// What the context menu of a row offers; it is closed again.
    [[nodiscard]] QStringList menuEntries(RequestId request)
    {
        QStringList texts;
        QMenu* menu = openMenu(request);
        if (!menu)
            return texts;
        for (const QAction* action : menu->actions())
            texts.append(action->text());
        QTest::keyClick(menu, Qt::Key_Escape);
        return texts;
    }

    /// The Menu key on the chosen row, Down to the entry that starts with `text`, and Return.
    void chooseFromMenuByKeyboard(const QString& text)
    {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(window().windowHandle(), &event);
        QTRY_VERIFY(qobject_cast<QMenu*>(QApplication::activePopupWidget()));
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        for (int step = 0; step < menu->actions().size(); ++step) {
            QTest::keyClick(menu, Qt::Key_Down);
            if (!menu->activeAction() || !menu->activeAction()->text().startsWith(text))
                continue;
            QTest::keyClick(menu, Qt::Key_Return);
            return;
        }
        QFAIL(qPrintable(text));
    }

    template <typename T>
    [[nodiscard]] T* dialog()
    {
        return window().findChild<T*>();
    }

    /// One key, to whatever has the focus.
    static void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTRY_VERIFY(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    static void type(const QString& text)
    {
        QTRY_VERIFY(QApplication::focusWidget());
        QTest::keyClicks(QApplication::focusWidget(), text);
    }

    /// Tab until the widget has the focus.
    static bool tabTo(const QWidget* widget, bool back = false)
    {
        for (int step = 0; step < 40 && QApplication::focusWidget() != widget; ++step)
            key(back ? Qt::Key_Backtab : Qt::Key_Tab, back ? Qt::ShiftModifier : Qt::NoModifier);
        return QApplication::focusWidget() == widget;
    }

private:
    [[nodiscard]] QMenu* openMenu(RequestId request)
    {
        QTest::mouseClick(window().windowHandle(), Qt::RightButton, {}, rowOf(request));
        const auto shown = [] { return qobject_cast<QMenu*>(QApplication::activePopupWidget()); };
        return QTest::qWaitFor([&] { return shown() != nullptr; }, patience) ? shown() : nullptr;
    }

    PgFixture& m_pg;
    Endpoint m_database;
    std::unique_ptr<PgConnection> m_connection;
    BookingWorld m_world;
    std::unique_ptr<Desk> m_desk;
};

} // namespace slotdesk::test
