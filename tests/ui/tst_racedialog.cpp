// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/handwork.h"
#include "tests/ui/testdesk.h"
#include "ui/alerts/alertcard.h"
#include "ui/alerts/alertpanel.h"
#include "ui/review/racedialog.h"
#include "ui/review/raceview.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/messages.h"

#include <QtCore/QFile>
#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtGui/QClipboard>
#include <QtTest/QTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// The picture of a race on the desk: found by key, menu and palette, taken along as a file, honest when there is none.
class TestRaceDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void byKey();
    void byMenu();
    void byPalette();
    void notForARequestAtRisk();
    void savesWhatIsShown();
    void saysWhyItCannotBeSaved();
    void saysWhatIsNotThere();
    void readsAgainWhenTheAlertChanges();

private:
    [[nodiscard]] AlertCard* cardOf(AlertKind kind) const;
    [[nodiscard]] RaceDialog* dialog() const { return opened<RaceDialog>(*m_window); }
    void open();

    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void TestRaceDialog::init()
{
    m_desk = std::make_unique<TestDesk>();
    m_window = std::make_unique<MainWindow>(m_desk->context);
    m_window->resize(1280, 800);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestRaceDialog::cleanup()
{
    m_window.reset();
    m_desk.reset();
    Messages::saveTo({});
}

AlertCard* TestRaceDialog::cardOf(AlertKind kind) const
{
    for (AlertCard* card : m_window->alerts()->cards()) {
        if (card->alert().kind == kind)
            return card;
    }
    return nullptr;
}

void TestRaceDialog::open()
{
    AlertCard* card = cardOf(AlertKind::Surplus);
    QVERIFY(card);
    card->setFocus();
    press(Qt::Key_T);
    QTRY_VERIFY(dialog() && dialog()->isVisible());
}

void TestRaceDialog::byKey()
{
    open();
    QCOMPARE(m_desk->services.reviewing.asked, QList<AlertId>{cardOf(AlertKind::Surplus)->alert().id});
    QTRY_COMPARE(dialog()->view()->story().writers.size(), 2);
    QVERIFY(dialog()->view()->accessibleDescription().contains(QStringLiteral("Process 4711, login old_app")));
    QVERIFY(dialog()->view()->height() >= dialog()->view()->minimumHeight());
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        const QImage shown = dialog()->view()->grab().toImage();
        QCOMPARE(shown.pixelColor(2, 2), Theme::instance().colors().panel);
        grab(*dialog(), mode == Theme::Mode::Light ? QStringLiteral("race-light") : QStringLiteral("race-dark"));
    }
    Theme::instance().setMode(Theme::Mode::Light);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
}

void TestRaceDialog::byMenu()
{
    openContextMenu(cardOf(AlertKind::Surplus));
    clickMenu(QStringLiteral("Show the race"));
    QTRY_VERIFY(dialog());
}

void TestRaceDialog::byPalette()
{
    cardOf(AlertKind::Surplus)->setFocus();
    press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(opened<CommandPalette>(*m_window));
    QTRY_VERIFY(opened<CommandPalette>(*m_window)->find()->hasFocus());
    type(QStringLiteral("race behind"));
    press(Qt::Key_Return);
    QTRY_VERIFY(dialog());
    QTRY_COMPARE(dialog()->view()->story().writers.size(), 2);
}

void TestRaceDialog::notForARequestAtRisk()
{
    m_desk->board.addAlert(AlertKind::AtRisk, RequestId(48003), {}, -1);
    m_desk->feed();
    QTRY_VERIFY(cardOf(AlertKind::AtRisk));
    cardOf(AlertKind::AtRisk)->setFocus();
    press(Qt::Key_T);
    QVERIFY(!dialog());
    QVERIFY(m_desk->services.reviewing.asked.isEmpty());
}

void TestRaceDialog::savesWhatIsShown()
{
    QTemporaryDir folder;
    open();
    const auto bytes = [&](const QString& name) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    Messages::saveTo(folder.filePath(QStringLiteral("race.png")));
    QTRY_VERIFY(dialog()->pngButton()->isEnabled());
    QTest::mouseClick(dialog()->pngButton(), Qt::LeftButton);
    QTRY_VERIFY(dialog()->word().startsWith(QStringLiteral("Saved: ")));
    const QImage image = QImage::fromData(bytes(QStringLiteral("race.png")), "PNG");
    QCOMPARE(image.width(), 2000);
    const QString description = image.text(QStringLiteral("Description"));
    QVERIFY2(description.contains(QStringLiteral("rails/4.1.9")), qPrintable(description));
    Messages::saveTo(folder.filePath(QStringLiteral("race.svg")));
    QTest::mouseClick(dialog()->svgButton(), Qt::LeftButton);
    QTRY_VERIFY(dialog()->word().endsWith(QStringLiteral("race.svg")));
    QVERIFY(bytes(QStringLiteral("race.svg")).contains("<svg"));
    QTest::mouseClick(dialog()->copyButton(), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("2 writers, 37.412 ms apart")));
    QVERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
}

void TestRaceDialog::saysWhyItCannotBeSaved()
{
    QTemporaryDir folder;
    open();
    Messages::saveTo(folder.filePath(QStringLiteral("no such folder/race.png")));
    QTRY_VERIFY(dialog()->pngButton()->isEnabled());
    QTest::mouseClick(dialog()->pngButton(), Qt::LeftButton);
    QTRY_VERIFY(dialog()->word().contains(QStringLiteral("cannot be written: ")));
}

void TestRaceDialog::saysWhatIsNotThere()
{
    m_desk->services.reviewing.story = RaceStory();
    open();
    QTRY_COMPARE(dialog()->word(), QStringLiteral("Nothing is recorded of this race: its bookings are gone."));
    QVERIFY(!dialog()->pngButton()->isEnabled());
    dialog()->reject();
    QTRY_VERIFY(!dialog());
    m_desk->services.reviewing.story = FakeServices::lostInDoubt();
    open();
    QTRY_COMPARE(dialog()->word(), QStringLiteral("The connection was lost."));
    QVERIFY(!dialog()->svgButton()->isEnabled());
}

void TestRaceDialog::readsAgainWhenTheAlertChanges()
{
    open();
    QTRY_COMPARE(dialog()->view()->story().writers.size(), 2);
    RaceStory third = FakeReview::aRace();
    third.writers.append(third.writers.constLast());
    m_desk->services.reviewing.story = third;
    m_desk->board.closeAlert(cardOf(AlertKind::Surplus)->alert().id);
    m_desk->feed();
    QTRY_COMPARE(dialog()->view()->story().writers.size(), 3);
}

QTEST_MAIN(TestRaceDialog)
#include "tst_racedialog.moc"
