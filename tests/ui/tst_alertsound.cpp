// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertsound.h"
#include "ui/alerts/desktopsound.h"

#include <QtCore/QSemaphore>
#include <QtCore/QThreadPool>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <atomic>

using namespace slotdesk;

/// The sound of an alert where there is a sound server, and where there is none.
class TestAlertSound : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSoundServerTakesIt();
    void withoutOneThereIsABeep();
    void oneAtATime();
    void goesWhileItPlays();
};

void TestAlertSound::theSoundServerTakesIt()
{
    AlertSound sound([] { return true; });
    int beeps = 0;
    sound.setBeep([&] { ++beeps; });
    const QSignalSpy played(&sound, &AlertSound::played);
    sound.play();
    QTRY_COMPARE(played.size(), 1);
    QCOMPARE(played.first().first().toBool(), true);
    QCOMPARE(beeps, 0);
}

void TestAlertSound::withoutOneThereIsABeep()
{
    DesktopSound none("no-such-driver");
    AlertSound sound([&] { return none.play(); });
    int beeps = 0;
    sound.setBeep([&] { ++beeps; });
    const QSignalSpy played(&sound, &AlertSound::played);
    for (int times = 1; times <= 2; ++times) {
        sound.play();
        QTRY_COMPARE(played.size(), times);
        QCOMPARE(played.last().first().toBool(), false);
        QCOMPARE(beeps, times);
    }
}

// A sound server that hangs: the window goes on, and nothing piles up behind it.
void TestAlertSound::oneAtATime()
{
    QSemaphore server;
    std::atomic_int asked = 0;
    AlertSound sound([&] {
        ++asked;
        server.acquire();
        return true;
    });
    const QSignalSpy played(&sound, &AlertSound::played);
    for (int i = 0; i < 3; ++i)
        sound.play();
    QTRY_COMPARE(asked.load(), 1);
    QCOMPARE(played.size(), 0);
    server.release(2);
    QTRY_COMPARE(played.size(), 1);
    sound.play();
    QTRY_COMPARE(played.size(), 2);
    QCOMPARE(asked.load(), 2);
}

void TestAlertSound::goesWhileItPlays()
{
    QSemaphore server;
    int beeps = 0;
    {
        AlertSound sound([&] {
            server.acquire();
            return false;
        });
        sound.setBeep([&] { ++beeps; });
        sound.play();
    }
    server.release();
    QVERIFY(QThreadPool::globalInstance()->waitForDone(5000));
    QCoreApplication::processEvents();
    QCOMPARE(beeps, 0);
}

QTEST_MAIN(TestAlertSound)
#include "tst_alertsound.moc"
