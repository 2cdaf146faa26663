// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/testdesk.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/deskactions.h"
#include "ui/shell/shortcutsheet.h"

#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>

using namespace slotdesk;
using namespace slotdesk::test;

/// Every action is in the palette, every key on the sheet, no key twice, none that means something else elsewhere.
class TestShortcuts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noKeyTwice();
    void noKeyOfThePlatform();
    void paletteHasEverything();
    void sheetHasEveryKey();

private:
    TestDesk m_desk;
};

namespace {

/// Where the platform's meaning and ours are the same, or ours is far better known here.
const QList<QKeySequence::StandardKey>& meant()
{
    using Key = QKeySequence::StandardKey;
    static const QList<Key> keys = {Key::Find, Key::HelpContents, Key::Undo, Key::Delete, Key::Copy, Key::Print,
                                    Key::FullScreen, Key::Close, Key::Preferences, Key::SelectAll,
                                    // Ctrl+K: "delete to the end of line" of the X11 text fields, which keep it while
                                    // they have the focus.
                                    Key::DeleteEndOfLine};
    return keys;
}

} // namespace

void TestShortcuts::noKeyTwice()
{
    const MainWindow window(m_desk.context);
    QHash<QKeySequence, QString> taken;
    for (const DeskActions::Entry& entry : window.actions().entries()) {
        for (const QKeySequence& key : entry.action->shortcuts()) {
            QVERIFY2(!key.isEmpty(), qPrintable(entry.action->text()));
            QVERIFY2(!taken.contains(key), qPrintable(key.toString() + QStringLiteral(": ") + entry.action->text() +
                                                      QStringLiteral(" and ") + taken.value(key)));
            taken.insert(key, entry.action->text());
        }
    }
    QVERIFY(taken.size() > 25);
}

void TestShortcuts::noKeyOfThePlatform()
{
    const MainWindow window(m_desk.context);
    for (int number = QKeySequence::HelpContents; number <= QKeySequence::Cancel; ++number) {
        const auto standard = static_cast<QKeySequence::StandardKey>(number);
        if (meant().contains(standard))
            continue;
        for (const QKeySequence& theirs : QKeySequence::keyBindings(standard)) {
            for (const DeskActions::Entry& entry : window.actions().entries())
                QVERIFY2(!entry.action->shortcuts().contains(theirs),
                         qPrintable(theirs.toString() + QStringLiteral(": ") + entry.action->text()));
        }
    }
}

void TestShortcuts::paletteHasEverything()
{
    MainWindow window(m_desk.context);
    QAction* late = const_cast<DeskActions&>(window.actions())
                        .add(QStringLiteral("Test"), QStringLiteral("Added by somebody later"), QString(), [] {});
    CommandPalette palette(window.actions(), &window);
    palette.setAttribute(Qt::WA_DeleteOnClose, false);
    QStringList listed;
    for (int row = 0; row < palette.list()->count(); ++row)
        listed.append(palette.list()->item(row)->text());
    const QString all = listed.join(QLatin1Char('\n'));
    for (const DeskActions::Entry& entry : window.actions().entries()) {
        if (entry.action->isEnabled())
            QVERIFY2(all.contains(entry.action->text()), qPrintable(entry.action->text()));
    }
    QVERIFY(all.contains(late->text()));
    grab(palette, QStringLiteral("palette"));
}

void TestShortcuts::sheetHasEveryKey()
{
    MainWindow window(m_desk.context);
    const ShortcutSheet sheet(window.actions(), &window);
    QStringList shown;
    for (const QLabel* label : sheet.findChildren<QLabel*>())
        shown.append(label->text());
    for (const DeskActions::Entry& entry : window.actions().entries()) {
        if (entry.action->isVisible() && !entry.action->shortcuts().isEmpty())
            QVERIFY2(shown.contains(DeskActions::keysOf(*entry.action)), qPrintable(entry.action->text()));
    }
    QVERIFY(sheet.sizeHint().height() <= 780);
    QVERIFY(sheet.sizeHint().width() <= 1280);
}

QTEST_MAIN(TestShortcuts)
#include "tst_shortcuts.moc"
