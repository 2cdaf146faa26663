// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/everywindow.h"
#include "tests/ui/testdesk.h"
#include "ui/delegates/accessibleroles.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/statuslook.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/dialogs/canceldialog.h"
#include "ui/dialogs/deskcommands.h"
#include "ui/dialogs/reassigndialog.h"
#include "ui/dialogs/releasedialog.h"
#include "ui/dialogs/reportdialog.h"
#include "ui/dialogs/withdrawdialog.h"
#include "ui/requests/requestpanel.h"
#include "ui/review/mydaydialog.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/shortcutsheet.h"
#include "ui/shell/toast.h"
#include "ui/wallboard/wallboard.h"

#include <QtGui/QAccessible>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QLineEdit>
#include <cmath>

using namespace slotdesk;
using namespace slotdesk::test;

namespace {

constexpr double leastContrast = 4.5; // WCAG 2, AA
constexpr double highContrast = 7;    // WCAG 2, AAA
constexpr double shapeContrast = 3;   // WCAG 2, what is not text

/// What is operated must have a name; what only holds other things, or is a part of a named whole, need not.
bool needsName(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::Button:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::List:
    case QAccessible::Table:
    case QAccessible::Dialog:
    case QAccessible::ProgressBar:
    case QAccessible::SpinBox:
    case QAccessible::PageTab:
    case QAccessible::ColumnHeader:
    case QAccessible::ListItem:
    case QAccessible::MenuItem:
        return true;
    default:
        return false;
    }
}

/// A row of which nothing can be read out; a cell may be empty.
bool hasMuteRow(QAccessibleInterface& table)
{
    QAccessibleTableInterface* cells = table.tableInterface();
    for (int row = 0; cells && row < cells->rowCount(); ++row) {
        bool speaks = false;
        for (int column = 0; !speaks && column < cells->columnCount(); ++column) {
            QAccessibleInterface* cell = cells->cellAt(row, column);
            speaks = cell && !cell->text(QAccessible::Name).trimmed().isEmpty();
        }
        if (!speaks)
            return true;
    }
    return false;
}

void collectNameless(QAccessibleInterface* node, const QString& path, QStringList& nameless)
{
    if (!node || !node->isValid() || node->state().invisible)
        return;
    const QString self = path + QLatin1Char('/') +
                         (node->object() ? QString::fromLatin1(node->object()->metaObject()->className())
                                         : QString::number(node->role()));
    if (needsName(node->role()) && node->text(QAccessible::Name).trimmed().isEmpty())
        nameless.append(self + QLatin1Char('#') + (node->object() ? node->object()->objectName() : QString()));
    if (node->role() == QAccessible::Table && hasMuteRow(*node))
        nameless.append(QString(self + QStringLiteral(": a row says nothing")));
    const bool isPopup = node->role() == QAccessible::ComboBox; // its list is named by it
    for (int i = 0; !isPopup && i < node->childCount(); ++i)
        collectNameless(node->child(i), self, nameless);
}

QString nameless(QWidget& widget)
{
    QStringList found;
    collectNameless(QAccessible::queryAccessibleInterface(&widget), QString(), found);
    return found.join(QLatin1Char('\n'));
}

/// What can be operated by mouse in a window and not by Tab, other than by a key of its own.
QStringList unreachable(QWidget& window, const QString& name)
{
    QSet<QWidget*> chain;
    QWidget* start = &window;
    for (QWidget* next = start->nextInFocusChain(); next && next != start; next = next->nextInFocusChain())
        chain.insert(next);
    QStringList found;
    for (QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
        const bool isOwnPart = qobject_cast<QLineEdit*>(button->parentWidget());
        if (button->isVisible() && button->isEnabled() && !isOwnPart && button->shortcut().isEmpty() &&
            (!(button->focusPolicy() & Qt::TabFocus) || !chain.contains(button)))
            found.append(QString(name + QStringLiteral(": Tab does not reach ") + button->text()));
    }
    return found;
}

QImage picture(QWidget& widget)
{
    // With a rim: a ring may lie around it, and a table draws its own inside.
    return widget.window()
        ->grab(QRect(widget.mapTo(widget.window(), QPoint(-3, -3)), widget.size() + QSize(6, 6)))
        .toImage();
}

double luminance(const QColor& color)
{
    const auto part = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

} // namespace

/// Who cannot see the desk hears it, and who sees badly can read it.
class TestAccessible : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingOperatedHasAName();
    void dialogsHaveNames_data();
    void dialogsHaveNames();
    void everyRowSaysWhatItIs();
    void ownWidgetsSayWhatTheyAre();
    void tabReachesTheParts();
    void whateverOpensHasNames();
    void focusIsVisible();
    void textIsReadable_data();
    void textIsReadable();
    void everyStatusIsToldThreeWays();
};

void TestAccessible::everythingOperatedHasAName()
{
    TestDesk desk;
    MainWindow window(desk.context);
    window.show();
    window.showRequest(RequestId(48002));
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCOMPARE(nameless(window), QString());
}

