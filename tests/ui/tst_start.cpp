// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/testdesk.h"
#include "ui/delegates/notice.h"
#include "ui/settings/desksettings.h"
#include "ui/shell/aboutdialog.h"
#include "ui/start/startdialog.h"
#include "ui/start/startmemory.h"

#include <QtCore/QSemaphore>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThreadPool>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <atomic>

using namespace slotdesk;
using namespace slotdesk::test;
using Trouble = ConnectionCheck::Trouble;

/// The first start: the choice, the server's form, what is remembered and what never is.
class TestStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void choosesTheDemoByEnter();
    void fieldsBecomeAnAddress();
    void saysWhatIsWrongAndStays();
    void connectsByKeyboard();
    void lateAnswersDoNotCount();
    void remembersNoPassword();
    void comesBackWithWhatWasTried();
    void forgetsNonsense();
    void aboutSaysVersions();
    void looks();

private:
    ConnectionCheck::Report m_answer;
    std::unique_ptr<StartDialog> m_dialog;
};

void TestStart::init()
{
    DeskSettings::instance().open({});
    m_answer = {};
    m_answer.trouble = Trouble::Password;
    m_answer.sentence = QStringLiteral("The server does not accept this.");
    m_dialog = std::make_unique<StartDialog>([this](const QString&) { return m_answer; });
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void TestStart::choosesTheDemoByEnter()
{
    const QSignalSpy demo(m_dialog.get(), &StartDialog::demoChosen);
    QTest::keyClick(m_dialog.get(), Qt::Key_Return);
    QCOMPARE(demo.size(), 1);
    QVERIFY(!m_dialog->isVisible());
}

void TestStart::fieldsBecomeAnAddress()
{
    ConnectForm* form = m_dialog->form();
    QCOMPARE(form->address(), QString());
    form->server()->setText(QStringLiteral("db.example.com"));
    form->login()->setText(QStringLiteral("o'hara"));
    form->password()->setText(QStringLiteral("it's \\ a 'secret'"));
    const Result<Endpoint> endpoint = Endpoint::parse(form->address());
    QVERIFY(endpoint.ok());
    QCOMPARE(endpoint->user(), QStringLiteral("o'hara"));
    QCOMPARE(endpoint->database(), QStringLiteral("slotdesk"));
    QVERIFY(!endpoint->display().contains(QStringLiteral("secret")));
    form->server()->setText(QStringLiteral("service=desk"));
    QVERIFY(!form->login()->isEnabled());
    QVERIFY(form->address().startsWith(QStringLiteral("service=desk password=")));
    form->server()->setText(QStringLiteral("postgresql://ana@db.example.com/desk"));
    const Result<Endpoint> whole = Endpoint::parse(form->address());
    QVERIFY(whole.ok());
    QCOMPARE(whole->database(), QStringLiteral("desk"));
}

void TestStart::saysWhatIsWrongAndStays()
{
    QTest::mouseClick(m_dialog->findChild<QPushButton*>(QStringLiteral("connect")), Qt::LeftButton);
    QTRY_VERIFY(m_dialog->form()->isVisible());
    QTest::keyClicks(m_dialog->form()->server(), QStringLiteral("db.example.com"));
    QTest::mouseClick(m_dialog->findChild<QPushButton*>(QStringLiteral("test")), Qt::LeftButton);
    QTRY_VERIFY(m_dialog->form()->notice()->text().contains(m_answer.sentence));
    QVERIFY(m_dialog->isVisible());
    QTest::mouseClick(m_dialog->findChild<QPushButton*>(QStringLiteral("go")), Qt::LeftButton);
    QTRY_VERIFY(m_dialog->form()->notice()->text().contains(m_answer.sentence));
    QVERIFY(m_dialog->isVisible());
}

void TestStart::connectsByKeyboard()
{
    const QSignalSpy chosen(m_dialog.get(), &StartDialog::serverChosen);
    m_answer.trouble = Trouble::None;
    QTest::keyClick(m_dialog.get(), Qt::Key_Tab);
    QTest::keyClick(m_dialog->findChild<QPushButton*>(QStringLiteral("connect")), Qt::Key_Space);
    QTRY_VERIFY(m_dialog->form()->server()->hasFocus());
    QTest::keyClicks(m_dialog->form()->server(), QStringLiteral("db.example.com"));
    QTest::keyClick(m_dialog->form()->server(), Qt::Key_Return);
    QTRY_COMPARE(chosen.size(), 1);
    QVERIFY(!m_dialog->isVisible());
}

void TestStart::lateAnswersDoNotCount()
{
    QThreadPool::globalInstance()->setMaxThreadCount(2); // also where there is one processor: the first is held below
    std::atomic_int asked = 0;
    QSemaphore go;
    ConnectForm form([&](const QString&) {
        ConnectionCheck::Report report;
        const int mine = ++asked;
        report.sentence = QString::number(mine);
        if (mine == 1)
            go.acquire();
        return report;
    });
    form.test();
    QTRY_COMPARE(asked.load(), 1);
    form.test();
    QTRY_COMPARE(form.notice()->text(), QStringLiteral("2"));
    go.release();
    QVERIFY(QThreadPool::globalInstance()->waitForDone(5000));
    QCoreApplication::processEvents();
    QCOMPARE(form.notice()->text(), QStringLiteral("2"));
}

void TestStart::remembersNoPassword()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("desk.ini"));
    DeskSettings::instance().open(file);
    const Result<Endpoint> endpoint =
        Endpoint::parse(QStringLiteral("host=db.example.com user=ana password=sesame dbname=desk"));
    StartMemory::keep(StartMemory::Place::Server, *endpoint);
    DeskSettings::instance().open(file);
    QCOMPARE(int(StartMemory::read().place), int(StartMemory::Place::Server));
    QCOMPARE(Endpoint::parse(StartMemory::read().address)->user(), QStringLiteral("ana"));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(!written.readAll().contains("sesame"));
    DeskSettings::instance().open({});
}