void TestAccessible::dialogsHaveNames_data()
{
    QTest::addColumn<QString>("which");
    for (const char* which :
         {"reassign", "release", "cancel", "withdraw", "palette", "sheet", "report", "bulk", "myday"})
        QTest::newRow(which) << QString::fromLatin1(which);
}

void TestAccessible::dialogsHaveNames()
{
    QFETCH(const QString, which);
    TestDesk desk;
    MainWindow window(desk.context);
    CommandRunner runner(desk.context);
    const RequestId id(48002);
    const SlotTarget target{*desk.store.request(id), desk.store.slotsOf(id).first()};
    std::unique_ptr<QDialog> dialog;
    DeskActions actions(&window);
    if (which == QLatin1String("reassign"))
        dialog = std::make_unique<ReassignDialog>(desk.context, runner, target, nullptr);
    else if (which == QLatin1String("release"))
        dialog = std::make_unique<ReleaseDialog>(desk.context, runner, target, nullptr);
    else if (which == QLatin1String("cancel"))
        dialog = std::make_unique<CancelDialog>(desk.context, runner, target, nullptr);
    else if (which == QLatin1String("withdraw"))
        dialog = std::make_unique<WithdrawDialog>(desk.context, runner, target.request, desk.store.offersOf(id).first(),
                                                  nullptr);
    else if (which == QLatin1String("report"))
        dialog = std::make_unique<ReportDialog>(desk.context, runner, target.request, nullptr);
    else if (which == QLatin1String("bulk"))
        dialog = std::make_unique<BulkDialog>(desk.context, runner, BulkPlan{BulkPlan::Kind::Cancel, {id}}, nullptr);
    else if (which == QLatin1String("myday"))
        dialog = std::make_unique<MyDayDialog>(desk.context, *window.commands(), nullptr);
    else if (which == QLatin1String("palette"))
        dialog = std::make_unique<CommandPalette>(actions, nullptr);
    else
        dialog = std::make_unique<ShortcutSheet>(actions, nullptr);
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(dialog.get()));
    QCOMPARE(nameless(*dialog), QString());
}

void TestAccessible::everyRowSaysWhatItIs()
{
    TestDesk desk;
    MainWindow window(desk.context);
    window.show();
    DeskTable* table = window.requests()->table();
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        // Shapes and colours are painted; the words must be in the model too.
        QVERIFY(!table->model()->index(row, RequestTable::Status).data().toString().isEmpty());
        QVERIFY(!table->model()->index(row, RequestTable::Slots).data().toString().isEmpty());
        QVERIFY(!table->model()->index(row, RequestTable::Starts).data().toString().isEmpty());
    }
    for (int column = 0; column < table->model()->columnCount(); ++column)
        QVERIFY(!table->model()
                     ->headerData(column, Qt::Horizontal,
                                  column == RequestTable::Mark ? Qt::AccessibleTextRole : Qt::DisplayRole)
                     .toString()
                     .isEmpty());
}

// A plain area with a name is read as "pane": nobody hears that it is a card of a list, a figure or a warning.
void TestAccessible::ownWidgetsSayWhatTheyAre()
{
    TestDesk desk;
    MainWindow window(desk.context);
    Wallboard wall(desk.context);
    for (QWidget* shown : std::initializer_list<QWidget*>{&window, &wall})
        shown->show();
    window.showRequest(RequestId(48002));
    window.toast()->say(Tone::Good, QStringLiteral("Done"));
    QVERIFY(QTest::qWaitForWindowExposed(&wall));
    QSet<QString> heard;
    for (QWidget* top : std::initializer_list<QWidget*>{&window, &wall}) {
        for (QWidget* widget : top->findChildren<QWidget*>()) {
            const QString name = QString::fromLatin1(widget->metaObject()->className());
            const QAccessible::Role role = AccessibleRoles::of(name);
            if (role == QAccessible::NoRole || !widget->isVisible())
                continue;
            QAccessibleInterface* heardAs = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(heardAs && heardAs->role() == role, qPrintable(name));
            QVERIFY2(!heardAs->text(QAccessible::Name).isEmpty(), qPrintable(name));
            heard.insert(name.section(QStringLiteral("::"), -1));
        }
    }
    for (const char* name : {"AlertCard", "SlotCard", "PillLabel", "WallFigure", "Toast", "DockTitle"})
        QVERIFY2(heard.contains(QLatin1String(name)), name);
}

void TestAccessible::tabReachesTheParts()
{
    TestDesk desk;
    MainWindow window(desk.context);
    window.show();
    window.activateWindow();
    window.showRequest(RequestId(48002));
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.requests()->table()->setFocus();
    QSet<QString> reached;
    for (int step = 0; step < 80; ++step) {
        QWidget* focus = QApplication::focusWidget();
        QVERIFY(focus);
        reached.insert(focus->objectName());
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    for (const char* name : {"search", "requests", "offers", "alertCard", "cancelRequest", "timeline"})
        QVERIFY2(reached.contains(QString::fromLatin1(name)), name);
}

void TestAccessible::whateverOpensHasNames()
{
    TestDesk desk;
    MainWindow window(desk.context);
    window.show();
    window.activateWindow();
    window.showRequest(RequestId(48002));
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QStringList found;
    EveryWindow every(window, [&](QWidget& opened, const QString& name) {
        for (const QString& path : nameless(opened).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            found.append(QString(name + QStringLiteral(": ") + path));
        // Who comes by keyboard starts somewhere, and sees where.
        if (opened.findChildren<QAbstractButton*>().size() > 0 && !opened.focusWidget())
            found.append(QString(name + QStringLiteral(": nothing has the focus")));
        found += unreachable(opened, name);
    });
    every.visit();
    QVERIFY2(every.seen().size() >= 5, qPrintable(every.seen().join(QLatin1Char(' '))));
    QCOMPARE(found.join(QLatin1Char('\n')), QString());
}

void TestAccessible::focusIsVisible()
{
    TestDesk desk;
    MainWindow window(desk.context);
    window.resize(1280, 800);
    window.show();
    window.activateWindow();
    window.showRequest(RequestId(48002));
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QStringList same;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus) ||
            widget->focusProxy() || widget->visibleRegion().isEmpty() ||
            qobject_cast<QAbstractScrollArea*>(widget->parentWidget()))
            continue;
        window.setFocus();
        QCoreApplication::processEvents();
        const QImage before = picture(*widget);
        widget->setFocus(Qt::TabFocusReason);
        QCoreApplication::processEvents();
        if (picture(*widget) == before)
            same.append(QString(QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') +
                                widget->objectName() + widget->accessibleName()));
    }
    QCOMPARE(same.join(QLatin1Char('\n')), QString());
}

void TestAccessible::textIsReadable_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("high");
    QTest::newRow("light") << false << false;
    QTest::newRow("dark") << true << false;
    QTest::newRow("light, high contrast") << false << true;
    QTest::newRow("dark, high contrast") << true << true;
}

void TestAccessible::textIsReadable()
{
    QFETCH(const bool, dark);
    QFETCH(const bool, high);
    Theme& theme = Theme::instance();
    theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    theme.setContrast(high ? Theme::Contrast::High : Theme::Contrast::Normal);
    QCOMPARE(theme.isHighContrast(), high);
    const Theme::Colors c = theme.colors();
    const auto atLeast = [](double least, const char* what, const QColor& text, const QColor& ground) {
        QVERIFY2(contrast(text, ground) >= least, qPrintable(QStringLiteral("%1: %2 on %3 is %4")
                                                                 .arg(QLatin1String(what), text.name(), ground.name())
                                                                 .arg(contrast(text, ground))));
    };
    const auto readable = [&](const char* what, const QColor& text, const QColor& ground) {
        atLeast(high ? highContrast : leastContrast, what, text, ground);
    };
    for (const QColor& ground : {c.window, c.panel, c.sunken, c.hover, c.selection, c.badFaint, c.warnFaint}) {
        readable("text", c.text, ground);
        readable("muted", c.muted, ground);
        readable("accent", c.accent, ground);
        for (const Tone tone : {Tone::Neutral, Tone::Good, Tone::Warn, Tone::Bad, Tone::Info})
            readable("status", theme.strong(tone), ground);
    }
    for (const Tone tone : {Tone::Neutral, Tone::Good, Tone::Warn, Tone::Bad, Tone::Info}) {
        readable("pill", theme.strong(tone), theme.soft(tone));
        readable("notice", c.text, theme.soft(tone));
    }
    readable("primary button", c.onAccent, c.accent);
    readable("danger button", c.panel, c.bad);
    readable("badge", c.panel, c.neutral);
    readable("badge of a warning", c.panel, c.warn);
    readable("tool tip", c.text, c.panel);
    if (high)
        atLeast(shapeContrast, "edge", c.strongLine, c.panel);
    theme.setMode(Theme::Mode::Light);
    theme.setContrast(Theme::Contrast::Normal);
}

void TestAccessible::everyStatusIsToldThreeWays()
{
    QSet<QString> seen;
    const auto check = [&](const StatusLook& look) {
        QVERIFY(look.shape != slotdesk::Shape::None);
        QVERIFY(!look.text.isEmpty());
        seen.insert(look.text);
    };
    for (int i = 0; i < static_cast<int>(RequestStatus::Unknown); ++i)
        check(StatusLook::of(static_cast<RequestStatus>(i)));
    for (int i = 0; i < static_cast<int>(SlotStatus::Unknown); ++i)
        check(StatusLook::of(static_cast<SlotStatus>(i)));
    for (int i = 0; i < static_cast<int>(OfferStatus::Unknown); ++i)
        check(StatusLook::of(static_cast<OfferStatus>(i)));
    for (int i = 0; i < static_cast<int>(AlertKind::Unknown); ++i)
        check(StatusLook::of(static_cast<AlertKind>(i)));
    QVERIFY(seen.size() > 12);
}

QTEST_MAIN(TestAccessible)
#include "tst_accessible.moc"