/// The test went well and opening did not: the address stays to be mended, the password does not.
void TestStart::comesBackWithWhatWasTried()
{
    m_dialog->showServer(QStringLiteral("host='db.example.com' dbname='desk' user='ana' password='sesame'"), m_answer);
    const QString shown = m_dialog->form()->server()->text();
    QVERIFY2(shown.contains(QStringLiteral("db.example.com")) && shown.contains(QStringLiteral("ana")),
             qPrintable(shown));
    QVERIFY2(!shown.contains(QStringLiteral("sesame")), qPrintable(shown));
    const Result<Endpoint> again = Endpoint::parse(m_dialog->form()->address());
    QVERIFY(again.ok());
    QCOMPARE(again->database(), QStringLiteral("desk"));
    QVERIFY(m_dialog->form()->notice()->text().contains(m_answer.sentence));
}

void TestStart::forgetsNonsense()
{
    DeskSettings::instance().set(QStringLiteral("start/place"), QStringLiteral("the moon"));
    QCOMPARE(int(StartMemory::read().place), int(StartMemory::Place::Unknown));
    DeskSettings::instance().set(QStringLiteral("start/place"), QStringLiteral("server"));
    DeskSettings::instance().set(QStringLiteral("start/server"), QStringLiteral("postgresql://["));
    QCOMPARE(int(StartMemory::read().place), int(StartMemory::Place::Unknown));
}

void TestStart::aboutSaysVersions()
{
    TestDesk desk;
    AboutDialog about(desk.context, nullptr);
    about.setAttribute(Qt::WA_DeleteOnClose, false);
    about.show();
    QVERIFY(about.text().contains(QStringLiteral(SLOTDESK_VERSION)));
    QVERIFY(about.text().contains(QLatin1String(qVersion())));
    QTRY_VERIFY(about.text().contains(QStringLiteral("Schema not known")));
    grab(about, QStringLiteral("about"));
}

void TestStart::looks()
{
    grab(*m_dialog, QStringLiteral("start"));
    m_dialog->showServer(QStringLiteral("host=db.example.com dbname=desk"), m_answer);
    grab(*m_dialog, QStringLiteral("start-server"));
    QVERIFY(m_dialog->minimumSizeHint().width() <= 1280);
    QVERIFY(m_dialog->minimumSizeHint().height() <= 800);
}

QTEST_MAIN(TestStart)
#include "tst_start.moc"
